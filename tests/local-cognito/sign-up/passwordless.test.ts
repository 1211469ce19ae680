import { describe, expect, test } from 'vitest';
import { failureOf, password, tokensOf, type Playground } from '../playground.js';
import { addPasswordless, answer, openChoice, requireMfa, startChoice } from '../user-auth.js';

const email = 'jane@example.com';
const invalidSession = 'NotAuthorizedException: Invalid session for the user.';

function signUp({ api, clientId: ClientId }: Playground, more: { Password?: string; attributes?: string[] } = {}) {
  const values: Readonly<Record<string, string>> = { email, phone_number: '+15550100', name: 'Jane' };
  const UserAttributes = (more.attributes ?? ['email']).map((Name) => ({ Name, Value: values[Name]! }));
  return api.signUp({ ClientId, Username: 'jane', Password: more.Password, UserAttributes });
}

async function confirm(playground: Playground, Session: string | undefined, Username = 'jane') {
  const { api, clientId: ClientId } = playground;
  return api.confirmSignUp({ ClientId, Username, ConfirmationCode: await playground.sentCode(email), Session });
}

describe('a user without a password', () => {
  test('signs up, confirms, and signs in by codes', async () => {
    await using playground = await openChoice();
    await signUp(playground);
    await confirm(playground, undefined);
    const asked = await startChoice(playground, 'jane', 'EMAIL_OTP');
    expect(asked.AvailableChallenges).toEqual(['EMAIL_OTP']);
    const code = await playground.sentCode(email);
    const { AccessToken } = tokensOf(
      await answer(playground, 'jane', 'EMAIL_OTP', asked.Session, { EMAIL_OTP_CODE: code }),
    );
    expect(await playground.api.getUserAuthFactors({ AccessToken })).toMatchObject({
      Username: 'jane',
      ConfiguredUserAuthFactors: ['EMAIL_OTP'],
    });
    const { userPoolId: UserPoolId } = playground;
    expect(await playground.api.adminGetUserAuthFactors({ UserPoolId, Username: 'jane' })).toMatchObject({
      Username: 'jane',
      ConfiguredUserAuthFactors: ['EMAIL_OTP'],
    });
  });

  test('has none that could be right', async () => {
    await using playground = await openChoice();
    await addPasswordless(playground, 'jane');
    const call = playground.startSignIn('jane', { PASSWORD: password });
    expect(await failureOf(call)).toBe('NotAuthorizedException: Incorrect username or password.');
  });

  test('may set one, without a previous one', async () => {
    await using playground = await openChoice();
    await addPasswordless(playground, 'jane');
    const { Session } = await startChoice(playground, 'jane', 'EMAIL_OTP');
    const EMAIL_OTP_CODE = await playground.sentCode(email);
    const { AccessToken } = tokensOf(await answer(playground, 'jane', 'EMAIL_OTP', Session, { EMAIL_OTP_CODE }));
    await playground.api.changePassword({ AccessToken, ProposedPassword: password });
    await playground.signIn('jane');
    const factors = await playground.api.getUserAuthFactors({ AccessToken });
    expect(factors.ConfiguredUserAuthFactors).toEqual(['PASSWORD', 'EMAIL_OTP']);
  });

  test('may recover one that never was', async () => {
    await using playground = await openChoice();
    await addPasswordless(playground, 'jane');
    const { api, clientId: ClientId } = playground;
    await api.forgotPassword({ ClientId, Username: 'jane' });
    const ConfirmationCode = await playground.sentCode(email);
    await api.confirmForgotPassword({ ClientId, Username: 'jane', ConfirmationCode, Password: password });
    await playground.signIn('jane');
  });

  test('who is not confirmed is told so', async () => {
    await using playground = await openChoice();
    await signUp(playground);
    expect(await failureOf(startChoice(playground, 'jane', 'EMAIL_OTP'))).toBe(
      'UserNotConfirmedException: User is not confirmed.',
    );
  });

  test.each([
    ['in a pool of passwords', ['PASSWORD'] as const, ['email'], 'Missing required parameter Password'],
    [
      'without an address',
      ['PASSWORD', 'EMAIL_OTP'] as const,
      ['name'],
      'A user without a password needs email to sign in by one-time passwords.',
    ],
    [
      'without any address',
      ['PASSWORD', 'EMAIL_OTP', 'SMS_OTP'] as const,
      [],
      'A user without a password needs email or phone_number to sign in by one-time passwords.',
    ],
  ])('can not be, %s', async (_, factors, attributes, message) => {
    await using playground = await openChoice({}, [...factors]);
    expect(await failureOf(signUp(playground, { attributes }))).toBe(`InvalidParameterException: ${message}`);
  });
});

