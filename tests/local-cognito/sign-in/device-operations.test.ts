import { describe, expect, test } from 'vitest';
import { deviceTracking, failureOf, openPlayground, tokensOf, type Playground } from '../playground.js';
import { confirmDevice } from '../srp-sign-in.js';

const noDevice = 'ResourceNotFoundException: Device does not exist.';
const open = () => openPlayground({ pool: { DeviceConfiguration: deviceTracking } });

async function addDevice(playground: Playground, username = 'jane') {
  const tokens = await playground.signIn(username);
  return { ...(await confirmDevice(playground, tokens)), tokens };
}

test('what a user sees of a device', async () => {
  await using playground = await open();
  await playground.addUser('jane');
  const { tokens, deviceKey } = await addDevice(playground);
  const { Device } = await playground.api.getDevice({ AccessToken: tokens.AccessToken, DeviceKey: deviceKey });
  const now = new Date(playground.clock.now());
  expect(Device).toEqual({
    DeviceKey: deviceKey,
    DeviceAttributes: [
      { Name: 'device_status', Value: 'valid' },
      { Name: 'device_name', Value: 'laptop' },
      { Name: 'last_ip_used', Value: '127.0.0.1' },
    ],
    DeviceCreateDate: now,
    DeviceLastModifiedDate: now,
    DeviceLastAuthenticatedDate: now,
  });
});

test('a sign-in from the device is written down', async () => {
  await using playground = await open();
  await playground.addUser('jane');
  const { tokens, deviceKey } = await addDevice(playground);
  playground.clock.advance({ minutes: 10 });
  await playground.signIn('jane', { DEVICE_KEY: deviceKey });
  const { Device } = await playground.api.getDevice({ AccessToken: tokens.AccessToken, DeviceKey: deviceKey });
  expect(Device!.DeviceLastAuthenticatedDate).toEqual(new Date(playground.clock.now()));
});

test('the list comes page by page, and shows no other user\u2019s', async () => {
  await using playground = await open();
  await playground.addUser('jane');
  await playground.addUser('joe');
  await addDevice(playground, 'joe');
  const added: string[] = [];
  for (let count = 0; count < 5; count++) added.push((await addDevice(playground)).deviceKey);
  const { AccessToken } = await playground.signIn('jane');

  const pages: string[][] = [];
  let PaginationToken: string | undefined;
  do {
    const page = await playground.api.listDevices({ AccessToken, Limit: 2, PaginationToken });
    pages.push(page.Devices!.map(({ DeviceKey }) => DeviceKey!));
    PaginationToken = page.PaginationToken;
  } while (PaginationToken !== undefined);
  expect(pages.map(({ length }) => length)).toEqual([2, 2, 1]);
  expect(pages.flat().toSorted()).toEqual(added.toSorted());
});

test.each(['getDevice', 'forgetDevice', 'updateDeviceStatus'] as const)(
  '%s of a device that is not there',
  async (call) => {
    await using playground = await open();
    await playground.addUser('jane');
    await playground.addUser('joe');
    const { deviceKey } = await addDevice(playground, 'joe');
    const { AccessToken } = await playground.signIn('jane');
    for (const DeviceKey of [deviceKey, 'us-east-1_6d0d9b0a']) {
      const input = { AccessToken, DeviceKey, DeviceRememberedStatus: 'remembered' } as const;
      expect(await failureOf(playground.api[call](input) as Promise<unknown>)).toBe(noDevice);
    }
  },
);

describe('refresh, where devices are tracked', () => {
  const refresh = ({ api, clientId: ClientId }: Playground, REFRESH_TOKEN: string, more = {}) =>
    api.initiateAuth({ ClientId, AuthFlow: 'REFRESH_TOKEN_AUTH', AuthParameters: { REFRESH_TOKEN, ...more } });
  const refused = 'NotAuthorizedException: Invalid Refresh Token';

  test('names the device of the login', async () => {
    await using playground = await open();
    await playground.addUser('jane');
    const { tokens, deviceKey } = await addDevice(playground);
    const answer = await refresh(playground, tokens.RefreshToken, { DEVICE_KEY: deviceKey });
    expect(tokensOf(answer)).not.toHaveProperty('NewDeviceMetadata');
  });

  test('is refused without it, with another, or once it is forgotten', async () => {
    await using playground = await open();
    await playground.addUser('jane');
    const [one, other] = [await addDevice(playground), await addDevice(playground)];
    const { RefreshToken, AccessToken } = one.tokens;
    expect(await failureOf(refresh(playground, RefreshToken))).toBe(refused);
    expect(await failureOf(refresh(playground, RefreshToken, { DEVICE_KEY: other.deviceKey }))).toBe(refused);
    await playground.api.forgetDevice({ AccessToken, DeviceKey: one.deviceKey });
    expect(await failureOf(refresh(playground, RefreshToken, { DEVICE_KEY: one.deviceKey }))).toBe(refused);
  });

  test('is refused while the device is not confirmed', async () => {
    await using playground = await open();
    await playground.addUser('jane');
    const { RefreshToken, NewDeviceMetadata } = await playground.signIn('jane');
    const DEVICE_KEY = NewDeviceMetadata!.DeviceKey!;
    expect(await failureOf(refresh(playground, RefreshToken, { DEVICE_KEY }))).toBe(refused);
  });
});
