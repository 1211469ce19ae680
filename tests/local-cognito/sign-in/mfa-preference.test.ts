import type { SetUserMFAPreferenceCommandInput } from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, test } from 'vitest';
import { addAuthenticator, type Authenticator } from '../authenticator.js';
import { failureOf, openPlayground, tokensOf, type Playground, type SignedIn } from '../playground.js';

type Preferences = Omit<SetUserMFAPreferenceCommandInput, 'AccessToken'>;
type WithTokens = Playground & { tokens: SignedIn };

/** Both ways to say the same. */
const ways: [string, (playground: WithTokens, preferences: Preferences) => Promise<unknown>][] = [
  [
    'SetUserMFAPreference',
    ({ api, tokens: { AccessToken } }, preferences) => api.setUserMFAPreference({ AccessToken, ...preferences }),
  ],
  [
    'AdminSetUserMFAPreference',
    ({ api, userPoolId: UserPoolId }, preferences) =>
      api.adminSetUserMFAPreference({ UserPoolId, Username: 'jane', ...preferences }),
  ],
];

async function open(): Promise<WithTokens> {
  const playground = await openPlayground({ mfa: 'OPTIONAL' });
  await playground.addUser('jane');
  return { ...playground, tokens: await playground.signIn('jane') };
}

async function openWithAuthenticator(): Promise<WithTokens & { authenticator: Authenticator }> {
  const playground = await open();
  const off = { Enabled: false, PreferredMfa: false };
  return { ...playground, authenticator: await addAuthenticator(playground, playground.tokens, off) };
}

const mfaOf = async ({ api, userPoolId: UserPoolId }: Playground) => {
  const { UserMFASettingList, PreferredMfaSetting } = await api.adminGetUser({ UserPoolId, Username: 'jane' });
  return [UserMFASettingList, PreferredMfaSetting];
};

describe.each(ways)('%s', (_, prefer) => {
  test('turns the authenticator on, prefers it, and turns it off', async () => {
    await using playground = await openWithAuthenticator();
    tokensOf(await playground.startSignIn('jane'));
    await prefer(playground, { SoftwareTokenMfaSettings: { Enabled: true } });
    expect(await mfaOf(playground)).toEqual([['SOFTWARE_TOKEN_MFA'], undefined]);
    expect(await playground.startSignIn('jane')).toMatchObject({ ChallengeName: 'SOFTWARE_TOKEN_MFA' });

    await prefer(playground, { SoftwareTokenMfaSettings: { Enabled: true, PreferredMfa: true } });
    await prefer(playground, { SMSMfaSettings: { Enabled: false } });
    await prefer(playground, {});
    expect(await mfaOf(playground)).toEqual([['SOFTWARE_TOKEN_MFA'], 'SOFTWARE_TOKEN_MFA']);

    await prefer(playground, { SoftwareTokenMfaSettings: { Enabled: false } });
    expect(await mfaOf(playground)).toEqual([undefined, undefined]);
    tokensOf(await playground.startSignIn('jane'));
  });

  test.each<[string, Preferences, string]>([
    [
      'an authenticator that there is not',
      { SoftwareTokenMfaSettings: { Enabled: true } },
      'User does not have delivery config set to turn on SOFTWARE_TOKEN_MFA',
    ],
    [
      'two preferred ones',
      {
        SoftwareTokenMfaSettings: { Enabled: true, PreferredMfa: true },
        EmailMfaSettings: { Enabled: true, PreferredMfa: true },
      },
      'Only one MFA method can be set as preferred',
    ],
    [
      'a preferred one that is off',
      { SoftwareTokenMfaSettings: { Enabled: false, PreferredMfa: true } },
      'A factor that is not enabled can not be preferred.',
    ],
  ])('refuses %s', async (_, preferences, message) => {
    await using playground = await open();
    expect(await failureOf(prefer(playground, preferences))).toBe(`InvalidParameterException: ${message}`);
    expect(await mfaOf(playground)).toEqual([undefined, undefined]);
  });
});
