import type { SetUserMFAPreferenceCommandInput } from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, test } from 'vitest';
import { addAuthenticator } from '../authenticator.js';
import { attributesOf, makeUser, type SignedInPlayground } from '../made-user.js';
import { failureOf, openPlayground, tokensOf } from '../playground.js';

type Preferences = Omit<SetUserMFAPreferenceCommandInput, 'AccessToken'>;
const on = { Enabled: true };
const off = { Enabled: false };
const preferred = { Enabled: true, PreferredMfa: true };
const addresses = { email: 'jane@example.com', phone_number: '+15555559934' };

/** A pool in which every factor is optional, and jane, who has an authenticator and the attributes. */
async function openFor(attributes: Readonly<Record<string, string>> = addresses): Promise<SignedInPlayground> {
  const playground = await openPlayground({
    pool: {
      EmailConfiguration: {
        EmailSendingAccount: 'DEVELOPER',
        SourceArn: 'arn:aws:ses:us-east-1:000000000000:identity/example.com',
      },
    },
  });
  await playground.api.setUserPoolMfaConfig({
    UserPoolId: playground.userPoolId,
    MfaConfiguration: 'OPTIONAL',
    SoftwareTokenMfaConfiguration: { Enabled: true },
    SmsMfaConfiguration: { SmsConfiguration: { SnsCallerArn: 'arn:aws:iam::000000000000:role/sms' } },
    EmailMfaConfiguration: {},
  });
  const tokens = await makeUser(playground, 'jane', attributes);
  await addAuthenticator(playground, tokens, { Enabled: false, PreferredMfa: false });
  return { ...playground, AccessToken: tokens.AccessToken };
}

const prefer = ({ api, AccessToken }: SignedInPlayground, preferences: Preferences) =>
  api.setUserMFAPreference({ AccessToken, ...preferences });

/** The factors that are on, the preferred one with a star. */
async function settingsOf({ api, AccessToken }: SignedInPlayground): Promise<string[]> {
  const { UserMFASettingList = [], PreferredMfaSetting } = await api.getUser({ AccessToken });
  return UserMFASettingList.map((factor) => (factor === PreferredMfaSetting ? `${factor}*` : factor)).toSorted();
}

test.each<[string, Preferences[], string[]]>([
  ['one is turned on', [{ SMSMfaSettings: on }], ['SMS_MFA']],
  ['one is preferred', [{ EmailMfaSettings: preferred }], ['EMAIL_OTP*']],
  [
    'several are, one of them preferred',
    [{ SMSMfaSettings: on, EmailMfaSettings: preferred, SoftwareTokenMfaSettings: on }],
    ['EMAIL_OTP*', 'SMS_MFA', 'SOFTWARE_TOKEN_MFA'],
  ],
  [
    'those that are not named stay',
    [{ SMSMfaSettings: preferred }, { EmailMfaSettings: on }],
    ['EMAIL_OTP', 'SMS_MFA*'],
  ],
  [
    'another preferred one takes the place of the first',
    [{ SMSMfaSettings: preferred }, { SoftwareTokenMfaSettings: preferred }],
    ['SMS_MFA', 'SOFTWARE_TOKEN_MFA*'],
  ],
  [
    'one that is turned on again is not preferred any more',
    [{ SMSMfaSettings: preferred, EmailMfaSettings: on }, { SMSMfaSettings: on }],
    ['EMAIL_OTP', 'SMS_MFA'],
  ],
  [
    'one that is turned off is not preferred any more',
    [{ SMSMfaSettings: preferred, EmailMfaSettings: on }, { SMSMfaSettings: off }],
    ['EMAIL_OTP'],
  ],
  [
    'all are turned off',
    [
      { SMSMfaSettings: on, EmailMfaSettings: on },
      { SMSMfaSettings: off, EmailMfaSettings: off },
    ],
    [],
  ],
])('%s', async (_, calls, settings) => {
  await using playground = await openFor();
  for (const preferences of calls) await prefer(playground, preferences);
  expect(await settingsOf(playground)).toEqual(settings);
});

test.each([
  ['SMS_MFA' as const, { SMSMfaSettings: preferred }, '+15555559934', 'phone_number_verified'],
  ['EMAIL_OTP' as const, { EmailMfaSettings: preferred }, 'jane@example.com', 'email_verified'],
])('a preferred %s is what a sign-in asks for', async (ChallengeName, preferences, to, flag) => {
  await using playground = await openFor();
  await prefer(playground, preferences);
  const question = await playground.startSignIn('jane');
  expect(question.ChallengeName).toBe(ChallengeName);
  const answer = await playground.api.respondToAuthChallenge({
    ClientId: playground.clientId,
    ChallengeName,
    Session: question.Session,
    ChallengeResponses: { USERNAME: 'jane', [`${ChallengeName}_CODE`]: await playground.sentCode(to) },
  });
  tokensOf(answer);
  expect(await attributesOf(playground, 'jane')).toMatchObject({ [flag]: 'true' });
});

describe('refusals leave all as it is', () => {
  const noDelivery = 'InvalidParameterException: User does not have delivery config set to turn on ';
  test.each<[string, Readonly<Record<string, string>>, Preferences, string]>([
    ['SMS without a phone', { email: 'jane@example.com' }, { SMSMfaSettings: on }, `${noDelivery}SMS_MFA`],
    ['email without an address', { phone_number: '+15555559934' }, { EmailMfaSettings: on }, `${noDelivery}EMAIL_OTP`],
    [
      'two preferred factors',
      addresses,
      { SMSMfaSettings: preferred, SoftwareTokenMfaSettings: preferred },
      'InvalidParameterException: Only one MFA method can be set as preferred',
    ],
    [
      'a preferred factor that is off',
      addresses,
      { EmailMfaSettings: { Enabled: false, PreferredMfa: true } },
      'InvalidParameterException: A factor that is not enabled can not be preferred.',
    ],
  ])('%s', async (_, attributes, preferences, failure) => {
    await using playground = await openFor(attributes);
    await prefer(playground, { SoftwareTokenMfaSettings: preferred });
    expect(await failureOf(prefer(playground, preferences))).toBe(failure);
    expect(await settingsOf(playground)).toEqual(['SOFTWARE_TOKEN_MFA*']);
  });

  test('factors that the pool does not offer', async () => {
    await using playground = await openPlayground({ mfa: 'OPTIONAL' });
    const { AccessToken } = await makeUser(playground, 'jane', addresses);
    const jane = { ...playground, AccessToken };
    expect(await failureOf(prefer(jane, { SMSMfaSettings: on }))).toBe(`${noDelivery}SMS_MFA`);
    expect(await failureOf(prefer(jane, { EmailMfaSettings: on }))).toBe(`${noDelivery}EMAIL_OTP`);
  });
});
