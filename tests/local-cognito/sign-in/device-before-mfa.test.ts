import { describe, expect, test } from 'vitest';
import { createSrpKeyPair } from '../../../src/auth/index.js';
import { addAuthenticator, answerMfa, authenticatorOf, setUpMfa, type Authenticator } from '../authenticator.js';
import { nameEmail, openWithoutAddress } from '../email-setup.js';
import { invite, makeUser } from '../made-user.js';
import { answerCode, openWithFactors } from '../message-mfa.js';
import { openWithPasskey, signInByPasskey } from '../passkey.js';
import {
  deviceTracking,
  failureOf,
  openPlayground,
  password,
  tokensOf,
  type Playground,
  type SignedIn,
} from '../playground.js';
import { answerDeviceSrp, confirmDevice, proveDevice, signIn, startDeviceSrp } from '../srp-sign-in.js';
import { answer } from '../user-auth.js';

type Device = Awaited<ReturnType<typeof confirmDevice>>;

/** What a sign-in from the device is asked for after the password. */
async function askedFrom(playground: Playground, device: Device): Promise<string | undefined> {
  return (await playground.startSignIn('jane', { DEVICE_KEY: device.deviceKey })).ChallengeName;
}

function setStatus(
  { api }: Playground,
  { AccessToken }: SignedIn,
  { deviceKey: DeviceKey }: Device,
  DeviceRememberedStatus: 'remembered' | 'not_remembered' = 'remembered',
) {
  return api.updateDeviceStatus({ AccessToken, DeviceKey, DeviceRememberedStatus });
}

interface Early extends Playground {
  readonly tokens: SignedIn;
  readonly device: Device;
}

/** jane, without a second factor in a pool of optional MFA, and a device that is remembered. */
async function openEarly(): Promise<Early> {
  const playground = await openPlayground({ mfa: 'OPTIONAL', pool: { DeviceConfiguration: deviceTracking } });
  await playground.addUser('jane');
  const tokens = await playground.signIn('jane');
  const device = await confirmDevice(playground, tokens);
  await setStatus(playground, tokens, device);
  return { ...playground, tokens, device };
}

async function meetCode(playground: Early, authenticator: Authenticator): Promise<SignedIn> {
  const question = await playground.startSignIn('jane', { DEVICE_KEY: playground.device.deviceKey });
  return tokensOf(await answerMfa(playground, question, authenticator.freshCode()));
}

