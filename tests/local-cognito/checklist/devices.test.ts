/** Behaviour checklist: devices. */
import { describe, expect, test } from 'vitest';
import { createDeviceVerifier, createSrpKeyPair, type DeviceVerifier } from '../../../src/auth/index.js';
import { addAuthenticator, answerMfa, setUpMfa } from '../authenticator.js';
import { openWithDevice } from '../device.js';
import { claimsOf, deviceTracking, failureOf, openPlayground, tokensOf, type Playground } from '../playground.js';
import { answerDeviceSrp, confirmDevice, proveDevice, signIn, startDeviceSrp } from '../srp-sign-in.js';

const refresh = ({ api, clientId: ClientId }: Playground, REFRESH_TOKEN: string, more: Record<string, string> = {}) =>
  api.initiateAuth({ ClientId, AuthFlow: 'REFRESH_TOKEN_AUTH', AuthParameters: { REFRESH_TOKEN, ...more } });

describe('Device: leading zeros in the verifier, remembered or not, DEVICE_SRP_AUTH for MFA, refresh with DEVICE_KEY', () => {
  /** A verifier whose highest bit is set: its base64 has a zero byte in front, for the sign. */
  const padded = (device: { deviceKey: string; deviceGroupKey: string }): DeviceVerifier => {
    const made = createDeviceVerifier(device);
    return Buffer.from(made.passwordVerifier, 'base64').readUInt8(0) === 0 ? made : padded(device);
  };

  test.each([0, 2])('a verifier with a zero byte in front, and %i more, is the same number', async (more) => {
    await using playground = await openPlayground({ mfa: 'ON', pool: { DeviceConfiguration: deviceTracking } });
    await playground.addUser('jane');
    const { AccessToken, NewDeviceMetadata } = (await setUpMfa(playground, 'jane')).tokens;
    const names = { deviceKey: NewDeviceMetadata!.DeviceKey!, deviceGroupKey: NewDeviceMetadata!.DeviceGroupKey! };
    const { devicePassword, passwordVerifier, salt } = padded(names);
    const [PasswordVerifier, Salt] = [passwordVerifier, salt].map((base64) =>
      Buffer.concat([Buffer.alloc(more), Buffer.from(base64, 'base64')]).toString('base64'),
    );
    const { api } = playground;
    const DeviceKey = names.deviceKey;
    await api.confirmDevice({ AccessToken, DeviceKey, DeviceSecretVerifierConfig: { PasswordVerifier, Salt } });
    await api.updateDeviceStatus({ AccessToken, DeviceKey, DeviceRememberedStatus: 'remembered' });
    const question = await playground.startSignIn('jane', { DEVICE_KEY: DeviceKey });
    tokensOf(await proveDevice(playground, 'jane', question, { ...names, devicePassword }));
  });

  test('a sign-in without a known device is offered one: a key, and a group of a dash and eight characters', async () => {
    await using playground = await openPlayground({ pool: { DeviceConfiguration: deviceTracking } });
    await playground.addUser('jane');
    const { NewDeviceMetadata } = await playground.signIn('jane');
    expect(NewDeviceMetadata).toEqual({
      DeviceKey: expect.stringMatching(/^us-east-1_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/) as string,
      DeviceGroupKey: expect.stringMatching(/^-[A-Za-z0-9]{8}$/) as string,
    });
    await using untracked = await openPlayground();
    await untracked.addUser('jane');
    expect(await untracked.signIn('jane')).not.toHaveProperty('NewDeviceMetadata');
  });

  test.each([
    ['when the user asks for it', true],
    ['always', false],
  ])('devices are remembered %s: UserConfirmationNecessary is %s', async (_, optIn) => {
    const tracking = { ChallengeRequiredOnNewDevice: true, DeviceOnlyRememberedOnUserPrompt: optIn };
    await using playground = await openWithDevice({ remembered: false, tracking });
    const { device } = playground;
    expect(device.userConfirmationNecessary).toBe(optIn);
    expect(await playground.startSignIn('jane', { DEVICE_KEY: device.deviceKey })).toMatchObject({
      ChallengeName: optIn ? 'SOFTWARE_TOKEN_MFA' : 'DEVICE_SRP_AUTH',
    });
  });

  test('a key that this login was not offered, and one that was confirmed', async () => {
    await using playground = await openWithDevice();
    const { tokens } = playground;
    expect(await failureOf(confirmDevice(playground, tokens))).toMatch(/^DeviceKeyExistsException: /);
    const DeviceKey = 'us-east-1_6d0d9b0a-2f3e-4c57-8a1b-9c0d1e2f3a4b';
    const other = { ...tokens, NewDeviceMetadata: { ...tokens.NewDeviceMetadata, DeviceKey } };
    expect(await failureOf(confirmDevice(playground, other))).toBe(
      'InvalidParameterException: Invalid device key given.',
    );
  });

  test.each(['by password', 'by SRP'])('a remembered device proves itself in place of the code, %s', async (way) => {
    await using playground = await openWithDevice();
    const { device } = playground;
    const named = { DEVICE_KEY: device.deviceKey };
    const question = await (way === 'by SRP'
      ? signIn(playground, 'jane', named)
      : playground.startSignIn('jane', named));
    expect(question.ChallengeName).toBe('DEVICE_SRP_AUTH');
    const keys = createSrpKeyPair();
    const asked = await startDeviceSrp(playground, 'jane', question, device, keys);
    expect(asked.ChallengeName).toBe('DEVICE_PASSWORD_VERIFIER');
    expect(asked.ChallengeParameters).toMatchObject({ DEVICE_KEY: device.deviceKey, USERNAME: 'jane' });
    const tokens = tokensOf(await answerDeviceSrp(playground, asked, device, keys));
    expect(tokens).not.toHaveProperty('NewDeviceMetadata');
    expect(claimsOf(tokens.AccessToken)).toMatchObject({ device_key: device.deviceKey });
  });

  test('a device that is not remembered leaves MFA as it is, and its key is accepted', async () => {
    await using playground = await openWithDevice({ remembered: false });
    const { device, authenticator } = playground;
    const question = await playground.startSignIn('jane', { DEVICE_KEY: device.deviceKey });
    expect(question.ChallengeName).toBe('SOFTWARE_TOKEN_MFA');
    const tokens = tokensOf(await answerMfa(playground, question, authenticator.freshCode()));
    expect(claimsOf(tokens.AccessToken)).toMatchObject({ device_key: device.deviceKey });
  });

  test('one that was remembered before its user had a second factor replaces it once it was met there', async () => {
    await using playground = await openPlayground({ mfa: 'OPTIONAL', pool: { DeviceConfiguration: deviceTracking } });
    await playground.addUser('jane');
    const tokens = await playground.signIn('jane');
    const { AccessToken } = tokens;
    const { deviceKey: DeviceKey } = await confirmDevice(playground, tokens);
    await playground.api.updateDeviceStatus({ AccessToken, DeviceKey, DeviceRememberedStatus: 'remembered' });
    const next = () => playground.startSignIn('jane', { DEVICE_KEY: DeviceKey });
    expect((await next()).ChallengeName).toBe('DEVICE_SRP_AUTH');
    const authenticator = await addAuthenticator(playground, tokens);
    const question = await next();
    expect(question.ChallengeName).toBe('SOFTWARE_TOKEN_MFA');
    tokensOf(await answerMfa(playground, question, authenticator.freshCode()));
    expect((await next()).ChallengeName).toBe('DEVICE_SRP_AUTH');
  });

  test('no device replaces the password, and a forgotten one nothing', async () => {
    await using playground = await openWithDevice();
    const { device, tokens } = playground;
    const named = { DEVICE_KEY: device.deviceKey };
    expect(await failureOf(playground.startSignIn('jane', { ...named, PASSWORD: 'wrong' }))).toBe(
      'NotAuthorizedException: Incorrect username or password.',
    );
    await playground.api.forgetDevice({ AccessToken: tokens.AccessToken, DeviceKey: device.deviceKey });
    expect(await failureOf(playground.startSignIn('jane', named))).toBe(
      'ResourceNotFoundException: Device does not exist.',
    );
  });

  test('a refresh takes the DEVICE_KEY of the login, once it is confirmed, and no other', async () => {
    await using playground = await openPlayground({ pool: { DeviceConfiguration: deviceTracking } });
    await playground.addUser('jane');
    const invalid = 'NotAuthorizedException: Invalid Refresh Token';
    const tokens = await playground.signIn('jane');
    const DEVICE_KEY = tokens.NewDeviceMetadata!.DeviceKey!;
    const outcome = (more?: Record<string, string>) => failureOf(refresh(playground, tokens.RefreshToken, more));
    expect(await outcome({ DEVICE_KEY })).toBe(invalid);
    await confirmDevice(playground, tokens);
    expect(await outcome({ DEVICE_KEY })).toMatch(/^no failure/);
    expect(await outcome()).toBe(invalid);
    const other = await confirmDevice(playground, await playground.signIn('jane'));
    expect(await outcome({ DEVICE_KEY: other.deviceKey })).toBe(invalid);
  });

  test('without devices a refresh takes no key', async () => {
    await using playground = await openPlayground();
    await playground.addUser('jane');
    tokensOf(await refresh(playground, (await playground.signIn('jane')).RefreshToken));
  });

  test('a wrong proof of the device is a wrong password', async () => {
    await using playground = await openWithDevice();
    const { device } = playground;
    const question = await playground.startSignIn('jane', { DEVICE_KEY: device.deviceKey });
    const forged = { ...device, devicePassword: 'guessed' };
    expect(await failureOf(proveDevice(playground, 'jane', question, forged))).toBe(
      'NotAuthorizedException: Incorrect username or password.',
    );
  });
});
