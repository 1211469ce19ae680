import type { MFAOptionType } from '@aws-sdk/client-cognito-identity-provider';
import { expect, test } from 'vitest';
import { openWithFactors } from '../message-mfa.js';
import { makeUser } from '../made-user.js';
import { failureOf, type Playground } from '../playground.js';

type SignedIn = Playground & { AccessToken: string };

const ways: [string, (playground: SignedIn, options: MFAOptionType[]) => Promise<unknown>][] = [
  ['SetUserSettings', ({ api, AccessToken }, MFAOptions) => api.setUserSettings({ AccessToken, MFAOptions })],
  [
    'AdminSetUserSettings',
    ({ api, userPoolId: UserPoolId }, MFAOptions) =>
      api.adminSetUserSettings({ UserPoolId, Username: 'jane', MFAOptions }),
  ],
];

async function open(attributes: Record<string, string>): Promise<SignedIn> {
  const playground = await openWithFactors(['SMS', 'TOTP'], { mode: 'OPTIONAL' });
  const { AccessToken } = await makeUser(playground, 'jane', attributes);
  return { ...playground, AccessToken };
}

const sms: MFAOptionType[] = [{ DeliveryMedium: 'SMS', AttributeName: 'phone_number' }];
const phone = { phone_number: '+15550100', phone_number_verified: 'true' };

test.each(ways)('%s turns SMS on and off', async (_, set) => {
  await using playground = await open(phone);
  const { api, AccessToken } = playground;
  await set(playground, sms);
  expect(await api.getUser({ AccessToken })).toMatchObject({ MFAOptions: sms, UserMFASettingList: ['SMS_MFA'] });
  expect((await playground.startSignIn('jane')).ChallengeName).toBe('SMS_MFA');
  await set(playground, []);
  expect(await api.getUser({ AccessToken })).not.toHaveProperty('MFAOptions');
  expect(await playground.startSignIn('jane')).toHaveProperty('AuthenticationResult');
});

test.each(ways)('%s of a user without a phone, and of another factor', async (_, set) => {
  await using playground = await open({});
  expect(await failureOf(set(playground, sms))).toBe(
    'InvalidParameterException: User does not have delivery config set to turn on SMS_MFA',
  );
  expect(await failureOf(set(playground, [{ DeliveryMedium: 'EMAIL', AttributeName: 'email' }]))).toBe(
    'InvalidParameterException: MFAOptions can name SMS to phone_number alone. SetUserMFAPreference sets other factors.',
  );
});
