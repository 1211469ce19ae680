import type { SetUserMFAPreferenceCommandInput } from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, test } from 'vitest';
import { addAuthenticator } from '../authenticator.js';
import {
  answerPasskey,
  configurePasskeys,
  openWithPasskey,
  requestOptions,
  signInByPasskey,
  type PasskeyPlayground,
} from '../passkey.js';
import { failureOf, tokensOf } from '../playground.js';
import { startChoice, withPassword } from '../user-auth.js';

const multiFactor = { FactorConfiguration: 'MULTI_FACTOR_WITH_USER_VERIFICATION' } as const;
const invalidSession = 'NotAuthorizedException: Invalid session for the user.';

/** Jane has a passkey, and an authenticator of codes that is turned on. The pool is one of optional MFA. */
async function open(webAuthn = {}): Promise<PasskeyPlayground> {
  const playground = await openWithPasskey({ mfa: 'OPTIONAL', webAuthn });
  await addAuthenticator(playground, playground);
  return playground;
}

const prefer = ({ api, AccessToken }: PasskeyPlayground, preference: Partial<SetUserMFAPreferenceCommandInput>) =>
  api.setUserMFAPreference({ AccessToken, ...preference });

const turnOn = (playground: PasskeyPlayground) => prefer(playground, { WebAuthnMfaSettings: { Enabled: true } });

async function requireMfa({ api, userPoolId: UserPoolId }: PasskeyPlayground): Promise<void> {
  const { $metadata: _, ...config } = await api.getUserPoolMfaConfig({ UserPoolId });
  await api.setUserPoolMfaConfig({ UserPoolId, ...config, MfaConfiguration: 'ON' });
}

const offered = async (playground: PasskeyPlayground) =>
  (await startChoice(playground, 'jane')).AvailableChallenges?.includes('WEB_AUTHN');

describe('where MFA is optional', () => {
  test('who has no second factor signs in by passkey alone', async () => {
    await using playground = await openWithPasskey({ mfa: 'OPTIONAL' });
    tokensOf(await signInByPasskey(playground));
  });

  test('who has one is not offered the passkey, which is a single factor', async () => {
    await using playground = await open();
    expect(await offered(playground)).toBe(false);
    const { ChallengeName } = await startChoice(playground, 'jane', 'PASSWORD', withPassword);
    expect(ChallengeName).toBe('SOFTWARE_TOKEN_MFA');
  });

  test('nor when only the pool lets it count as two, and the user has not turned that on', async () => {
    await using playground = await open(multiFactor);
    expect(await offered(playground)).toBe(false);
    await turnOn(playground);
    expect(await offered(playground)).toBe(true);
    await prefer(playground, { WebAuthnMfaSettings: { Enabled: false } });
    expect(await offered(playground)).toBe(false);
  });

  test('a second factor that was turned on meanwhile counts', async () => {
    await using playground = await openWithPasskey({ mfa: 'OPTIONAL' });
    const asked = await startChoice(playground, 'jane', 'WEB_AUTHN');
    const signed = playground.authenticator.get(requestOptions(asked));
    await addAuthenticator(playground, playground);
    expect(await failureOf(answerPasskey(playground, asked.Session, signed))).toBe(invalidSession);
  });
});

describe.each([
  ['optional', async () => {}],
  ['required', requireMfa],
])('a passkey that counts as MFA, where it is %s,', (_, setMode) => {
  test('signs in without a code, if it verifies its owner', async () => {
    await using playground = await open(multiFactor);
    await turnOn(playground);
    await setMode(playground);
    const asked = await startChoice(playground, 'jane', 'WEB_AUTHN');
    expect(requestOptions(asked)).toMatchObject({ userVerification: 'required' });
    expect(await failureOf(signInByPasskey(playground, { isVerified: false }))).toBe(
      'NotAuthorizedException: Passkey authentication failed. User verification required, but user could not be verified.',
    );
    tokensOf(await signInByPasskey(playground));
  });
});

test('a passkey that counts as MFA is asked for no more once the pool has changed its mind', async () => {
  await using playground = await open(multiFactor);
  await turnOn(playground);
  const asked = await startChoice(playground, 'jane', 'WEB_AUTHN');
  const signed = playground.authenticator.get(requestOptions(asked));
  await configurePasskeys(playground, { FactorConfiguration: 'SINGLE_FACTOR' });
  expect(await offered(playground)).toBe(false);
  expect(await failureOf(answerPasskey(playground, asked.Session, signed))).toBe(invalidSession);
});

test('where MFA is required, no passkey is offered unless it counts as MFA', async () => {
  await using playground = await open(multiFactor);
  await requireMfa(playground);
  expect(await offered(playground)).toBe(false);
});

describe('WebAuthnMfaSettings', () => {
  const ways = {
    SetUserMFAPreference: prefer,
    AdminSetUserMFAPreference: (
      { api, userPoolId: UserPoolId }: PasskeyPlayground,
      preference: Partial<SetUserMFAPreferenceCommandInput>,
    ) => api.adminSetUserMFAPreference({ UserPoolId, Username: 'jane', ...preference }),
  };

  describe.each(Object.entries(ways))('of %s', (_, set) => {
    test('take a pool where passkeys count as MFA', async () => {
      await using playground = await open();
      expect(await failureOf(set(playground, { WebAuthnMfaSettings: { Enabled: true } }))).toMatch(
        /^InvalidParameterException: .*MULTI_FACTOR_WITH_USER_VERIFICATION/,
      );
      await set(playground, { WebAuthnMfaSettings: { Enabled: false } });
    });

    test('take another factor, which stays as long as they do', async () => {
      await using playground = await open(multiFactor);
      const alone =
        'InvalidParameterException: Passkey MFA takes another MFA factor that is turned on: SMS, TOTP or email.';
      const noCodes = { SoftwareTokenMfaSettings: { Enabled: false } };
      expect(await failureOf(set(playground, { ...noCodes, WebAuthnMfaSettings: { Enabled: true } }))).toBe(alone);
      await set(playground, { WebAuthnMfaSettings: { Enabled: true } });
      expect(await failureOf(set(playground, noCodes))).toBe(alone);
      expect(await offered(playground)).toBe(true);
      await set(playground, { ...noCodes, WebAuthnMfaSettings: { Enabled: false } });
    });
  });

  test('leave the list of factors as it is: passkeys are none of those that follow a password', async () => {
    await using playground = await open(multiFactor);
    await turnOn(playground);
    const { UserMFASettingList } = await playground.api.getUser({ AccessToken: playground.AccessToken });
    expect(UserMFASettingList).toEqual(['SOFTWARE_TOKEN_MFA']);
    const { ChallengeName } = await startChoice(playground, 'jane', 'PASSWORD', withPassword);
    expect(ChallengeName).toBe('SOFTWARE_TOKEN_MFA');
  });
});
