import { describe, expect, test } from 'vitest';
import { createSrpKeyPair } from '../../../src/auth/index.js';
import {
  answerCustom,
  openWithJane,
  openWithRiddle,
  passwordFirst,
  startCustom,
  startCustomSrp,
  tokens,
} from '../custom-auth.js';
import { answering, type TestFunctions, type WithFunctions } from '../functions.js';
import { failureOf } from '../playground.js';
import { answerSrp } from '../srp-sign-in.js';
import { openUserFile } from '../user-file.js';

const wrongPassword = 'NotAuthorizedException: Incorrect username or password.';
const invalidSession = 'NotAuthorizedException: Invalid session for the user.';

describe('users who may not sign in', () => {
  const states: readonly [string, TestFunctions, string][] = [
    ['UNCONFIRMED', {}, 'UserNotConfirmedException: User is not confirmed.'],
    [
      'RESET_REQUIRED',
      { UserMigration: answering({ userAttributes: { email: 'jane@example.com' } }) },
      'PasswordResetRequiredException: Password reset required for the user',
    ],
  ];

  async function openWith(state: string, functions: TestFunctions): Promise<WithFunctions> {
    const playground = await openWithRiddle({ DefineAuthChallenge: passwordFirst, ...functions });
    if (state === 'UNCONFIRMED') await playground.signUp('jane');
    else await failureOf(playground.startSignIn('jane'));
    playground.events.splice(0);
    return playground;
  }

  test.each(states)('%s: at once where no password is asked for', async (state, functions, told) => {
    await using playground = await openWith(state, functions);
    expect(await failureOf(startCustom(playground))).toBe(told);
    expect(playground.events).toEqual([]);
  });

  test.each(states)('%s: with the proof, and before it only if nothing can follow', async (state, functions, told) => {
    await using playground = await openWith(state, functions);
    const keys = createSrpKeyPair();
    const question = await startCustomSrp(playground, keys);
    const early = state === 'UNCONFIRMED' ? told : wrongPassword;
    expect(await failureOf(answerSrp(playground, question, keys, { secret: 'wrong' }))).toBe(early);
    expect(await failureOf(answerSrp(playground, question, keys))).toBe(told);
  });
});

describe('users who are disabled', () => {
  const disabled = 'NotAuthorizedException: User is disabled.';

  async function openWithFile() {
    const file = await openUserFile();
    const playground = await openWithJane({}, { service: { file: file.path } });
    return {
      ...playground,
      disable: () => file.changeUser('jane', { enabled: 0 }),
      async [Symbol.asyncDispose]() {
        await playground.local.close();
        await file[Symbol.asyncDispose]();
      },
    };
  }

  test('before the first question, and between two', async () => {
    await using playground = await openWithFile();
    const question = await startCustom(playground);
    playground.disable();
    expect(await failureOf(answerCustom(playground, question))).toBe(disabled);
    playground.events.splice(0);
    expect(await failureOf(startCustom(playground))).toBe(disabled);
    expect(playground.events).toEqual([]);
  });

  test.each(['DefineAuthChallenge', 'VerifyAuthChallengeResponse'] as const)('while %s runs', async (trigger) => {
    await using playground = await openWithFile();
    const question = await startCustom(playground);
    playground.replace(trigger, (event) => {
      playground.disable();
      return answering({ ...tokens, answerCorrect: true })(event);
    });
    expect(await failureOf(answerCustom(playground, question))).toBe(disabled);
  });
});

describe('users who are deleted midway', () => {
  const remove = ({ api, userPoolId: UserPoolId }: WithFunctions) =>
    api.adminDeleteUser({ UserPoolId, Username: 'jane' });

  test('between two calls', async () => {
    await using playground = await openWithJane();
    const question = await startCustom(playground);
    await remove(playground);
    expect(await failureOf(answerCustom(playground, question))).toBe(invalidSession);
  });

  test.each(['DefineAuthChallenge', 'VerifyAuthChallengeResponse'] as const)('by %s', async (trigger) => {
    await using playground = await openWithJane();
    const question = await startCustom(playground);
    playground.replace(trigger, async (event) => {
      await remove(playground);
      return answering({ ...tokens, answerCorrect: true })(event);
    });
    expect(await failureOf(answerCustom(playground, question))).toBe(invalidSession);
  });
});
