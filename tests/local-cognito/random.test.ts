import { expect, test } from 'vitest';
import { createTestClock, seededRandom, type RandomSource } from '../../src/local-cognito/index.js';
import { failureOf, openPlayground } from './playground.js';

/** What a pool, its app client and one sign-up come to. */
async function idsFrom(random: RandomSource): Promise<object> {
  await using playground = await openPlayground({
    service: { random, clock: createTestClock('2026-01-05T03:04:05Z') },
    client: { GenerateSecret: false },
  });
  const { userPoolId, clientId } = playground;
  const sub = await playground.signUp('jane');
  return { userPoolId, clientId, sub, code: await playground.sentCode('jane@example.com') };
}

test('the same seed gives the same ids, subs and codes; another gives others', async () => {
  const first = await idsFrom(seededRandom('tests'));
  expect(await idsFrom(seededRandom('tests'))).toEqual(first);
  const other = await idsFrom(seededRandom('other'));
  for (const [name, value] of Object.entries(other)) expect(Object.entries(first)).not.toContainEqual([name, value]);
});

test.each([undefined, null, Number.NaN, {}])('the seed can not be %o', (seed) => {
  expect(() => seededRandom(seed as string)).toThrow(
    /^The seed of seededRandom must be a string or a finite number, not /,
  );
});

test('gives bytes in one order, however many are asked for at a time', () => {
  const [one, other] = [seededRandom(1), seededRandom(1)];
  const parts = [1, 40, 0, 7].map((length) => one.bytes(length));
  expect(parts.map(({ length }) => length)).toEqual([1, 40, 0, 7]);
  expect(Buffer.concat(parts)).toEqual(other.bytes(48));
  expect(new Set(seededRandom(1).bytes(4096)).size).toBe(256);
});

test.each([
  ['the same byte', 7, /gives no password that the policy takes/],
  ['bytes that no text can use', 255, /gives no bytes that can be used/],
])('a source that gives %s is refused, and not asked for ever', async (_, byte, refusal) => {
  let fixed = false;
  const varied = seededRandom(1);
  const bytes = (length: number): Buffer => (fixed ? Buffer.alloc(length, byte) : varied.bytes(length));
  await using playground = await openPlayground({ service: { random: { bytes } } });
  const { api, userPoolId: UserPoolId } = playground;
  fixed = true;
  const told = await failureOf(api.adminCreateUser({ UserPoolId, Username: 'jane' }));
  expect(told).toMatch(refusal);
  expect(told).toContain('seededRandom');
});
