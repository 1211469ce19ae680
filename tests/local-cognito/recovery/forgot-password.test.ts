import type { AccountRecoverySettingType, CreateUserPoolCommandInput } from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, test } from 'vitest';
import { byEmail, bySms, email, forgot, nowhere, phone, recoverBy } from '../forgotten-password.js';
import { invite, makeUser } from '../made-user.js';
import { failureOf, openPlayground, tokensOf, type Playground } from '../playground.js';

test('a code goes to the verified address, and the old password keeps working until it has come back', async () => {
  await using playground = await openPlayground();
  await playground.addUser('jane');
  const { CodeDeliveryDetails } = await forgot(playground);
  expect(CodeDeliveryDetails).toEqual(byEmail);
  const message = (await playground.local.outbox.list()).at(-1);
  expect(message).toMatchObject({
    medium: 'EMAIL',
    to: 'jane@example.com',
    subject: 'Your verification code',
    text: `Your verification code is ${message!.code}. `,
    code: expect.stringMatching(/^\d{6}$/) as string,
  });
  tokensOf(await playground.startSignIn('jane'));
  const { UserStatus } = await playground.api.adminGetUser({ UserPoolId: playground.userPoolId, Username: 'jane' });
  expect(UserStatus).toBe('CONFIRMED');
});

describe('where it goes', () => {
  const unverified = { email: 'jane@example.com', phone_number: '+15555559934' };
  test.each<[string, AccountRecoverySettingType | undefined, Record<string, string>, object | undefined]>([
    ['the phone first, unless the pool says', undefined, { ...email, ...phone }, bySms],
    ['the email when there is no phone', undefined, email, byEmail],
    ['the email when the phone is not verified', undefined, { ...unverified, ...email }, byEmail],
    ['nowhere when nothing is verified', undefined, unverified, undefined],
    ['nowhere when there is no address', undefined, {}, undefined],
    ['the email first, as told', recoverBy('verified_email', 'verified_phone_number'), { ...email, ...phone }, byEmail],
    ['the phone first, as told', recoverBy('verified_phone_number', 'verified_email'), { ...email, ...phone }, bySms],
    ['the second choice', recoverBy('verified_email', 'verified_phone_number'), { ...unverified, ...phone }, bySms],
    [
      'nowhere when the one choice is not verified',
      recoverBy('verified_email'),
      { ...unverified, ...phone },
      undefined,
    ],
    [
      'the first by priority, not by place',
      {
        RecoveryMechanisms: [
          { Name: 'verified_phone_number', Priority: 2 },
          { Name: 'verified_email', Priority: 1 },
        ],
      },
      { ...email, ...phone },
      byEmail,
    ],
  ])('%s', async (_, AccountRecoverySetting, attributes, delivery) => {
    await using playground = await openPlayground({ pool: { AccountRecoverySetting } });
    await makeUser(playground, 'jane', attributes);
    if (delivery === undefined) expect(await failureOf(forgot(playground))).toBe(nowhere);
    else expect(await forgot(playground)).toMatchObject({ CodeDeliveryDetails: delivery });
  });

  const either = recoverBy('verified_phone_number', 'verified_email');
  test.each<[string, Partial<CreateUserPoolCommandInput>, object]>([
    ['not the way by which the user proves the second factor', { AccountRecoverySetting: either }, byEmail],
    ['but to the phone of SMS codes, too, where the pool does not say how users recover', {}, bySms],
  ])('%s', async (_, recovery, delivery) => {
    const pool: Partial<CreateUserPoolCommandInput> = {
      ...recovery,
      SmsConfiguration: { SnsCallerArn: 'arn:aws:iam::000000000000:role/sms' },
      EmailConfiguration: {
        EmailSendingAccount: 'DEVELOPER',
        SourceArn: 'arn:aws:ses:us-east-1:000000000000:identity/example.com',
      },
    };
    await using playground = await openPlayground({ pool });
    const { api, userPoolId: UserPoolId } = playground;
    await api.setUserPoolMfaConfig({
      UserPoolId,
      MfaConfiguration: 'OPTIONAL',
      SmsMfaConfiguration: {},
      EmailMfaConfiguration: {},
    });
    const { AccessToken } = await makeUser(playground, 'jane', { ...email, ...phone });
    await api.setUserMFAPreference({ AccessToken, SMSMfaSettings: { Enabled: true } });
    expect(await forgot(playground)).toMatchObject({ CodeDeliveryDetails: delivery });
    await api.setUserMFAPreference({ AccessToken, EmailMfaSettings: { Enabled: true } });
    if (delivery === byEmail) expect(await failureOf(forgot(playground))).toBe(nowhere);
    else expect(await forgot(playground)).toMatchObject({ CodeDeliveryDetails: bySms });
    await api.setUserMFAPreference({ AccessToken, SMSMfaSettings: { Enabled: false } });
    expect(await forgot(playground)).toMatchObject({ CodeDeliveryDetails: bySms });
  });
});

