import { describe, expect, test } from 'vitest';
import {
  answering,
  openWithFunctions,
  passOn,
  refusing,
  type TestFunctions,
  type WithFunctions,
} from '../functions.js';
import { makeUser } from '../made-user.js';
import { ses } from '../messages.js';
import { failureOf, password, tokensOf } from '../playground.js';
import { answer, choose, startChoice, withPassword } from '../user-auth.js';

const email = { email: 'jane@example.com', email_verified: 'true' };

function open(functions: TestFunctions, client: object = {}): Promise<WithFunctions> {
  const SignInPolicy = { AllowedFirstAuthFactors: ['PASSWORD' as const, 'EMAIL_OTP' as const] };
  return openWithFunctions(functions, {
    pool: { ...ses, Policies: { SignInPolicy } },
    client: { ExplicitAuthFlows: ['ALLOW_USER_AUTH', 'ALLOW_USER_PASSWORD_AUTH'], ...client },
  });
}

/** The same with jane, of whose making nothing is told. */
async function openWithJane(functions: TestFunctions): Promise<WithFunctions> {
  const playground = await open(functions);
  await makeUser(playground, 'jane', email);
  playground.events.splice(0);
  return playground;
}

test('a sign-in by code calls each function once, in order', async () => {
  await using playground = await openWithJane({
    PreAuthentication: passOn,
    CustomMessage: passOn,
    PostAuthentication: passOn,
    PreTokenGeneration: passOn,
  });
  const { Session } = await startChoice(playground, 'jane');
  const asked = await choose(playground, 'jane', Session, 'EMAIL_OTP');
  const EMAIL_OTP_CODE = await playground.sentCode(email.email);
  tokensOf(await answer(playground, 'jane', 'EMAIL_OTP', asked.Session, { EMAIL_OTP_CODE }));
  expect(playground.sources()).toEqual([
    'PreAuthentication_Authentication',
    'CustomMessage_Authentication',
    'PostAuthentication_Authentication',
    'TokenGeneration_Authentication',
  ]);
});

describe('PreAuthentication', () => {
  test.each([undefined, 'PASSWORD', 'EMAIL_OTP'])('refuses before anything is asked, preferring %s', async (factor) => {
    await using playground = await open({ PreAuthentication: passOn });
    await makeUser(playground, 'jane', email);
    playground.replace('PreAuthentication', refusing('Not today'));
    const sent = (await playground.local.outbox.list()).length;
    expect(await failureOf(startChoice(playground, 'jane', factor, withPassword))).toBe(
      'UserLambdaValidationException: PreAuthentication failed with error Not today.',
    );
    expect(await playground.local.outbox.list()).toHaveLength(sent);
  });

  test('hears of a user who is not there, where that is hidden', async () => {
    await using playground = await open({ PreAuthentication: passOn }, { PreventUserExistenceErrors: 'ENABLED' });
    await startChoice(playground, 'nobody', 'EMAIL_OTP');
    expect(playground.events.map(({ userName, request }) => [userName, request['userNotFound']])).toEqual([
      ['nobody', true],
    ]);
  });
});

test('CustomMessage writes the message with the code of eight digits', async () => {
  const response = { emailSubject: 'Sign in', emailMessage: 'Your door opens to {####}.' };
  await using playground = await openWithJane({ CustomMessage: answering(response) });
  await startChoice(playground, 'jane', 'EMAIL_OTP');
  const [message] = (await playground.local.outbox.list()).slice(-1);
  expect(message).toMatchObject({ subject: 'Sign in', text: `Your door opens to ${message!.code}.` });
  expect(message!.code).toMatch(/^\d{8}$/);
});

test('CustomEmailSender sends it in place of the pool', async () => {
  await using playground = await open({ CustomEmailSender: passOn });
  await makeUser(playground, 'jane', email);
  const { Session } = await startChoice(playground, 'jane', 'EMAIL_OTP');
  await expect.poll(() => playground.sources()).toContain('CustomEmailSender_Authentication');
  const { request } = playground.events.at(-1)!;
  const EMAIL_OTP_CODE = playground.local.functions.decryptCode(request['code'] as string);
  tokensOf(await answer(playground, 'jane', 'EMAIL_OTP', Session, { EMAIL_OTP_CODE }));
});

test('UserMigration is asked where a password comes along', async () => {
  const known = { userAttributes: email, finalUserStatus: 'CONFIRMED' };
  await using playground = await open({ UserMigration: answering(known) });
  expect(await failureOf(startChoice(playground, 'jane'))).toBe('UserNotFoundException: User does not exist.');
  expect(playground.events).toEqual([]);
  tokensOf(await startChoice(playground, 'jane', 'PASSWORD', { PASSWORD: password }));
  expect(playground.sources()).toEqual(['UserMigration_Authentication']);
});
