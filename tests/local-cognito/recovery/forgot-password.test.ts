import type {
  AccountRecoverySettingType,
  CreateUserPoolCommandInput,
  ForgotPasswordCommandInput,
} from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, test } from 'vitest';
import { invite, makeUser } from '../made-user.js';
import { failureOf, openPlayground, tokensOf, type Playground } from '../playground.js';
import { eventOf, lambdas, noMessage, record } from '../recorded-function.js';

const nowhere =
  'InvalidParameterException: Cannot reset password for the user as there is no registered/verified email or phone_number';
const anySub = expect.stringMatching(/^[0-9a-f-]{36}$/) as string;
const email = { email: 'jane@example.com', email_verified: 'true' };
const phone = { phone_number: '+15555559934', phone_number_verified: 'true' };
const byEmail = { AttributeName: 'email', DeliveryMedium: 'EMAIL', Destination: 'j***@e***' };
const bySms = { AttributeName: 'phone_number', DeliveryMedium: 'SMS', Destination: '+*******9934' };

const forgot = ({ api, clientId: ClientId }: Playground, more: Partial<ForgotPasswordCommandInput> = {}) =>
  api.forgotPassword({ ClientId, Username: 'jane', ...more });

/** The pool sends codes by what comes first, then by what comes next. */
function recoverBy(
  ...Names: ('verified_email' | 'verified_phone_number' | 'admin_only')[]
): AccountRecoverySettingType {
  return { RecoveryMechanisms: Names.map((Name, index) => ({ Name, Priority: index + 1 })) };
}

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

  test('not the way by which the user proves the second factor', async () => {
    const pool: Partial<CreateUserPoolCommandInput> = {
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
    expect(await forgot(playground)).toMatchObject({ CodeDeliveryDetails: byEmail });
    await api.setUserMFAPreference({ AccessToken, EmailMfaSettings: { Enabled: true } });
    expect(await failureOf(forgot(playground))).toBe(nowhere);
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

describe('an app client that hides who exists', () => {
  const open = (pool: Partial<CreateUserPoolCommandInput> = {}) =>
    openPlayground({ pool, client: { PreventUserExistenceErrors: 'ENABLED' } });
  const deliveryTo = async (playground: Playground, Username: string) =>
    (await forgot(playground, { Username })).CodeDeliveryDetails;

  test('tells of a code that nobody was sent: the same each time for a name, another for another', async () => {
    await using playground = await open();
    const details = await Promise.all(
      ['ghost', 'ghost', 'spook', 'wraith'].map((name) => deliveryTo(playground, name)),
    );
    expect(details[0]).toEqual({
      AttributeName: 'email',
      DeliveryMedium: 'EMAIL',
      Destination: expect.stringMatching(/^g\*\*\*@[a-z]\*\*\*$/) as string,
    });
    expect(details[1]).toEqual(details[0]);
    expect(new Set(details.map((detail) => detail!.Destination)).size).toBe(3);
    expect(await playground.local.outbox.list()).toEqual([]);
  });

  test.each([
    ['an address', {}, 'ghost@example.com', { ...byEmail, Destination: 'g***@e***' }],
    ['a phone number', {}, '+15555559934', bySms],
    [
      'any name, where phones are verified',
      { AutoVerifiedAttributes: ['phone_number' as const] },
      'ghost',
      { DeliveryMedium: 'SMS' },
    ],
    [
      'any name, where phones recover',
      { AccountRecoverySetting: recoverBy('verified_phone_number') },
      'ghost',
      { DeliveryMedium: 'SMS' },
    ],
  ])('by the name and the pool: %s', async (_, pool, name, details) => {
    await using playground = await open(pool);
    expect(await deliveryTo(playground, name)).toMatchObject(details);
  });

  test('tells the same of users who can not get a code', async () => {
    await using playground = await open();
    const ofNobody = await deliveryTo(playground, 'jane');
    await playground.signUp('jane');
    expect(await deliveryTo(playground, 'jane')).toEqual(ofNobody);
    await makeUser(playground, 'joe', { email: 'joe@example.com' });
    expect(await deliveryTo(playground, 'joe')).toMatchObject({ DeliveryMedium: 'EMAIL' });
    expect(await playground.local.outbox.list({ to: 'joe@example.com' })).toEqual([]);
  });

  test('sends a code to those who can', async () => {
    await using playground = await open();
    await playground.addUser('jane');
    expect(await deliveryTo(playground, 'jane')).toEqual(byEmail);
    expect(await playground.local.outbox.list({ to: 'jane@example.com' })).toHaveLength(2);
  });

  test('says of all that administrators reset passwords, where they do', async () => {
    await using playground = await open({ AccountRecoverySetting: recoverBy('admin_only') });
    await playground.addUser('jane');
    for (const Username of ['jane', 'ghost']) {
      expect(await failureOf(forgot(playground, { Username }))).toBe(
        'NotAuthorizedException: Contact administrator to reset password.',
      );
    }
  });
});

describe('triggers', () => {
  test('CustomMessage writes the message', async () => {
    await using playground = await openPlayground({ pool: lambdas('CustomMessage') });
    const events = record(playground, 'CustomMessage', ({ request }) => ({
      smsMessage: `Forgot it? ${String(request['codeParameter'])}`,
    }));
    await makeUser(playground, 'jane', phone);
    await forgot(playground, { ClientMetadata: { a: 'b' } });
    expect(events).toEqual([
      eventOf(playground, {
        triggerSource: 'CustomMessage_ForgotPassword',
        userName: 'jane',
        clientId: playground.clientId,
        request: {
          userAttributes: { sub: anySub, 'cognito:user_status': 'CONFIRMED', ...phone },
          codeParameter: '{####}',
          linkParameter: '{##Click Here##}',
          usernameParameter: null,
          clientMetadata: { a: 'b' },
        },
        response: noMessage,
      }),
    ]);
    const message = (await playground.local.outbox.list()).at(-1);
    expect(message).toMatchObject({ text: `Forgot it? ${message!.code}` });
  });

  test('UserMigration brings a user in, who then gets the code', async () => {
    await using playground = await openPlayground({ pool: lambdas('UserMigration') });
    const events = record(playground, 'UserMigration', () => ({ userAttributes: email }));
    expect(await forgot(playground, { ClientMetadata: { a: 'b' } })).toMatchObject({ CodeDeliveryDetails: byEmail });
    expect(events).toEqual([
      eventOf(playground, {
        triggerSource: 'UserMigration_ForgotPassword',
        userName: 'jane',
        clientId: playground.clientId,
        request: { validationData: null, clientMetadata: { a: 'b' } },
        response: {
          userAttributes: null,
          forceAliasCreation: null,
          enableSMSMFA: null,
          finalUserStatus: null,
          messageAction: null,
          desiredDeliveryMediums: null,
        },
      }),
    ]);
    const user = await playground.api.adminGetUser({ UserPoolId: playground.userPoolId, Username: 'jane' });
    expect(user.UserStatus).toBe('RESET_REQUIRED');
    await forgot(playground);
    expect(events).toHaveLength(1);
  });

  test.each<[string, () => Record<string, unknown> | void, string]>([
    ['knows no such user', () => undefined, 'UserNotFoundException: Username/client id combination not found.'],
    ['knows an address that is not verified', () => ({ userAttributes: { email: 'jane@example.com' } }), nowhere],
    [
      'throws',
      () => {
        throw new Error('Bad name');
      },
      'UserLambdaValidationException: UserMigration failed with error Bad name.',
    ],
  ])('a UserMigration that %s', async (_, respond, failure) => {
    await using playground = await openPlayground({ pool: lambdas('UserMigration') });
    record(playground, 'UserMigration', respond);
    expect(await failureOf(forgot(playground))).toBe(failure);
    expect(await playground.local.outbox.list()).toEqual([]);
  });
});
