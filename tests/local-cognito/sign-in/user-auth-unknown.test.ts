import { describe, expect, test } from 'vitest';
import { createSrpKeyPair } from '../../../src/auth/index.js';
import { failureOf } from '../playground.js';
import { makeUser } from '../made-user.js';
import { answerSrp, startSrp } from '../srp-sign-in.js';
import { addPasswordless, answer, choose, openChoice, startChoice, withPassword } from '../user-auth.js';

const hiding = { client: { PreventUserExistenceErrors: 'ENABLED' as const } };
const wrongPassword = 'NotAuthorizedException: Incorrect username or password.';
const wrongCode = 'CodeMismatchException: Invalid code or auth state for the user.';

test('a client that hides nobody says that the user does not exist', async () => {
  await using playground = await openChoice();
  for (const preference of [undefined, 'PASSWORD', 'EMAIL_OTP']) {
    const call = startChoice(playground, 'nobody', preference, withPassword);
    expect(await failureOf(call)).toBe('UserNotFoundException: User does not exist.');
  }
});

describe('a client that hides who exists', () => {
  test('puts the choice', async () => {
    await using playground = await openChoice(hiding);
    const asked = await startChoice(playground, 'nobody');
    expect(asked).toMatchObject({
      ChallengeName: 'SELECT_CHALLENGE',
      AvailableChallenges: ['PASSWORD_SRP', 'PASSWORD', 'EMAIL_OTP', 'SMS_OTP'],
    });
    const chosen = choose(playground, 'nobody', asked.Session, 'PASSWORD', withPassword);
    expect(await failureOf(chosen)).toBe(wrongPassword);
  });

  test('takes a password for a wrong one', async () => {
    await using playground = await openChoice(hiding);
    expect(await failureOf(startChoice(playground, 'nobody', 'PASSWORD', withPassword))).toBe(wrongPassword);
    const { Session } = await startChoice(playground, 'nobody', 'PASSWORD');
    expect(await failureOf(answer(playground, 'nobody', 'PASSWORD', Session, withPassword))).toBe(wrongPassword);
  });

  test('goes through SRP to a wrong password', async () => {
    await using playground = await openChoice(hiding);
    const keys = createSrpKeyPair();
    const asked = await startChoice(playground, 'nobody', 'PASSWORD_SRP', { SRP_A: keys.srpA });
    expect(asked.ChallengeName).toBe('PASSWORD_VERIFIER');
    expect(await failureOf(answerSrp(playground, asked, keys))).toBe(wrongPassword);
  });

  test.each([
    ['nobody@example.com', 'EMAIL_OTP', 'n***@e***'],
    ['+15550123', 'SMS_OTP', '+*******0123'],
    ['nobody', 'EMAIL_OTP', expect.stringMatching(/^.\*\*\*@.\*\*\*$/)],
    ['+15550123', 'EMAIL_OTP', expect.stringMatching(/^.\*\*\*@.\*\*\*$/)],
    ['nobody', 'SMS_OTP', expect.stringMatching(/^\+\*{7}\d{4}$/)],
  ] as const)('tells %s of a code by %s that nobody gets', async (username, factor, destination) => {
    await using playground = await openChoice(hiding);
    const asked = await startChoice(playground, username, factor);
    expect(asked).toMatchObject({
      ChallengeName: factor,
      ChallengeParameters: { CODE_DELIVERY_DESTINATION: destination },
    });
    expect(await playground.local.outbox.list()).toEqual([]);
    const again = await startChoice(playground, username, factor);
    expect(again.ChallengeParameters).toEqual(asked.ChallengeParameters);
    for (let attempt = 0; attempt < 6; attempt++) {
      const tried = answer(playground, username, factor, asked.Session, { [`${factor}_CODE`]: '12345678' });
      expect(await failureOf(tried)).toBe(wrongCode);
    }
  });

  test('answers in the same form as for a user who is there', async () => {
    await using playground = await openChoice(hiding);
    await makeUser(playground, 'jane', { email: 'jane@example.com', email_verified: 'true' });
    const [jane, nobody] = [
      await startChoice(playground, 'jane', 'EMAIL_OTP'),
      await startChoice(playground, 'nobody', 'EMAIL_OTP'),
    ];
    const membersOf = (asked: typeof jane) => Object.keys(asked.ChallengeParameters!).toSorted();
    expect(membersOf(nobody)).toEqual(membersOf(jane));
    expect(Math.abs(nobody.Session!.length - jane.Session!.length)).toBeLessThan(16);
  });

  test('says as little of a disabled user', async () => {
    await using playground = await openChoice(hiding);
    await makeUser(playground, 'jane@example.com', { email: 'jane@example.com', email_verified: 'true' });
    await playground.api.adminDisableUser({ UserPoolId: playground.userPoolId, Username: 'jane@example.com' });
    const sent = (await playground.local.outbox.list()).length;
    const asked = await startChoice(playground, 'jane@example.com', 'EMAIL_OTP');
    expect(asked).toMatchObject({
      ChallengeName: 'EMAIL_OTP',
      ChallengeParameters: { CODE_DELIVERY_DESTINATION: 'j***@e***' },
    });
    expect(await playground.local.outbox.list()).toHaveLength(sent);
    const tried = answer(playground, 'jane@example.com', 'EMAIL_OTP', asked.Session, { EMAIL_OTP_CODE: '12345678' });
    expect(await failureOf(tried)).toBe(wrongCode);
  });

  test('locks users without a password like names that nobody has', async () => {
    await using playground = await openChoice({
      client: { ...hiding.client, ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'] },
    });
    await addPasswordless(playground, 'jane');
    const failures: Record<string, string[]> = { jane: [], nobody: [] };
    for (const name of ['jane', 'nobody']) {
      for (let attempt = 0; attempt < 6; attempt++) {
        const keys = createSrpKeyPair();
        failures[name]!.push(await failureOf(answerSrp(playground, await startSrp(playground, name, keys), keys)));
      }
    }
    expect(failures['jane']).toEqual(failures['nobody']);
    expect(failures['jane']!.at(-1)).toBe('NotAuthorizedException: Password attempts exceeded');
  });

  test('does not take the session of one unknown name for another', async () => {
    await using playground = await openChoice(hiding);
    const { Session } = await startChoice(playground, 'nobody');
    expect(await failureOf(choose(playground, 'somebody', Session, 'EMAIL_OTP'))).toBe(
      'NotAuthorizedException: Invalid session for the user.',
    );
  });

  test('nor for a user who has come to be since', async () => {
    await using playground = await openChoice(hiding);
    const { Session } = await startChoice(playground, 'jane', 'EMAIL_OTP');
    await makeUser(playground, 'jane', { email: 'jane@example.com', email_verified: 'true' });
    expect(await failureOf(answer(playground, 'jane', 'EMAIL_OTP', Session, { EMAIL_OTP_CODE: '12345678' }))).toBe(
      wrongCode,
    );
  });
});
