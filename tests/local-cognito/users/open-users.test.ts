import { expect, test } from 'vitest';
import { openWithDevice } from '../device.js';
import { failureOf, openPlayground, password } from '../playground.js';

test('a user with everything, by each of their names', async () => {
  await using playground = await openWithDevice();
  const { api, local, userPoolId } = playground;
  await api.createGroup({ UserPoolId: userPoolId, GroupName: 'staff' });
  await api.adminAddUserToGroup({ UserPoolId: userPoolId, Username: 'jane', GroupName: 'staff' });
  await api.setUserMFAPreference({
    AccessToken: playground.tokens.AccessToken,
    SoftwareTokenMfaSettings: { Enabled: true, PreferredMfa: true },
  });
  const jane = await local.users.find(userPoolId, 'jane');
  expect(jane).toEqual({
    username: 'jane',
    sub: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
    status: 'CONFIRMED',
    enabled: true,
    attributes: { sub: jane!.sub, email: 'jane@example.com', email_verified: 'true' },
    groups: ['staff'],
    mfa: { enabled: ['SOFTWARE_TOKEN_MFA'], preferred: 'SOFTWARE_TOKEN_MFA', authenticator: true },
    devices: 1,
    createdAt: expect.any(Date) as Date,
    modifiedAt: expect.any(Date) as Date,
  });
  expect(await local.users.find(userPoolId, jane!.sub)).toEqual(jane);
  const secrets = [password, playground.authenticator.secretCode, playground.device.deviceKey];
  for (const secret of secrets) expect(JSON.stringify(jane)).not.toContain(secret);
});

test('users in the order of their names, all or some', async () => {
  await using playground = await openPlayground();
  const { local, userPoolId } = playground;
  for (const name of ['mia', 'ada', 'zoe']) await playground.signUp(name);
  expect((await local.users.list(userPoolId)).map(({ username, status }) => `${username} ${status}`)).toEqual([
    'ada UNCONFIRMED',
    'mia UNCONFIRMED',
    'zoe UNCONFIRMED',
  ]);
  expect(await local.users.list(userPoolId, { limit: 2 })).toHaveLength(2);
});

test('nobody of that name is undefined, but a pool that is not there is an error', async () => {
  await using playground = await openPlayground();
  const { local, userPoolId } = playground;
  expect(await local.users.find(userPoolId, 'nobody')).toBeUndefined();
  expect(await failureOf(local.users.find('us-east-1_Nowhere00', 'jane'))).toContain('does not exist');
  expect(await failureOf(local.users.list('us-east-1_Nowhere00'))).toContain('does not exist');
});
