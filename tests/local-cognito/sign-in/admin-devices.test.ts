import type { CognitoIdentityProvider } from '@aws-sdk/client-cognito-identity-provider';
import { expect, test } from 'vitest';
import { openWithDevice } from '../device.js';
import { deviceTracking, failureOf, openPlayground } from '../playground.js';
import { confirmDevice } from '../srp-sign-in.js';

test('what an administrator sees of a device', async () => {
  await using playground = await openWithDevice();
  const { api, userPoolId: UserPoolId, device } = playground;
  const { Device } = await api.adminGetDevice({ UserPoolId, Username: 'jane', DeviceKey: device.deviceKey });
  const now = new Date(playground.clock.now());
  const owner = `jane.${UserPoolId}`;
  expect(Device).toEqual({
    DeviceKey: device.deviceKey,
    DeviceAttributes: [
      { Name: 'device_status', Value: 'valid' },
      { Name: 'device_name', Value: 'laptop' },
      {
        Name: 'dev:device_arn',
        Value: `arn:aws:cognito-idp:us-east-1:000000000000:owner/${owner}/device/${device.deviceKey}`,
      },
      { Name: 'dev:device_owner', Value: owner },
      { Name: 'last_ip_used', Value: '127.0.0.1' },
      { Name: 'dev:device_remembered_status', Value: 'remembered' },
      { Name: 'dev:device_sdk', Value: 'aws-sdk' },
    ],
    DeviceCreateDate: now,
    DeviceLastModifiedDate: now,
    DeviceLastAuthenticatedDate: now,
  });
  expect((await api.adminListDevices({ UserPoolId, Username: 'jane' })).Devices).toEqual([Device]);
});

test('an administrator may take the remembrance away, and give it', async () => {
  await using playground = await openWithDevice();
  const { api, userPoolId: UserPoolId, device } = playground;
  const named = { UserPoolId, Username: 'jane', DeviceKey: device.deviceKey };
  const start = async () => (await playground.startSignIn('jane', { DEVICE_KEY: device.deviceKey })).ChallengeName;
  await api.adminUpdateDeviceStatus({ ...named, DeviceRememberedStatus: 'not_remembered' });
  expect(await start()).toBe('SOFTWARE_TOKEN_MFA');
  await api.adminUpdateDeviceStatus(named);
  expect(await start()).toBe('SOFTWARE_TOKEN_MFA');
  await api.adminUpdateDeviceStatus({ ...named, DeviceRememberedStatus: 'remembered' });
  expect(await start()).toBe('DEVICE_SRP_AUTH');
});

test('a forgotten device is gone', async () => {
  await using playground = await openWithDevice();
  const { api, userPoolId: UserPoolId, device } = playground;
  const named = { UserPoolId, Username: 'jane', DeviceKey: device.deviceKey };
  await api.adminForgetDevice(named);
  expect(await failureOf(api.adminGetDevice(named))).toBe('ResourceNotFoundException: Device does not exist.');
  expect((await api.adminListDevices({ UserPoolId, Username: 'jane' })).Devices).toEqual([]);
});

test('the list comes page by page, and shows no other user’s', async () => {
  await using playground = await openPlayground({ pool: { DeviceConfiguration: deviceTracking } });
  const { api, userPoolId: UserPoolId } = playground;
  const added: string[] = [];
  for (const username of ['joe', 'jane']) await playground.addUser(username);
  await confirmDevice(playground, await playground.signIn('joe'));
  for (let count = 0; count < 3; count++) {
    added.push((await confirmDevice(playground, await playground.signIn('jane'))).deviceKey);
  }
  const jane = { UserPoolId, Username: 'jane', Limit: 2 };
  const first = await api.adminListDevices(jane);
  const second = await api.adminListDevices({ ...jane, PaginationToken: first.PaginationToken });
  expect([first, second].flatMap(({ Devices }) => Devices!.map(({ DeviceKey }) => DeviceKey))).toEqual(
    added.toSorted(),
  );
  expect(second).not.toHaveProperty('PaginationToken');
});

type Call = (
  api: CognitoIdentityProvider,
  input: { UserPoolId: string; Username: string; DeviceKey: string },
) => Promise<unknown>;

test.each<[string, Call]>([
  ['AdminGetDevice', (api, input) => api.adminGetDevice(input)],
  ['AdminForgetDevice', (api, input) => api.adminForgetDevice(input)],
  ['AdminUpdateDeviceStatus', (api, input) => api.adminUpdateDeviceStatus(input)],
])('%s of another user’s device', async (_, call) => {
  await using playground = await openWithDevice();
  await playground.addUser('joe');
  const input = { UserPoolId: playground.userPoolId, Username: 'joe', DeviceKey: playground.device.deviceKey };
  expect(await failureOf(call(playground.api, input))).toBe('ResourceNotFoundException: Device does not exist.');
});
