import { expect, test } from 'vitest';
import { authenticatorOf } from '../authenticator.js';
import { failureOf, openPlayground, password } from '../playground.js';

/** Each outcome as the name and text of its failure, or `ok`. */
async function outcomesOf(calls: readonly Promise<unknown>[]): Promise<string[]> {
  return Promise.all(
    calls.map((call) =>
      call.then(
        () => 'ok',
        () => failureOf(call),
      ),
    ),
  );
}

test('one code verifies one authenticator, whoever is first', async () => {
  await using playground = await openPlayground({ mfa: 'ON' });
  await playground.addUser('jane');
  const { api } = playground;
  const { Session } = await playground.startSignIn('jane');
  const associated = await api.associateSoftwareToken({ Session });
  const UserCode = authenticatorOf(playground, associated.SecretCode!).code();
  const verify = () => api.verifySoftwareToken({ Session: associated.Session, UserCode });
  const outcomes = await outcomesOf([verify(), verify(), verify()]);
  expect(outcomes.filter((outcome) => outcome === 'ok')).toHaveLength(1);
});

test('of two sign-ins that wait with the same secret, one verifies it', async () => {
  await using playground = await openPlayground({ mfa: 'ON' });
  await playground.addUser('jane');
  const { api } = playground;
  const first = await api.associateSoftwareToken({ Session: (await playground.startSignIn('jane')).Session });
  const second = await api.associateSoftwareToken({ Session: (await playground.startSignIn('jane')).Session });
  const UserCode = authenticatorOf(playground, second.SecretCode!).code();
  const outcomes = await outcomesOf(
    [first, second].map(({ Session }) => api.verifySoftwareToken({ Session, UserCode })),
  );
  expect(outcomes.filter((outcome) => outcome === 'ok')).toHaveLength(1);
});

test.each(['user', 'pool'])('a call whose %s is deleted meanwhile is refused, and no bug', async (what) => {
  await using playground = await openPlayground();
  const { api, clientId: ClientId, userPoolId: UserPoolId } = playground;
  await playground.addUser('jane');
  await playground.signUp('joe');
  const remove = () =>
    what === 'pool'
      ? api.deleteUserPool({ UserPoolId })
      : Promise.all(['jane', 'joe'].map((Username) => api.adminDeleteUser({ UserPoolId, Username })));
  const AuthParameters = { USERNAME: 'jane', PASSWORD: password };
  const { AccessToken } = await playground.signIn('jane');
  const UserAttributes = [{ Name: 'name', Value: 'Jane' }];
  const calls = () => [
    api.initiateAuth({ ClientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters }),
    api.resendConfirmationCode({ ClientId, Username: 'joe' }),
    api.forgotPassword({ ClientId, Username: 'jane' }),
    api.adminResetUserPassword({ UserPoolId, Username: 'jane' }),
    api.updateUserAttributes({ AccessToken, UserAttributes }),
    api.getUserAttributeVerificationCode({ AccessToken, AttributeName: 'email' }),
  ];
  const outcomes = await outcomesOf([
    ...calls(),
    remove(),
    ...calls(),
    api.signUp({ ClientId, Username: 'jim', Password: password }),
    api.adminCreateUser({ UserPoolId, Username: 'jack' }),
  ]);
  for (const outcome of outcomes) {
    expect(outcome).toMatch(/^(ok|(ResourceNotFound|UserNotFound|NotAuthorized|PasswordResetRequired)Exception: .*)$/);
  }
});
