import { describe, expect, test } from 'vitest';
import { createSrpKeyPair } from '../../../src/auth/index.js';
import { addAuthenticator, answerMfa } from '../authenticator.js';
import { openWithDevice } from '../device.js';
import { claimsOf, deviceTracking, failureOf, openPlayground, tokensOf } from '../playground.js';
import {
  answerDeviceSrp,
  answerSrp,
  confirmDevice,
  proveDevice,
  signIn,
  startDeviceSrp,
  startSrp,
} from '../srp-sign-in.js';

const noDevice = 'ResourceNotFoundException: Device does not exist.';

describe('a remembered device', () => {
  test.each(['by password', 'by SRP'])('proves itself in place of the code, %s', async (way) => {
    await using playground = await openWithDevice();
    const { device } = playground;
    const named = { DEVICE_KEY: device.deviceKey };
    const question = await (way === 'by SRP'
      ? signIn(playground, 'jane', named)
      : playground.startSignIn('jane', named));
    expect(question).toMatchObject({
      ChallengeName: 'DEVICE_SRP_AUTH',
      ChallengeParameters: { USERNAME: 'jane', DEVICE_KEY: device.deviceKey },
    });
    const tokens = tokensOf(await proveDevice(playground, 'jane', question, device));
    expect(tokens).not.toHaveProperty('NewDeviceMetadata');
    expect(claimsOf(tokens.AccessToken)).toMatchObject({ device_key: device.deviceKey });
  });

  test('may be named by the answer to PASSWORD_VERIFIER alone, or by the question alone', async () => {
    await using playground = await openWithDevice();
    const named = { DEVICE_KEY: playground.device.deviceKey };
    const keys = createSrpKeyPair();
    const late = await answerSrp(playground, await startSrp(playground, 'jane', keys), keys, { more: named });
    expect(late.ChallengeName).toBe('DEVICE_SRP_AUTH');
    const early = await answerSrp(playground, await startSrp(playground, 'jane', keys, named), keys);
    expect(early.ChallengeName).toBe('DEVICE_SRP_AUTH');
  });

  test('does not replace the password', async () => {
    await using playground = await openWithDevice();
    const call = playground.startSignIn('jane', { DEVICE_KEY: playground.device.deviceKey, PASSWORD: 'wrong' });
    expect(await failureOf(call)).toBe('NotAuthorizedException: Incorrect username or password.');
  });

  test.each([
    ['is not remembered', { remembered: false }],
    ['need not prove itself', { tracking: { ...deviceTracking, ChallengeRequiredOnNewDevice: false } }],
  ])('one that %s leaves MFA as it is', async (_, options) => {
    await using playground = await openWithDevice(options);
    const { device, authenticator } = playground;
    const question = await playground.startSignIn('jane', { DEVICE_KEY: device.deviceKey });
    expect(question.ChallengeName).toBe('SOFTWARE_TOKEN_MFA');
    const tokens = tokensOf(await answerMfa(playground, question, authenticator.freshCode()));
    expect(tokens).not.toHaveProperty('NewDeviceMetadata');
    expect(claimsOf(tokens.AccessToken)).toMatchObject({ device_key: device.deviceKey });
  });

  test('one of an OPTIONAL pool is asked for too, and one of a pool without MFA is not', async () => {
    await using playground = await openPlayground({ mfa: 'OPTIONAL', pool: { DeviceConfiguration: deviceTracking } });
    await playground.addUser('jane');
    const authenticator = await addAuthenticator(playground, await playground.signIn('jane'));
    const asked = await playground.startSignIn('jane');
    const tokens = tokensOf(await answerMfa(playground, asked, authenticator.freshCode()));
    const { deviceKey } = await confirmDevice(playground, tokens);
    const { AccessToken } = tokens;
    await playground.api.updateDeviceStatus({
      AccessToken,
      DeviceKey: deviceKey,
      DeviceRememberedStatus: 'remembered',
    });
    const named = { DEVICE_KEY: deviceKey };
    expect(await playground.startSignIn('jane', named)).toMatchObject({ ChallengeName: 'DEVICE_SRP_AUTH' });
    await playground.api.setUserPoolMfaConfig({ UserPoolId: playground.userPoolId, MfaConfiguration: 'OFF' });
    expect(await playground.signIn('jane', named)).not.toHaveProperty('NewDeviceMetadata');
  });

  test('a wrong device password is a failure like that of a user, and the session lives on', async () => {
    await using playground = await openWithDevice();
    const { device } = playground;
    const question = await playground.startSignIn('jane', { DEVICE_KEY: device.deviceKey });
    const keys = createSrpKeyPair();
    const asked = await startDeviceSrp(playground, 'jane', question, device, keys);
    const forged = { ...device, devicePassword: 'guessed' };
    expect(await failureOf(answerDeviceSrp(playground, asked, forged, keys))).toBe(
      'NotAuthorizedException: Incorrect username or password.',
    );
    tokensOf(await answerDeviceSrp(playground, asked, device, keys));
    expect(await failureOf(answerDeviceSrp(playground, asked, device, keys))).toMatch(/can only be used once\.$/);
  });

  test('the secret block of one sign-in does not fit the session of another', async () => {
    await using playground = await openWithDevice();
    const { device } = playground;
    const keys = createSrpKeyPair();
    const ask = async () =>
      startDeviceSrp(
        playground,
        'jane',
        await playground.startSignIn('jane', { DEVICE_KEY: device.deviceKey }),
        device,
        keys,
      );
    const [one, other] = [await ask(), await ask()];
    expect(await failureOf(answerDeviceSrp(playground, { ...one, Session: other.Session }, device, keys))).toBe(
      'NotAuthorizedException: Invalid session for the user.',
    );
  });
});