describe('where everyone must prove a second factor, one mailbox or phone is not enough', () => {
  const bothWays: Partial<CreateUserPoolCommandInput> = {
    SmsConfiguration: { SnsCallerArn: 'arn:aws:iam::000000000000:role/sms' },
    EmailConfiguration: {
      EmailSendingAccount: 'DEVELOPER',
      SourceArn: 'arn:aws:ses:us-east-1:000000000000:identity/example.com',
    },
  };
  test.each<[string, AccountRecoverySettingType | undefined, Record<string, string>, object | undefined]>([
    ['the one address is the second factor', undefined, email, undefined],
    ['the pool recovers by email', recoverBy('verified_email'), { ...email, ...phone }, byEmail],
    [
      'the first choice is missing, and the second is the second factor',
      recoverBy('verified_phone_number', 'verified_email'),
      email,
      undefined,
    ],
  ])('%s', async (_, AccountRecoverySetting, attributes, delivery) => {
    await using playground = await openPlayground({ pool: { ...bothWays, AccountRecoverySetting } });
    const { api, userPoolId: UserPoolId } = playground;
    await makeUser(playground, 'jane', attributes);
    await api.setUserPoolMfaConfig({
      UserPoolId,
      MfaConfiguration: 'ON',
      SmsMfaConfiguration: {},
      EmailMfaConfiguration: {},
    });
    if (delivery === undefined) expect(await failureOf(forgot(playground))).toBe(nowhere);
    else expect(await forgot(playground)).toMatchObject({ CodeDeliveryDetails: delivery });
  });
});

describe('refusals', () => {
  test.each<[string, Partial<CreateUserPoolCommandInput>, (playground: Playground) => Promise<unknown>, string]>([
    [
      'an unknown user',
      {},
      () => Promise.resolve(),
      'UserNotFoundException: Username/client id combination not found.',
    ],
    ['one who is not confirmed', {}, (playground) => playground.signUp('jane'), nowhere],
    [
      'one with a temporary password',
      {},
      (playground) => invite(playground, 'jane', email),
      'NotAuthorizedException: User password cannot be reset in the current state.',
    ],
    [
      'all, where administrators alone reset passwords',
      { AccountRecoverySetting: recoverBy('admin_only') },
      (playground) => playground.addUser('jane'),
      'NotAuthorizedException: Contact administrator to reset password.',
    ],
  ])('%s', async (_, pool, prepare, failure) => {
    await using playground = await openPlayground({ pool });
    await prepare(playground);
    const before = await playground.local.outbox.list();
    expect(await failureOf(forgot(playground))).toBe(failure);
    expect(await playground.local.outbox.list()).toEqual(before);
  });

  test('the sixth code within an hour', async () => {
    await using playground = await openPlayground();
    await playground.addUser('jane');
    await playground.addUser('joe');
    for (let sent = 1; sent <= 5; sent++) await forgot(playground);
    expect(await failureOf(forgot(playground))).toBe(
      'LimitExceededException: Attempt limit exceeded, please try after some time.',
    );
    await forgot(playground, { Username: 'joe' });
    playground.clock.advance({ hours: 1, milliseconds: 1 });
    await forgot(playground);
  });
});
