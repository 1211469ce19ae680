import { once } from 'node:events';
import { CognitoIdentityProvider } from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, test } from 'vitest';
import { startLocalCognito, type Clock, type FunctionLogLine, type TestClock } from '../../src/local-cognito/index.js';
import { failureOf } from './playground.js';

const broken = (): never => {
  throw new Error('No time');
};

/** What the clock gives instead of a time, and what is said of it. */
const wrong: readonly (readonly [now: () => unknown, failure: string])[] = [
  [
    () => Number.NaN,
    'RangeError: The clock must give a time from 1970 to 9999, in milliseconds since the epoch; its method now gave NaN.',
  ],
  [
    () => -1,
    'RangeError: The clock must give a time from 1970 to 9999, in milliseconds since the epoch; its method now gave -1.',
  ],
  [
    () => '2026-01-05',
    "TypeError: The clock must give milliseconds since the epoch; its method now gave '2026-01-05'.",
  ],
  [() => new Date(), 'TypeError: The clock must give milliseconds since the epoch; its method now gave an object.'],
  [broken, 'TypeError: The clock failed; its method now threw Error: No time.'],
];

describe.each(wrong)('a clock whose now is %o', (now, failure) => {
  test('starts no service', async () => {
    expect(await failureOf(startLocalCognito({ clock: { now } as Clock }))).toBe(failure);
  });

  test('that is so later fails calls of the service by its name, and is no bug', async () => {
    let isWrong = false;
    const clock = { now: () => (isWrong ? now() : 1_000_000) } as Clock;
    await using local = await startLocalCognito({ clock });
    const { url: endpoint } = await local.listen();
    isWrong = true;
    const message = failure.slice(failure.indexOf(' ') + 1);
    expect(() => local.clock.now()).toThrow(message);
    expect(() => local.clock.advance({ minutes: 1 })).toThrow(message);
    for (const options of [local.clientOptions, { ...local.clientOptions, endpoint, requestHandler: {} }]) {
      const api = new CognitoIdentityProvider(options);
      expect(await failureOf(api.createUserPool({ PoolName: 'tests' }))).toBe(`InternalErrorException: ${message}`);
      api.destroy();
    }
    const asked = await fetch(`${endpoint}/_local/clock`);
    expect({ status: asked.status, body: await asked.json() }).toEqual({
      status: 500,
      body: { __type: 'InternalErrorException', message },
    });
  });
});

test('a clock that can be moved is checked, too, and is moved itself', async () => {
  let time: number | string = 1_000_000;
  const clock: TestClock = {
    now: () => time as number,
    advance: ({ milliseconds = 0 }) => (time = (time as number) + milliseconds),
    set: (to) => (time = to as number),
    reset: () => (time = 1_000_000),
  };
  await using local = await startLocalCognito({ clock });
  local.clock.advance({ milliseconds: 5 });
  expect([local.clock.now(), clock.now()]).toEqual([1_000_005, 1_000_005]);
  local.clock.set(7);
  expect(clock.now()).toBe(7);
  local.clock.reset();
  expect(clock.now()).toBe(1_000_000);
  time = 'noon';
  expect(() => local.clock.now()).toThrow("its method now gave 'noon'");
});

test('a clock that goes on from a time that was set is checked where it has come to', async () => {
  let time = 1_000_000;
  await using local = await startLocalCognito({ clock: { now: () => time } });
  local.clock.set('9999-12-31T23:59:59Z');
  time += 5000;
  expect(() => local.clock.now()).toThrow(/^The clock must give a time from 1970 to 9999/);
  local.clock.reset();
  expect(local.clock.now()).toBe(1_005_000);
});

test('what a function logs while the clock is at fault is a warning, and no failure of the function', async () => {
  let isWrong = false;
  const clock = { now: () => (isWrong ? Number.NaN : Date.now()) };
  const lines: string[] = [];
  const onFunctionLog = ({ text }: FunctionLogLine) => void lines.push(text);
  await using local = await startLocalCognito({ clock, onFunctionLog });
  const PreSignUp = local.functions.register('check', (event: object) => {
    console.log('before');
    isWrong = true;
    console.log('meanwhile');
    isWrong = false;
    return Promise.resolve(event);
  });
  const api = new CognitoIdentityProvider(local.clientOptions);
  const { UserPool } = await api.createUserPool({ PoolName: 'tests', LambdaConfig: { PreSignUp } });
  const { UserPoolClient } = await api.createUserPoolClient({ UserPoolId: UserPool!.Id!, ClientName: 'tests' });
  const warned = once(process, 'warning') as Promise<[Error]>;
  const { ClientId } = UserPoolClient!;
  await api.signUp({ ClientId, Username: 'jane', Password: 'Correct-Horse-9!' });
  expect(lines).toEqual(['before']);
  const [{ name, message }] = await warned;
  expect(`${name}: ${message}`).toMatch(/^LocalCognitoListener: The listener to the log of functions failed: .*clock/);
});
