import { describe, expect, test } from 'vitest';
import { createSrpKeyPair } from '../../../src/auth/index.js';
import vectors from '../../fixtures/srp-vectors.json' with { type: 'json' };
import { answerMfa } from '../authenticator.js';
import { openWithDevice } from '../device.js';
import { claimsOf, deviceTracking, failureOf, openPlayground, tokensOf } from '../playground.js';
import { confirmDevice, startDeviceSrp } from '../srp-sign-in.js';

describe('a new device', () => {
  test('is offered to each sign-in that names none, and is in the access token', async () => {
    await using playground = await openPlayground({ pool: { DeviceConfiguration: deviceTracking } });
    await playground.addUser('jane');
    const [one, other] = [await playground.signIn('jane'), await playground.signIn('jane')];
    const { DeviceKey, DeviceGroupKey } = one.NewDeviceMetadata!;
    expect(DeviceKey).toMatch(/^us-east-1_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(DeviceGroupKey).toMatch(/^-[0-9A-Za-z]{8}$/);
    expect(other.NewDeviceMetadata!.DeviceKey).not.toBe(DeviceKey);
    expect(claimsOf(one.AccessToken)).toMatchObject({ device_key: DeviceKey });
  });

  test('is not offered where devices are not tracked', async () => {
    await using playground = await openPlayground();
    await playground.addUser('jane');
    const tokens = await playground.signIn('jane', { DEVICE_KEY: 'us-east-1_0' });
    expect(tokens).not.toHaveProperty('NewDeviceMetadata');
    expect(claimsOf(tokens.AccessToken)).not.toHaveProperty('device_key');
    const call = confirmDevice(playground, {
      ...tokens,
      NewDeviceMetadata: { DeviceKey: 'a_0', DeviceGroupKey: '-g' },
    });
    expect(await failureOf(call)).toMatch(/^InvalidUserPoolConfigurationException: /);
  });

  test.each([
    [true, true],
    [false, false],
  ])('where DeviceOnlyRememberedOnUserPrompt is %s, UserConfirmationNecessary is %s', async (onPrompt, necessary) => {
    const tracking = { ...deviceTracking, DeviceOnlyRememberedOnUserPrompt: onPrompt };
    await using playground = await openWithDevice({ remembered: false, tracking });
    expect(playground.device.userConfirmationNecessary).toBe(necessary);
    const { ChallengeName } = await playground.startSignIn('jane', { DEVICE_KEY: playground.device.deviceKey });
    expect(ChallengeName).toBe(necessary ? 'SOFTWARE_TOKEN_MFA' : 'DEVICE_SRP_AUTH');
  });

  test('is confirmed once, by the login that it was offered to', async () => {
    await using playground = await openWithDevice();
    const { tokens, authenticator } = playground;
    expect(await failureOf(confirmDevice(playground, tokens))).toMatch(/^DeviceKeyExistsException: /);
    const question = await playground.startSignIn('jane');
    const other = tokensOf(await answerMfa(playground, question, authenticator.freshCode()));
    const mixed = { ...other, NewDeviceMetadata: tokens.NewDeviceMetadata };
    expect(await failureOf(confirmDevice(playground, mixed))).toBe(
      'InvalidParameterException: Invalid device key given.',
    );
  });

  test.each([
    ['nothing', undefined],
    ['zeros', { PasswordVerifier: 'AAAA', Salt: 'AAAA' }],
    ['a verifier above N', { PasswordVerifier: Buffer.alloc(385, 255).toString('base64'), Salt: 'AQ==' }],
    ['no salt', { PasswordVerifier: 'AQ==' }],
  ])('is not confirmed with %s for a verifier', async (_, DeviceSecretVerifierConfig) => {
    await using playground = await openPlayground({ pool: { DeviceConfiguration: deviceTracking } });
    await playground.addUser('jane');
    const { AccessToken, NewDeviceMetadata } = await playground.signIn('jane');
    const call = playground.api.confirmDevice({
      AccessToken,
      DeviceKey: NewDeviceMetadata!.DeviceKey,
      DeviceSecretVerifierConfig,
    });
    expect(await failureOf(call)).toBe('InvalidParameterException: Invalid device secret verifier given.');
  });
});

test.each(vectors.device)('SALT comes back without leading zeros: $name', async ({ confirmDevice, expected }) => {
  await using playground = await openWithDevice({ remembered: false });
  const { api, tokens, authenticator } = playground;
  await api.forgetDevice({ AccessToken: tokens.AccessToken, DeviceKey: playground.device.deviceKey });
  const question = await playground.startSignIn('jane');
  const { AccessToken, NewDeviceMetadata } = tokensOf(await answerMfa(playground, question, authenticator.freshCode()));
  const DeviceKey = NewDeviceMetadata!.DeviceKey!;
  await api.confirmDevice({ AccessToken, DeviceKey, ...confirmDevice });
  await api.updateDeviceStatus({ AccessToken, DeviceKey, DeviceRememberedStatus: 'remembered' });
  const toDevice = await playground.startSignIn('jane', { DEVICE_KEY: DeviceKey });
  const asked = await startDeviceSrp(playground, 'jane', toDevice, { deviceKey: DeviceKey }, createSrpKeyPair());
  expect(asked.ChallengeParameters).toMatchObject({ SALT: expected.SALT });
});