describe('the session of a sign-up', () => {
  test('signs in, once the sign-up is confirmed, without another code', async () => {
    await using playground = await openChoice();
    const signedUp = await signUp(playground);
    const confirmed = await confirm(playground, signedUp.Session);
    expect(confirmed.Session).not.toBe(signedUp.Session);
    tokensOf(await startChoice(playground, 'jane', undefined, {}, confirmed.Session));
    expect(await failureOf(startChoice(playground, 'jane', undefined, {}, confirmed.Session))).toBe(
      'NotAuthorizedException: Invalid session for the user, session can only be used once.',
    );
  });

  test('also of a user with a password, whose preference it stands above', async () => {
    await using playground = await openChoice();
    const { Session } = await confirm(playground, (await signUp(playground, { Password: password })).Session);
    tokensOf(await startChoice(playground, 'jane', 'EMAIL_OTP', {}, Session));
  });

  test('need not be sent with the confirmation, as Amplify does not', async () => {
    await using playground = await openChoice();
    await signUp(playground);
    const { Session } = await confirm(playground, undefined);
    tokensOf(await startChoice(playground, 'jane', undefined, {}, Session));
  });

  test('stands for nothing where MFA has come to be required: the password comes first, as with all one-time passwords', async () => {
    await using playground = await openChoice();
    const { Session } = await confirm(playground, (await signUp(playground, { Password: password })).Session);
    await requireMfa(playground);
    expect(await startChoice(playground, 'jane', undefined, {}, Session)).toMatchObject({
      ChallengeName: 'SELECT_CHALLENGE',
      AvailableChallenges: ['PASSWORD_SRP', 'PASSWORD'],
    });
  });

  test('is not given for a code that went to an address that the user has left', async () => {
    await using playground = await openChoice();
    await signUp(playground, { Password: password });
    const ConfirmationCode = await playground.sentCode(email);
    const { api, userPoolId: UserPoolId, clientId: ClientId } = playground;
    const UserAttributes = [{ Name: 'email', Value: 'new@example.com' }];
    await api.adminUpdateUserAttributes({ UserPoolId, Username: 'jane', UserAttributes });
    const confirmed = await api.confirmSignUp({ ClientId, Username: 'jane', ConfirmationCode });
    expect(confirmed.Session).toBeUndefined();
  });

  test('is of no use once an administrator has set a temporary password', async () => {
    await using playground = await openChoice();
    const { Session } = await confirm(playground, (await signUp(playground, { Password: password })).Session);
    const temporary = { UserPoolId: playground.userPoolId, Username: 'jane', Password: `${password}1` };
    await playground.api.adminSetUserPassword(temporary);
    expect(await failureOf(startChoice(playground, 'jane', undefined, {}, Session))).toBe(invalidSession);
  });

  test('is for clients of USER_AUTH alone', async () => {
    await using playground = await openChoice({ client: { ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'] } });
    expect((await signUp(playground, { Password: password })).Session).toBeUndefined();
    expect((await confirm(playground, undefined)).Session).toBeUndefined();
  });

  test('is good for the minutes of AuthSessionValidity', async () => {
    await using playground = await openChoice({ client: { AuthSessionValidity: 5 } });
    const { Session } = await signUp(playground);
    playground.clock.advance({ minutes: 5 });
    expect(await failureOf(confirm(playground, Session))).toBe(
      'NotAuthorizedException: Invalid session for the user, session is expired.',
    );
    // The code is not used up by it.
    await confirm(playground, undefined);
  });

  test('does not sign in before the confirmation, nor anybody else', async () => {
    await using playground = await openChoice();
    const { Session } = await signUp(playground);
    const mary = await playground.api.signUp({
      ClientId: playground.clientId,
      Username: 'mary',
      Password: password,
      UserAttributes: [{ Name: 'email', Value: 'mary@example.com' }],
    });
    expect(await failureOf(startChoice(playground, 'jane', undefined, {}, Session))).toBe(invalidSession);
    expect(await failureOf(confirm(playground, mary.Session))).toBe(invalidSession);
    const confirmed = await confirm(playground, Session);
    expect(await failureOf(startChoice(playground, 'mary', undefined, {}, confirmed.Session))).toBe(invalidSession);
    expect(await failureOf(confirm(playground, undefined))).toMatch('Current status is CONFIRMED');
  });
});
