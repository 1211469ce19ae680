import { describe, expect, test } from 'vitest';
import { addAuthenticator, answerMfa } from '../authenticator.js';
import {
  answerCustom,
  customChallenge,
  deciding,
  openWithJane,
  passwordFirst,
  provePasswordFirst,
  startCustom,
  tokens as content,
} from '../custom-auth.js';
import type { TestFunction } from '../functions.js';
import { deviceTracking, failureOf, tokensOf, type PlaygroundOptions } from '../playground.js';
import { confirmDevice, proveDevice } from '../srp-sign-in.js';

/** jane, without a second factor, whose device is remembered. The functions ask for the password, and then a riddle. */
async function openEarly(DefineAuthChallenge: TestFunction = passwordFirst, pool: PlaygroundOptions['pool'] = {}) {
  const DeviceConfiguration = { ...deviceTracking, DeviceOnlyRememberedOnUserPrompt: false };
  const playground = await openWithJane(
    { DefineAuthChallenge },
    { mfa: 'OPTIONAL', pool: { ...pool, DeviceConfiguration } },
  );
  const tokens = await playground.signIn('jane');
  const device = await confirmDevice(playground, tokens);
  return { ...playground, tokens, device, named: { DEVICE_KEY: device.deviceKey } };
}

describe('in CUSTOM_AUTH a device that was remembered before MFA was on', () => {
  test('proves itself at the end while the user has no second factor', async () => {
    await using playground = await openEarly();
    const { device, named } = playground;
    const question = await answerCustom(playground, await provePasswordFirst(playground, named));
    expect(question.ChallengeName).toBe('DEVICE_SRP_AUTH');
    tokensOf(await proveDevice(playground, 'jane', question, device));
  });

  test('replaces the code after a sign-in that met it, however much else was asked for between', async () => {
    await using playground = await openEarly();
    const { tokens, device, named } = playground;
    const authenticator = await addAuthenticator(playground, tokens);
    const question = await provePasswordFirst(playground, named);
    expect(question.ChallengeName).toBe('SOFTWARE_TOKEN_MFA');
    const riddle = await answerMfa(playground, question, authenticator.freshCode());
    expect(riddle.ChallengeName).toBe('CUSTOM_CHALLENGE');
    tokensOf(await answerCustom(playground, riddle));
    const next = await provePasswordFirst(playground, named);
    expect(next.ChallengeName).toBe('CUSTOM_CHALLENGE');
    const last = await answerCustom(playground, next);
    expect(last.ChallengeName).toBe('DEVICE_SRP_AUTH');
    tokensOf(await proveDevice(playground, 'jane', last, device));
  });

  test('that is confirmed by such a sign-in replaces it at once', async () => {
    await using playground = await openEarly();
    const authenticator = await addAuthenticator(playground, playground.tokens);
    const question = await provePasswordFirst(playground);
    const riddle = await answerMfa(playground, question, authenticator.freshCode());
    const device = await confirmDevice(playground, tokensOf(await answerCustom(playground, riddle)));
    const { ChallengeName } = await playground.startSignIn('jane', { DEVICE_KEY: device.deviceKey });
    expect(ChallengeName).toBe('DEVICE_SRP_AUTH');
  });

  test('does not by a sign-in whose functions asked for no second factor', async () => {
    await using playground = await openEarly(deciding((rounds) => (rounds.length === 0 ? customChallenge : content)));
    const { tokens, named } = playground;
    await addAuthenticator(playground, tokens);
    tokensOf(await answerCustom(playground, await startCustom(playground, 'jane', named)));
    expect((await playground.startSignIn('jane', named)).ChallengeName).toBe('SOFTWARE_TOKEN_MFA');
  });

  test('is not asked for where MFA came to be required, and the user can have none', async () => {
    const RecoveryMechanisms = [{ Name: 'verified_phone_number' as const, Priority: 1 }];
    const SmsConfiguration = { SnsCallerArn: 'arn:aws:iam::000000000000:role/sms' };
    const riddleAlone = deciding((rounds) => (rounds.length === 0 ? customChallenge : content));
    await using playground = await openEarly(riddleAlone, { AccountRecoverySetting: { RecoveryMechanisms } });
    const { api, named, userPoolId: UserPoolId } = playground;
    await api.setUserPoolMfaConfig({ UserPoolId, MfaConfiguration: 'ON', SmsMfaConfiguration: { SmsConfiguration } });
    expect(await failureOf(playground.startSignIn('jane', named))).toMatch(/has no factor that this user could use/);
    tokensOf(await answerCustom(playground, await startCustom(playground, 'jane', named)));
  });

  test('ends the sign-in that it was to end when MFA is turned on midway', async () => {
    await using playground = await openEarly();
    const { tokens, named } = playground;
    const riddle = await provePasswordFirst(playground, named);
    expect(riddle.ChallengeName).toBe('CUSTOM_CHALLENGE');
    await addAuthenticator(playground, tokens);
    expect(await failureOf(answerCustom(playground, riddle))).toBe(
      'NotAuthorizedException: Invalid session for the user.',
    );
  });
});
