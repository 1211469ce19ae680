import { expect, test } from 'vitest';
import { answering, openWithFunctions } from '../functions.js';
import { makeUser, openSignedIn } from '../made-user.js';
import { openWithFactors } from '../message-mfa.js';
import { failureOf, password } from '../playground.js';

const both = {
  email: 'jane@example.com',
  email_verified: 'true',
  phone_number: '+15550100',
  phone_number_verified: 'true',
};

test('SetUserSettings and SetUserMFAPreference at once both hold', async () => {
  await using playground = await openWithFactors(['SMS', 'EMAIL'], { mode: 'OPTIONAL' });
  const { AccessToken } = await makeUser(playground, 'jane', both);
  const MFAOptions = [{ DeliveryMedium: 'SMS' as const, AttributeName: 'phone_number' }];
  const EmailMfaSettings = { Enabled: true };
  for (let round = 0; round < 20; round++) {
    await playground.api.setUserMFAPreference({
      AccessToken,
      EmailMfaSettings: { Enabled: false },
      SMSMfaSettings: { Enabled: false },
    });
    await Promise.all([
      playground.api.setUserMFAPreference({ AccessToken, EmailMfaSettings }),
      playground.api.setUserSettings({ AccessToken, MFAOptions }),
    ]);
    const { UserMFASettingList = [] } = await playground.api.getUser({ AccessToken });
    expect(UserMFASettingList.toSorted()).toEqual(['EMAIL_OTP', 'SMS_MFA']);
  }
});

test('ChangePassword does not undo a reset by an administrator that comes at once', async () => {
  for (let round = 0; round < 10; round++) {
    await using playground = await openSignedIn(both);
    const { api, userPoolId: UserPoolId, AccessToken } = playground;
    const change = { AccessToken, PreviousPassword: password, ProposedPassword: `${password}1` };
    const [outcome] = await Promise.all([
      failureOf(api.changePassword(change)),
      api.adminResetUserPassword({ UserPoolId, Username: 'jane' }),
    ]);
    const { UserStatus } = await api.adminGetUser({ UserPoolId, Username: 'jane' });
    // Either it came first, and the reset second, or it is refused.
    expect(UserStatus).toBe('RESET_REQUIRED');
    expect(outcome).toMatch(/^no failure|^PasswordResetRequiredException/);
  }
});

test('of two ChangePassword at once with one previous password one holds', async () => {
  await using playground = await openSignedIn(both);
  const { api, AccessToken } = playground;
  const outcomes = await Promise.all(
    [1, 2].map((number) =>
      failureOf(
        api.changePassword({ AccessToken, PreviousPassword: password, ProposedPassword: `${password}${number}` }),
      ),
    ),
  );
  expect(outcomes.filter((outcome) => outcome.startsWith('no failure'))).toHaveLength(1);
  expect(outcomes).toContain('NotAuthorizedException: Incorrect username or password.');
});

test('guesses at the password of an old directory count where nobody is told who is there', async () => {
  const known = { userAttributes: { email: both.email, email_verified: 'true' }, finalUserStatus: 'CONFIRMED' };
  await using playground = await openWithFunctions(
    { UserMigration: (event) => (event.request['password'] === password ? answering(known)(event) : event) },
    { client: { PreventUserExistenceErrors: 'ENABLED', ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'] } },
  );
  for (let wrong = 1; wrong <= 5; wrong++) {
    expect(await failureOf(playground.startSignIn('jane', { PASSWORD: 'wrong' }))).toMatch(/Incorrect/);
  }
  expect(await failureOf(playground.startSignIn('jane'))).toBe('NotAuthorizedException: Password attempts exceeded');
  playground.clock.advance({ seconds: 1 });
  await playground.signIn('jane');
});
