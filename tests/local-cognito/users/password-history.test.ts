import type { RespondToAuthChallengeCommandOutput } from '@aws-sdk/client-cognito-identity-provider';
import { expect, test } from 'vitest';
import { failureOf, openPlayground, password, tokensOf, type Playground } from '../playground.js';
import { invite } from '../made-user.js';

const refusal = 'PasswordHistoryPolicyViolationException: Password has been used before.';
const [second, third, fourth] = ['Second-Horse-9!', 'Third-Horse-9!', 'Fourth-Horse-9!'];

const openWith = (PasswordHistorySize: number): Promise<Playground> =>
  openPlayground({ pool: { Policies: { PasswordPolicy: { MinimumLength: 8, PasswordHistorySize } } } });

const set = ({ api, userPoolId: UserPoolId }: Playground, Password: string, Permanent = true): Promise<unknown> =>
  api.adminSetUserPassword({ UserPoolId, Username: 'jane', Password, Permanent });

test('the last passwords can not be taken again, those before them can', async () => {
  await using playground = await openWith(3);
  await playground.addUser('jane');
  await set(playground, second);
  await set(playground, third);
  for (const used of [password, second, third]) expect(await failureOf(set(playground, used))).toBe(refusal);
  await playground.signIn('jane', { PASSWORD: third });
  await set(playground, fourth);
  await set(playground, password);
  await playground.signIn('jane');
});

test('a pool that asks for no history has none, and one that begins to knows the past', async () => {
  await using playground = await openWith(0);
  const { api, userPoolId: UserPoolId } = playground;
  await playground.addUser('jane');
  await set(playground, second);
  await set(playground, password);
  await api.updateUserPool({
    UserPoolId,
    Policies: { PasswordPolicy: { MinimumLength: 8, PasswordHistorySize: 2 } },
    AutoVerifiedAttributes: ['email'],
  });
  for (const used of [password, second]) expect(await failureOf(set(playground, used))).toBe(refusal);
});

test('24 passwords are remembered at most', async () => {
  await using playground = await openWith(24);
  await playground.addUser('jane');
  for (let count = 1; count <= 23; count++) await set(playground, `Horse-number-${count}`);
  expect(await failureOf(set(playground, password))).toBe(refusal);
  await set(playground, 'Horse-number-24');
  await set(playground, password);
});

test('the password of now is one of the last', async () => {
  await using playground = await openWith(1);
  await playground.addUser('jane');
  expect(await failureOf(set(playground, password))).toBe(refusal);
  await set(playground, second);
  await set(playground, password);
});

test('ChangePassword', async () => {
  await using playground = await openWith(2);
  await playground.addUser('jane');
  const { AccessToken } = await playground.signIn('jane');
  const change = (PreviousPassword: string, ProposedPassword: string): Promise<unknown> =>
    playground.api.changePassword({ AccessToken, PreviousPassword, ProposedPassword });
  await change(password, second);
  for (const used of [password, second]) expect(await failureOf(change(second, used))).toBe(refusal);
  await change(second, third);
  await change(third, password);
});

test('ConfirmForgotPassword, which leaves the code good for another one', async () => {
  await using playground = await openWith(2);
  await playground.addUser('jane');
  const { api, clientId: ClientId } = playground;
  await api.forgotPassword({ ClientId, Username: 'jane' });
  const ConfirmationCode = await playground.sentCode('jane@example.com');
  const confirm = (Password: string): Promise<unknown> =>
    api.confirmForgotPassword({ ClientId, Username: 'jane', ConfirmationCode, Password });
  expect(await failureOf(confirm(password))).toBe(refusal);
  await confirm(second);
  await playground.signIn('jane', { PASSWORD: second });
});

test('the answer to NEW_PASSWORD_REQUIRED, which may be the temporary password but none of the past', async () => {
  await using playground = await openWith(2);
  await playground.addUser('jane');
  await set(playground, second);
  await set(playground, third, false);
  const { Session } = await playground.startSignIn('jane', { PASSWORD: third });
  const answer = (NEW_PASSWORD: string): Promise<RespondToAuthChallengeCommandOutput> =>
    playground.api.respondToAuthChallenge({
      ClientId: playground.clientId,
      ChallengeName: 'NEW_PASSWORD_REQUIRED',
      Session,
      ChallengeResponses: { USERNAME: 'jane', NEW_PASSWORD },
    });
  for (const used of [password, second]) expect(await failureOf(answer(used))).toBe(refusal);
  tokensOf(await answer(third));
});

test('an administrator may set a temporary password of the past', async () => {
  await using playground = await openWith(2);
  await playground.addUser('jane');
  await set(playground, password, false);
  await invite(playground, 'joe');
  await playground.api.adminSetUserPassword({
    UserPoolId: playground.userPoolId,
    Username: 'joe',
    Password: password,
    Permanent: true,
  });
});

test('passwords of other users count for nothing, and those of a user go with the user', async () => {
  await using playground = await openWith(5);
  const { api, userPoolId: UserPoolId } = playground;
  await playground.addUser('jane');
  await set(playground, second);
  await api.adminDeleteUser({ UserPoolId, Username: 'jane' });
  await playground.addUser('jane');
  await set(playground, second);
});