describe('a device that was remembered before MFA was on', () => {
  test('is asked for while the user has no second factor', async () => {
    await using playground = await openEarly();
    const { device } = playground;
    const question = await playground.startSignIn('jane', { DEVICE_KEY: device.deviceKey });
    tokensOf(await proveDevice(playground, 'jane', question, device));
    expect(await askedFrom(playground, device)).toBe('DEVICE_SRP_AUTH');
  });

  test.each(['by password', 'by SRP'])('replaces the code after one sign-in that met it, %s', async (way) => {
    await using playground = await openEarly();
    const { device, tokens } = playground;
    const start = () => {
      const named = { DEVICE_KEY: device.deviceKey };
      return way === 'by SRP' ? signIn(playground, 'jane', named) : playground.startSignIn('jane', named);
    };
    const authenticator = await addAuthenticator(playground, tokens);
    const first = await start();
    expect(first.ChallengeName).toBe('SOFTWARE_TOKEN_MFA');
    const met = tokensOf(await answerMfa(playground, first, authenticator.freshCode()));
    expect(met).not.toHaveProperty('NewDeviceMetadata');
    const second = await start();
    expect(second.ChallengeName).toBe('DEVICE_SRP_AUTH');
    tokensOf(await proveDevice(playground, 'jane', second, device));
    expect((await start()).ChallengeName).toBe('DEVICE_SRP_AUTH');
  });

  test('replaces it also when only the answer to the code names it', async () => {
    await using playground = await openEarly();
    const { device, tokens } = playground;
    const authenticator = await addAuthenticator(playground, tokens);
    const question = await playground.startSignIn('jane');
    const named = { DEVICE_KEY: device.deviceKey };
    tokensOf(await answerMfa(playground, question, authenticator.freshCode(), named));
    expect(await askedFrom(playground, device)).toBe('DEVICE_SRP_AUTH');
  });

  test('does not by a wrong code, nor by a code at another device', async () => {
    await using playground = await openEarly();
    const { device, tokens } = playground;
    const authenticator = await addAuthenticator(playground, tokens);
    const question = await playground.startSignIn('jane', { DEVICE_KEY: device.deviceKey });
    expect(await failureOf(answerMfa(playground, question, authenticator.wrongCode()))).toMatch(/^CodeMismatch/);
    const elsewhere = await playground.startSignIn('jane');
    const there = tokensOf(await answerMfa(playground, elsewhere, authenticator.freshCode()));
    const other = await confirmDevice(playground, there);
    await setStatus(playground, there, other);
    expect(await askedFrom(playground, device)).toBe('SOFTWARE_TOKEN_MFA');
    expect(await askedFrom(playground, other)).toBe('DEVICE_SRP_AUTH');
  });

  test('does not by a code of the time when it was not remembered', async () => {
    await using playground = await openEarly();
    const { device, tokens } = playground;
    await setStatus(playground, tokens, device, 'not_remembered');
    const authenticator = await addAuthenticator(playground, tokens);
    await setStatus(playground, await meetCode(playground, authenticator), device);
    expect(await askedFrom(playground, device)).toBe('SOFTWARE_TOKEN_MFA');
    await meetCode(playground, authenticator);
    expect(await askedFrom(playground, device)).toBe('DEVICE_SRP_AUTH');
  });

  test('cannot go on with its proof when MFA is turned on meanwhile', async () => {
    await using playground = await openEarly();
    const { device, tokens } = playground;
    const question = await playground.startSignIn('jane', { DEVICE_KEY: device.deviceKey });
    const keys = createSrpKeyPair();
    const asked = await startDeviceSrp(playground, 'jane', question, device, keys);
    await addAuthenticator(playground, tokens);
    expect(await failureOf(answerDeviceSrp(playground, asked, device, keys))).toBe(
      'NotAuthorizedException: Invalid session for the user.',
    );
  });

  test('is no way around MFA_SETUP when the pool comes to require MFA', async () => {
    await using playground = await openEarly();
    const { api, device, userPoolId: UserPoolId } = playground;
    const SoftwareTokenMfaConfiguration = { Enabled: true };
    await api.setUserPoolMfaConfig({ UserPoolId, MfaConfiguration: 'ON', SoftwareTokenMfaConfiguration });
    expect(await askedFrom(playground, device)).toBe('MFA_SETUP');
    const setup = await playground.startSignIn('jane', { DEVICE_KEY: device.deviceKey });
    const { SecretCode, Session } = await api.associateSoftwareToken({ Session: setup.Session });
    const UserCode = authenticatorOf(playground, SecretCode!).freshCode();
    const verified = await api.verifySoftwareToken({ Session, UserCode });
    tokensOf(await answer(playground, 'jane', 'MFA_SETUP', verified.Session));
    expect(await askedFrom(playground, device)).toBe('DEVICE_SRP_AUTH');
  });

  test('and is confirmed anew counts as the login that confirms it did', async () => {
    await using playground = await openEarly();
    const { api, device, tokens } = playground;
    const authenticator = await addAuthenticator(playground, tokens);
    await meetCode(playground, authenticator);
    await api.forgetDevice({ AccessToken: tokens.AccessToken, DeviceKey: device.deviceKey });
    const again = await confirmDevice(playground, tokens);
    await setStatus(playground, tokens, again);
    expect(await askedFrom(playground, again)).toBe('SOFTWARE_TOKEN_MFA');
  });
});

test('a device of the sign-in that set the first password is asked for a code once, though confirmed with MFA on', async () => {
  await using playground = await openPlayground({ mfa: 'OPTIONAL', pool: { DeviceConfiguration: deviceTracking } });
  await invite(playground, 'jane');
  const { Session } = await playground.startSignIn('jane');
  const given = { NEW_PASSWORD: password };
  const tokens = tokensOf(await answer(playground, 'jane', 'NEW_PASSWORD_REQUIRED', Session, given));
  const authenticator = await addAuthenticator(playground, tokens);
  const device = await confirmDevice(playground, tokens);
  await setStatus(playground, tokens, device);
  expect(await askedFrom(playground, device)).toBe('SOFTWARE_TOKEN_MFA');
  await meetCode({ ...playground, tokens, device }, authenticator);
  expect(await askedFrom(playground, device)).toBe('DEVICE_SRP_AUTH');
});