describe('a device that is not there', () => {
  test.each(['us-east-1_6d0d9b0a-2f3e-4c57-8a1b-9c0d1e2f3a4b', 'nonsense'])('%s', async (DEVICE_KEY) => {
    await using playground = await openWithDevice();
    expect(await failureOf(playground.startSignIn('jane', { DEVICE_KEY }))).toBe(noDevice);
  });

  test("another user's", async () => {
    await using playground = await openWithDevice();
    await playground.addUser('joe');
    const named = { DEVICE_KEY: playground.device.deviceKey };
    expect(await failureOf(playground.startSignIn('joe', named))).toBe(noDevice);
  });

  test('forgotten: the same proof is good once more without it', async () => {
    await using playground = await openWithDevice();
    const { api, tokens, device, authenticator } = playground;
    await api.forgetDevice({ AccessToken: tokens.AccessToken, DeviceKey: device.deviceKey });
    const keys = createSrpKeyPair();
    const named = { DEVICE_KEY: device.deviceKey };
    const question = await startSrp(playground, 'jane', keys, named);
    expect(await failureOf(answerSrp(playground, question, keys, { more: named }))).toBe(noDevice);
    const toMfa = await answerSrp(playground, question, keys);
    expect(toMfa.ChallengeName).toBe('SOFTWARE_TOKEN_MFA');
    const answer = tokensOf(await answerMfa(playground, toMfa, authenticator.freshCode()));
    expect(answer.NewDeviceMetadata?.DeviceKey).not.toBe(device.deviceKey);
  });

  test('forgotten while it proves itself', async () => {
    await using playground = await openWithDevice();
    const { api, tokens, device } = playground;
    const question = await playground.startSignIn('jane', { DEVICE_KEY: device.deviceKey });
    const keys = createSrpKeyPair();
    const asked = await startDeviceSrp(playground, 'jane', question, device, keys);
    await api.forgetDevice({ AccessToken: tokens.AccessToken, DeviceKey: device.deviceKey });
    expect(await failureOf(answerDeviceSrp(playground, asked, device, keys))).toBe(noDevice);
  });
});
