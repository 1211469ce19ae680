import type { CognitoIdentityProvider } from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, test } from 'vitest';
import { failureOf, openPlayground, tokensOf, type Playground, type SignedIn } from '../playground.js';

const revokedAccess = 'NotAuthorizedException: Access Token has been revoked';
const revokedRefresh = 'NotAuthorizedException: Refresh Token has been revoked';

type WithTokens = Playground & { tokens: SignedIn; user: { UserPoolId: string; Username: string } };
async function openWithTokens(): Promise<WithTokens> {
  const playground = await openPlayground();
  await playground.addUser('jane');
  const user = { UserPoolId: playground.userPoolId, Username: 'jane' };
  return { ...playground, tokens: await playground.signIn('jane'), user };
}
const refresh = ({ api, clientId: ClientId }: Playground, REFRESH_TOKEN: string) =>
  api.initiateAuth({ ClientId, AuthFlow: 'REFRESH_TOKEN_AUTH', AuthParameters: { REFRESH_TOKEN } });

describe('AdminUserGlobalSignOut', () => {
  test('ends all logins of the user, no later one, and nobody else’s', async () => {
    await using playground = await openWithTokens();
    const { api, user } = playground;
    await playground.addUser('joe');
    const [other, joe] = [await playground.signIn('jane'), await playground.signIn('joe')];
    await api.adminUserGlobalSignOut(user);
    for (const { AccessToken, RefreshToken } of [playground.tokens, other]) {
      expect(await failureOf(api.getUser({ AccessToken }))).toBe(revokedAccess);
      expect(await failureOf(refresh(playground, RefreshToken))).toBe(revokedRefresh);
    }
    tokensOf(await refresh(playground, joe.RefreshToken));
    const { AccessToken } = await playground.signIn('jane');
    await api.getUser({ AccessToken });
  });
});

describe('a disabled user', () => {
  test('can neither sign in nor use a token', async () => {
    await using playground = await openWithTokens();
    const { api, user, tokens } = playground;
    const { AccessToken, RefreshToken } = tokens;
    await api.adminDisableUser(user);
    expect(await api.adminGetUser(user)).toMatchObject({ Enabled: false, UserStatus: 'CONFIRMED' });
    expect(await failureOf(playground.startSignIn('jane'))).toBe('NotAuthorizedException: User is disabled.');
    expect(await failureOf(api.getUser({ AccessToken }))).toBe(revokedAccess);
    expect(await failureOf(refresh(playground, RefreshToken))).toBe(revokedRefresh);
  });

  test('is told so whatever the password, unless the app client tells nobody who exists', async () => {
    await using playground = await openWithTokens();
    await playground.api.adminDisableUser(playground.user);
    const miss = (ClientId: string) =>
      failureOf(
        playground.api.initiateAuth({
          ClientId,
          AuthFlow: 'USER_PASSWORD_AUTH',
          AuthParameters: { USERNAME: 'jane', PASSWORD: 'wrong' },
        }),
      );
    expect(await miss(playground.clientId)).toBe('NotAuthorizedException: User is disabled.');
    const { clientId } = await playground.addClient({ PreventUserExistenceErrors: 'ENABLED' });
    expect(await miss(clientId)).toBe('NotAuthorizedException: Incorrect username or password.');
  });

  test('is found by status', async () => {
    await using playground = await openWithTokens();
    const { api, user, userPoolId: UserPoolId } = playground;
    await playground.addUser('joe');
    await api.adminDisableUser(user);
    const { Users } = await api.listUsers({ UserPoolId, Filter: 'status = "Disabled"' });
    expect(Users!.map(({ Username }) => Username)).toEqual(['jane']);
  });

  test('may sign in again once enabled, but the old tokens stay dead', async () => {
    await using playground = await openWithTokens();
    const { api, user, tokens } = playground;
    await api.adminDisableUser(user);
    playground.clock.advance({ minutes: 1 });
    await api.adminEnableUser(user);
    expect(await api.adminGetUser(user)).toMatchObject({
      Enabled: true,
      UserLastModifiedDate: new Date(playground.clock.now()),
    });
    expect(await failureOf(api.getUser({ AccessToken: tokens.AccessToken }))).toBe(revokedAccess);
    await playground.signIn('jane');
  });

  test('may be disabled again, and an enabled one enabled', async () => {
    await using playground = await openWithTokens();
    const { api, user } = playground;
    await api.adminEnableUser(user);
    await api.adminDisableUser(user);
    await api.adminDisableUser(user);
    expect((await api.adminGetUser(user)).Enabled).toBe(false);
  });

  test('can not go on with a sign-in that was under way', async () => {
    await using playground = await openPlayground({ mfa: 'ON' });
    await playground.addUser('jane');
    const { Session } = await playground.startSignIn('jane');
    await playground.api.adminDisableUser({ UserPoolId: playground.userPoolId, Username: 'jane' });
    expect(await failureOf(playground.api.associateSoftwareToken({ Session }))).toBe(
      'NotAuthorizedException: User is disabled.',
    );
  });
});

type Call = (api: CognitoIdentityProvider, user: { UserPoolId: string; Username: string }) => Promise<unknown>;
const DeviceKey = 'us-east-1_6d0d9b0a';
const Password = 'Correct-Horse-9!';

describe('for a user or a pool that is not there', () => {
  test.each<[string, Call]>([
    ['AdminUserGlobalSignOut', (api, user) => api.adminUserGlobalSignOut(user)],
    ['AdminDisableUser', (api, user) => api.adminDisableUser(user)],
    ['AdminEnableUser', (api, user) => api.adminEnableUser(user)],
    ['AdminListDevices', (api, user) => api.adminListDevices(user)],
    ['AdminGetDevice', (api, user) => api.adminGetDevice({ ...user, DeviceKey })],
    ['AdminForgetDevice', (api, user) => api.adminForgetDevice({ ...user, DeviceKey })],
    ['AdminUpdateDeviceStatus', (api, user) => api.adminUpdateDeviceStatus({ ...user, DeviceKey })],
    ['AdminSetUserMFAPreference', (api, user) => api.adminSetUserMFAPreference(user)],
    ['AdminUpdateUserAttributes', (api, user) => api.adminUpdateUserAttributes({ ...user, UserAttributes: [] })],
    ['AdminDeleteUserAttributes', (api, user) => api.adminDeleteUserAttributes({ ...user, UserAttributeNames: [] })],
    ['AdminSetUserPassword', (api, user) => api.adminSetUserPassword({ ...user, Password })],
  ])('%s', async (_, call) => {
    await using playground = await openPlayground();
    const { api, userPoolId: UserPoolId } = playground;
    expect(await failureOf(call(api, { UserPoolId, Username: 'nobody' }))).toBe(
      'UserNotFoundException: User does not exist.',
    );
    expect(await failureOf(call(api, { UserPoolId: 'us-east-1_Nowhere', Username: 'nobody' }))).toBe(
      'ResourceNotFoundException: User pool us-east-1_Nowhere does not exist.',
    );
  });
});