describe('a device that is confirmed by a login that met', () => {
  const addresses = { email: 'jane@example.com', phone_number: '+15550100', phone_number_verified: 'true' };
  const pool = {
    DeviceConfiguration: deviceTracking,
    AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'admin_only' as const, Priority: 1 }] },
  };
  const code = async ({ local }: Playground): Promise<string> => (await local.outbox.list()).at(-1)!.code!;

  /** Each gives a login of jane, whose next sign-in needs a second factor. */
  const logins = {
    async MFA_SETUP() {
      const playground = await openPlayground({ mfa: 'ON', pool });
      await playground.addUser('jane');
      return { playground, tokens: (await setUpMfa(playground, 'jane')).tokens };
    },
    async SOFTWARE_TOKEN_MFA() {
      const playground = await openPlayground({ mfa: 'OPTIONAL', pool });
      await playground.addUser('jane');
      const authenticator = await addAuthenticator(playground, await playground.signIn('jane'));
      const question = await playground.startSignIn('jane');
      return { playground, tokens: tokensOf(await answerMfa(playground, question, authenticator.freshCode())) };
    },
    SMS_MFA: () => byMessage('SMS'),
    EMAIL_OTP: () => byMessage('EMAIL'),
    async 'MFA_SETUP by email'() {
      const playground = await openWithoutAddress(['EMAIL'], { pool: { DeviceConfiguration: deviceTracking } });
      const { Session } = await playground.startSignIn('jane');
      const question = await nameEmail(playground, Session, 'joe@example.com');
      return { playground, tokens: tokensOf(await answerCode(playground, question, await code(playground))) };
    },
    'WEB_AUTHN as two factors': () => byPasskey(true),
  };

  async function byMessage(factor: 'SMS' | 'EMAIL') {
    const playground = await openWithFactors([factor], { pool, mode: 'OFF' });
    await makeUser(playground, 'jane', addresses);
    const { api, userPoolId: UserPoolId } = playground;
    const config = factor === 'SMS' ? { SmsMfaConfiguration: {} } : { EmailMfaConfiguration: {} };
    await api.setUserPoolMfaConfig({ UserPoolId, MfaConfiguration: 'ON', ...config });
    const question = await playground.startSignIn('jane');
    return { playground, tokens: tokensOf(await answerCode(playground, question, await code(playground))) };
  }

  /** A passkey that counts as two factors beside an authenticator, or one that signs in alone before there is one. */
  async function byPasskey(isMultiFactor: boolean) {
    const webAuthn = { FactorConfiguration: 'MULTI_FACTOR_WITH_USER_VERIFICATION' as const };
    const playground = await openWithPasskey({ mfa: 'OPTIONAL', pool, webAuthn });
    const { api, AccessToken } = playground;
    if (!isMultiFactor) {
      const tokens = tokensOf(await signInByPasskey(playground));
      await addAuthenticator(playground, tokens);
      return { playground, tokens };
    }
    await addAuthenticator(playground, playground);
    await api.setUserMFAPreference({ AccessToken, WebAuthnMfaSettings: { Enabled: true } });
    return { playground, tokens: tokensOf(await signInByPasskey(playground)) };
  }

  test.each(Object.keys(logins) as (keyof typeof logins)[])('%s stands in for it at once', async (login) => {
    const { playground, tokens } = await logins[login]();
    await using _ = playground;
    const device = await confirmDevice(playground, tokens);
    expect(await askedFrom(playground, device)).toMatch(/^(SMS_MFA|EMAIL_OTP|SOFTWARE_TOKEN_MFA)$/);
    await setStatus(playground, tokens, device);
    const question = await playground.startSignIn('jane', { DEVICE_KEY: device.deviceKey });
    expect(question.ChallengeName).toBe('DEVICE_SRP_AUTH');
    tokensOf(await proveDevice(playground, 'jane', question, device));
  });

  test('WEB_AUTHN as one factor does not', async () => {
    const { playground, tokens } = await byPasskey(false);
    await using _ = playground;
    const device = await confirmDevice(playground, tokens);
    await setStatus(playground, tokens, device);
    expect(await askedFrom(playground, device)).toBe('SOFTWARE_TOKEN_MFA');
  });
});
