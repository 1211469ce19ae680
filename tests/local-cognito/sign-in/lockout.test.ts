import { describe, expect, test } from 'vitest';
import { answerMfa, setUpMfa } from '../authenticator.js';
import { failureOf, openPlayground, tokensOf, type Playground } from '../playground.js';
import { createSrpKeyPair } from '../../../src/auth/index.js';
import { answerSrp, startSrp } from '../srp-sign-in.js';

const wrong = 'NotAuthorizedException: Incorrect username or password.';
const locked = 'NotAuthorizedException: Password attempts exceeded';

const miss = ({ startSignIn }: Playground) => failureOf(startSignIn('jane', { PASSWORD: 'wrong' }));

async function openWithMisses(misses: number): Promise<Playground> {
  const playground = await openPlayground();
  await playground.addUser('jane');
  for (let count = 0; count < misses; count++) expect(await miss(playground)).toBe(wrong);
  return playground;
}

test('four wrong passwords cost nothing, the fifth locks for a second', async () => {
  await using playground = await openWithMisses(4);
  tokensOf(await playground.startSignIn('jane'));
  for (let count = 0; count < 5; count++) expect(await miss(playground)).toBe(wrong);
  expect(await failureOf(playground.startSignIn('jane'))).toBe(locked);
  playground.clock.advance({ milliseconds: 999 });
  expect(await failureOf(playground.startSignIn('jane'))).toBe(locked);
  playground.clock.advance({ milliseconds: 1 });
  tokensOf(await playground.startSignIn('jane'));
});

test('each further failure locks twice as long, up to 15 minutes', async () => {
  await using playground = await openWithMisses(5);
  const locks: number[] = [];
  for (let lock = 1; locks.length < 12; lock = Math.min(lock * 2, 900)) {
    playground.clock.advance({ seconds: lock, milliseconds: -1 });
    expect(await failureOf(playground.startSignIn('jane'))).toBe(locked);
    playground.clock.advance({ milliseconds: 1 });
    expect(await miss(playground)).toBe(wrong);
    locks.push(lock);
  }
  expect(locks).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900]);
});

test('tries while it is locked do not count', async () => {
  await using playground = await openWithMisses(5);
  for (let count = 0; count < 10; count++) expect(await miss(playground)).toBe(locked);
  playground.clock.advance({ seconds: 1 });
  tokensOf(await playground.startSignIn('jane'));
});

test('a success wipes the slate, and so do 15 idle minutes', async () => {
  await using playground = await openWithMisses(5);
  playground.clock.advance({ seconds: 1 });
  tokensOf(await playground.startSignIn('jane'));
  for (let count = 0; count < 4; count++) expect(await miss(playground)).toBe(wrong);
  playground.clock.advance({ minutes: 15, milliseconds: 1 });
  for (let count = 0; count < 4; count++) expect(await miss(playground)).toBe(wrong);
  tokensOf(await playground.startSignIn('jane'));
});

test('it is one user who is locked, on both APIs and in every flow', async () => {
  await using playground = await openWithMisses(0);
  await playground.addUser('joe');
  const keys = createSrpKeyPair();
  for (let count = 0; count < 5; count++) {
    const answer = answerSrp(playground, await startSrp(playground, 'jane', keys), keys, { secret: 'wrong' });
    expect(await failureOf(answer)).toBe(wrong);
  }
  const admin = playground.api.adminInitiateAuth({
    UserPoolId: playground.userPoolId,
    ClientId: playground.clientId,
    AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
    AuthParameters: { USERNAME: 'jane', PASSWORD: 'Correct-Horse-9!' },
  });
  expect(await failureOf(admin)).toBe(locked);
  expect(await failureOf(answerSrp(playground, await startSrp(playground, 'jane', keys), keys))).toBe(locked);
  tokensOf(await playground.startSignIn('joe'));
});

test.each([
  ['LEGACY', 'whatever the password, which is not counted', 'UserNotConfirmedException: User is not confirmed.'],
  ['ENABLED', 'only with the right password', wrong],
] as const)('with %s errors an UNCONFIRMED user is told so %s', async (PreventUserExistenceErrors, _, told) => {
  await using playground = await openPlayground({ client: { PreventUserExistenceErrors } });
  await playground.signUp('jane');
  for (let count = 0; count < 5; count++) expect(await miss(playground)).toBe(told);
  if (told === wrong) playground.clock.advance({ minutes: 1 });
  expect(await failureOf(playground.startSignIn('jane'))).toBe('UserNotConfirmedException: User is not confirmed.');
});

describe('MFA codes', () => {
  test('count as passwords do', async () => {
    await using playground = await openPlayground({ mfa: 'ON' });
    await playground.addUser('jane');
    const { authenticator } = await setUpMfa(playground, 'jane');
    const question = await playground.startSignIn('jane');
    for (let count = 0; count < 5; count++) {
      expect(await failureOf(answerMfa(playground, question, authenticator.wrongCode()))).toMatch(
        /^CodeMismatchException/,
      );
    }
    const code = authenticator.code(1);
    expect(await failureOf(answerMfa(playground, question, code))).toBe(locked);
    expect(await failureOf(playground.startSignIn('jane'))).toBe(locked);
    playground.clock.advance({ seconds: 1 });
    tokensOf(await answerMfa(playground, question, code));
  });

  test('a right password in between does not make them free', async () => {
    await using playground = await openPlayground({ mfa: 'ON' });
    await playground.addUser('jane');
    const { authenticator } = await setUpMfa(playground, 'jane');
    for (let count = 0; count < 5; count++) {
      const question = await playground.startSignIn('jane');
      expect(await failureOf(answerMfa(playground, question, authenticator.wrongCode()))).toMatch(
        /^CodeMismatchException/,
      );
    }
    expect(await failureOf(playground.startSignIn('jane'))).toBe(locked);
  });
});
