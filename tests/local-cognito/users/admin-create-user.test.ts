import type {
  AdminCreateUserCommandInput,
  CreateUserPoolCommandInput,
  PasswordPolicyType,
} from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, test } from 'vitest';
import { attributesOf, invite, listOf } from '../made-user.js';
import { claimsOf, failureOf, openPlayground, password, tokensOf, type Playground } from '../playground.js';
import { eventOf, lambdas, noMessage, record } from '../recorded-function.js';

const jane = { email: 'jane@example.com', phone_number: '+15555559934' };
const byEmail: Partial<CreateUserPoolCommandInput> = { UsernameAttributes: ['email'] };

const create = ({ api, userPoolId: UserPoolId }: Playground, more: Partial<AdminCreateUserCommandInput> = {}) =>
  api.adminCreateUser({ UserPoolId, Username: 'jane', UserAttributes: listOf(jane), ...more });
const signInWith = (playground: Playground, secret: string, username = 'jane') =>
  playground.startSignIn(username, { PASSWORD: secret });
const answerNewPassword = (
  { api, clientId: ClientId }: Playground,
  Session: string | undefined,
  NEW_PASSWORD: string,
  more: Readonly<Record<string, string>> = {},
) =>
  api.respondToAuthChallenge({
    ClientId,
    ChallengeName: 'NEW_PASSWORD_REQUIRED',
    Session,
    ChallengeResponses: { USERNAME: 'jane', NEW_PASSWORD, ...more },
  });

describe('a user whom an administrator makes', () => {
  test('has a temporary password, and chooses another one at the first sign-in', async () => {
    await using playground = await openPlayground();
    const { User } = await create(playground, { TemporaryPassword: 'Temporary-1', DesiredDeliveryMediums: ['EMAIL'] });
    expect(User).toEqual({
      Username: 'jane',
      Attributes: [{ Name: 'sub', Value: expect.stringMatching(/^[0-9a-f-]{36}$/) as string }, ...listOf(jane)],
      UserCreateDate: new Date(playground.clock.now()),
      UserLastModifiedDate: new Date(playground.clock.now()),
      Enabled: true,
      UserStatus: 'FORCE_CHANGE_PASSWORD',
    });
    const { ChallengeName, Session } = await signInWith(playground, 'Temporary-1');
    expect(ChallengeName).toBe('NEW_PASSWORD_REQUIRED');
    tokensOf(await answerNewPassword(playground, Session, password));
    tokensOf(await playground.startSignIn('jane'));
    const { UserStatus } = await playground.api.adminGetUser({
      UserPoolId: playground.userPoolId,
      Username: 'jane',
    });
    expect(UserStatus).toBe('CONFIRMED');
  });

  test('need not have the required attributes before that', async () => {
    await using playground = await openPlayground({ pool: { Schema: [{ Name: 'name', Required: true }] } });
    await invite(playground, 'jane');
    const { ChallengeParameters, Session } = await playground.startSignIn('jane');
    expect(ChallengeParameters).toMatchObject({ requiredAttributes: '["userAttributes.name"]' });
    expect(await failureOf(answerNewPassword(playground, Session, password))).toBe(
      'InvalidParameterException: Invalid attributes given, name is missing',
    );
    tokensOf(await answerNewPassword(playground, Session, password, { 'userAttributes.name': 'Jane' }));
    expect(await attributesOf(playground, 'jane')).toEqual({ name: 'Jane' });
  });

  test('may have an address that counts as verified, and that is a name to sign in by', async () => {
    await using playground = await openPlayground({ pool: { AliasAttributes: ['email'] } });
    await invite(playground, 'jane', { email: 'jane@example.com', email_verified: 'true' });
    await invite(playground, 'joe', { email: 'joe@example.com' });
    expect(await signInWith(playground, password, 'jane@example.com')).toMatchObject({
      ChallengeName: 'NEW_PASSWORD_REQUIRED',
    });
    expect(await failureOf(signInWith(playground, password, 'joe@example.com'))).toBe(
      'UserNotFoundException: User does not exist.',
    );
  });

  test('gets a new name to sign in by with the attributes that come with the new password', async () => {
    await using playground = await openPlayground({ pool: { AliasAttributes: ['preferred_username'] } });
    await invite(playground, 'jane');
    const { Session } = await playground.startSignIn('jane');
    const more = { 'userAttributes.preferred_username': 'boss' };
    tokensOf(await answerNewPassword(playground, Session, password, more));
    expect(claimsOf((await playground.signIn('boss')).AccessToken)).toMatchObject({ username: 'jane' });
  });

  test.each([
    ["the pool's validity", 3, 3],
    ['the default', undefined, 7],
    ['the default for 0', 0, 7],
  ])('has a password that runs out: %s', async (_, TemporaryPasswordValidityDays, days) => {
    const PasswordPolicy = { MinimumLength: 8, TemporaryPasswordValidityDays };
    await using playground = await openPlayground({ pool: { Policies: { PasswordPolicy } } });
    await invite(playground, 'jane');
    playground.clock.advance({ days });
    expect(await playground.startSignIn('jane')).toMatchObject({ ChallengeName: 'NEW_PASSWORD_REQUIRED' });
    playground.clock.advance({ milliseconds: 1 });
    expect(await failureOf(playground.startSignIn('jane'))).toBe(
      'NotAuthorizedException: Temporary password has expired and must be reset by an administrator.',
    );
  });

  test('is known by a UUID where users sign in by email', async () => {
    await using playground = await openPlayground({ pool: byEmail });
    const { User } = await create(playground, {
      Username: 'jane@example.com',
      UserAttributes: [],
      DesiredDeliveryMediums: ['EMAIL'],
    });
    expect(User).toMatchObject({
      Username: User!.Attributes![0]!.Value,
      Attributes: [{ Name: 'sub' }, { Name: 'email', Value: 'jane@example.com' }],
    });
    const [message] = await playground.local.outbox.list();
    expect(message).toMatchObject({
      username: User!.Username,
      text: `Your username is jane@example.com and temporary password is ${message!.code}. `,
    });
  });

  test('needs no password where a code to a verified address signs in', async () => {
    const Policies: CreateUserPoolCommandInput['Policies'] = {
      SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP'] },
    };
    await using playground = await openPlayground({ pool: { Policies } });
    const statusOf = async (Username: string, more: Partial<AdminCreateUserCommandInput>) =>
      (await create(playground, { Username, DesiredDeliveryMediums: ['EMAIL'], ...more })).User!.UserStatus;
    const verified = listOf({ email: 'jane@example.com', email_verified: 'true' });
    expect(await statusOf('verified', { UserAttributes: verified })).toBe('CONFIRMED');
    expect(await playground.local.outbox.list()).toEqual([]);
    expect(await statusOf('unverified', {})).toBe('FORCE_CHANGE_PASSWORD');
    const more = { UserAttributes: verified, TemporaryPassword: password };
    expect(await statusOf('with-password', more)).toBe('FORCE_CHANGE_PASSWORD');
  });
});

describe('the invitation', () => {
  const everyRule = {
    MinimumLength: 6,
    RequireLowercase: true,
    RequireUppercase: true,
    RequireNumbers: true,
    RequireSymbols: true,
  };

  test('tells the name and a password that fits the policy', async () => {
    await using playground = await openPlayground();
    await create(playground, { DesiredDeliveryMediums: ['EMAIL'] });
    const [message, ...others] = await playground.local.outbox.list();
    expect(others).toEqual([]);
    expect(message).toMatchObject({
      medium: 'EMAIL',
      to: 'jane@example.com',
      subject: 'Your temporary password',
      text: `Your username is jane and temporary password is ${message!.code}. `,
    });
    const { Session } = await signInWith(playground, message!.code!);
    // What signs up fits the policy, too.
    tokensOf(await answerNewPassword(playground, Session, message!.code!));
  });

  test.each<[string, PasswordPolicyType]>([
    ['of the least length', { MinimumLength: 99 }],
    ['with every rule', everyRule],
  ])('has a password %s', async (_, PasswordPolicy) => {
    await using playground = await openPlayground({ pool: { Policies: { PasswordPolicy } } });
    for (let count = 0; count < 5; count++) {
      const Username = `user${count}`;
      await create(playground, {
        Username,
        UserAttributes: listOf({ email: `${Username}@example.com` }),
        DesiredDeliveryMediums: ['EMAIL'],
      });
      const Password = await playground.sentCode(`${Username}@example.com`);
      const { UserConfirmed } = await playground.api.signUp({
        ClientId: playground.clientId,
        Username: `${Username}-too`,
        Password,
      });
      expect([Password, UserConfirmed]).toEqual([expect.stringMatching(/^\S{12,}$/), false]);
    }
  });

  test.each<[string, AdminCreateUserCommandInput['DesiredDeliveryMediums'], Record<string, string>, string[]]>([
    ['by SMS unless told', undefined, jane, ['SMS']],
    ['by email when told', ['EMAIL'], jane, ['EMAIL']],
    ['by both when told', ['EMAIL', 'SMS'], jane, ['EMAIL', 'SMS']],
    ['once by each', ['SMS', 'SMS'], jane, ['SMS']],
    ['not by SMS to a user without a phone', undefined, { email: 'jane@example.com' }, []],
    ['by those of both that there is an address for', ['EMAIL', 'SMS'], { email: 'jane@example.com' }, ['EMAIL']],
  ])('goes %s', async (_, DesiredDeliveryMediums, attributes, mediums) => {
    await using playground = await openPlayground();
    await create(playground, { DesiredDeliveryMediums, UserAttributes: listOf(attributes) });
    const sent = await playground.local.outbox.list();
    expect(sent.map(({ medium }) => medium)).toEqual(mediums);
    expect(new Set(sent.map(({ code }) => code)).size).toBe(Math.min(mediums.length, 1));
  });

  test("has the pool's own words", async () => {
    const InviteMessageTemplate = {
      EmailMessage: '{username}: {####}',
      EmailSubject: 'Welcome',
      SMSMessage: '{####} {username}',
    };
    await using playground = await openPlayground({ pool: { AdminCreateUserConfig: { InviteMessageTemplate } } });
    await create(playground, { DesiredDeliveryMediums: ['EMAIL', 'SMS'], TemporaryPassword: 'Temporary-1' });
    expect(await playground.local.outbox.list()).toMatchObject([
      { medium: 'EMAIL', subject: 'Welcome', text: 'jane: Temporary-1' },
      { medium: 'SMS', text: 'Temporary-1 jane' },
    ]);
  });

  test('is not sent when it is suppressed', async () => {
    await using playground = await openPlayground();
    await create(playground, { MessageAction: 'SUPPRESS' });
    expect(await playground.local.outbox.list()).toEqual([]);
  });
});

describe('another invitation', () => {
  const resend = (playground: Playground, more: Partial<AdminCreateUserCommandInput> = {}) =>
    create(playground, { MessageAction: 'RESEND', DesiredDeliveryMediums: ['EMAIL'], ...more });

  test('brings another temporary password, whose days are counted anew', async () => {
    await using playground = await openPlayground();
    await create(playground, { TemporaryPassword: 'Temporary-1' });
    playground.clock.advance({ days: 8 });
    const { User } = await resend(playground, { UserAttributes: listOf({ email: 'other@example.com' }) });
    expect(User).toMatchObject({
      UserStatus: 'FORCE_CHANGE_PASSWORD',
      UserLastModifiedDate: new Date(playground.clock.now()),
      Attributes: [{ Name: 'sub' }, ...listOf(jane)],
    });
    expect(await failureOf(signInWith(playground, 'Temporary-1'))).toBe(
      'NotAuthorizedException: Incorrect username or password.',
    );
    playground.clock.advance({ days: 7 });
    const secret = await playground.sentCode('jane@example.com');
    expect(await signInWith(playground, secret)).toMatchObject({ ChallengeName: 'NEW_PASSWORD_REQUIRED' });
  });

  test('may bring a given one, which must fit the policy', async () => {
    await using playground = await openPlayground();
    await create(playground);
    await resend(playground, { TemporaryPassword: 'Temporary-2' });
    expect(await playground.sentCode('jane@example.com')).toBe('Temporary-2');
    expect(await failureOf(resend(playground, { TemporaryPassword: 'weak' }))).toBe(
      'InvalidPasswordException: Password did not conform with policy: Password not long enough',
    );
    expect(await signInWith(playground, 'Temporary-2')).toMatchObject({ ChallengeName: 'NEW_PASSWORD_REQUIRED' });
  });

  test('is for users who are there and have not been in yet', async () => {
    await using playground = await openPlayground();
    expect(await failureOf(resend(playground))).toBe('UserNotFoundException: User does not exist.');
    await playground.signUp('jane');
    expect(await failureOf(resend(playground))).toBe(
      'UnsupportedUserStateException: Resend not possible. jane status is not FORCE_CHANGE_PASSWORD',
    );
  });

  test('names the user by the address where users sign in by it', async () => {
    await using playground = await openPlayground({ pool: byEmail });
    await create(playground, { Username: 'jane@example.com', UserAttributes: [] });
    await resend(playground, { Username: 'jane@example.com' });
    expect((await playground.local.outbox.list()).map(({ text }) => text)).toEqual([
      expect.stringContaining('Your username is jane@example.com and'),
    ]);
  });
});

describe('refusals', () => {
  const verified = listOf({ email: 'jane@example.com', email_verified: 'true' });

  test.each<[string, Parameters<typeof openPlayground>[0], Partial<AdminCreateUserCommandInput>, string]>([
    ['a name that is taken', {}, {}, 'UsernameExistsException: User account already exists'],
    [
      'a name that is taken, in whatever case, where case does not count',
      { pool: { UsernameConfiguration: { CaseSensitive: false } } },
      { Username: 'JANE' },
      'UsernameExistsException: User account already exists',
    ],
    [
      'a name that is an address where addresses are aliases',
      { pool: { AliasAttributes: ['email'] } },
      { Username: 'joe@example.com' },
      'InvalidParameterException: Username cannot be of email format, since user pool is configured for email alias.',
    ],
    [
      'a verified address that is the alias of another user',
      { pool: { AliasAttributes: ['email'] } },
      { Username: 'joe', UserAttributes: verified },
      'AliasExistsException: An account with the given email already exists.',
    ],
    [
      'a weak password',
      {},
      { Username: 'joe', TemporaryPassword: 'weak' },
      'InvalidPasswordException: Password did not conform with policy: Password not long enough',
    ],
    [
      'an attribute that the schema lacks',
      {},
      { Username: 'joe', UserAttributes: listOf({ 'custom:x': '1' }) },
      'InvalidParameterException: Attributes did not conform to the schema: Type for attribute {custom:x} could not be determined\n',
    ],
    [
      'a sub',
      {},
      { Username: 'joe', UserAttributes: listOf({ sub: 'mine' }) },
      'NotAuthorizedException: A client attempted to write unauthorized attribute',
    ],
    [
      'an unknown pool',
      {},
      { UserPoolId: 'us-east-1_nowhere00' },
      'ResourceNotFoundException: User pool us-east-1_nowhere00 does not exist.',
    ],
    [
      'an unknown way of delivery',
      {},
      { DesiredDeliveryMediums: ['PIGEON' as never] },
      "InvalidParameterException: 1 validation error detected: Value '[PIGEON]' at 'desiredDeliveryMediums' failed to satisfy constraint: Member must satisfy constraint: [Member must satisfy enum value set: [SMS, EMAIL]]",
    ],
  ])('%s', async (_, options, more, failure) => {
    await using playground = await openPlayground(options);
    await create(playground, { UserAttributes: verified });
    expect(await failureOf(create(playground, more))).toBe(failure);
    const { Users } = await playground.api.listUsers({ UserPoolId: playground.userPoolId });
    expect(Users).toHaveLength(1);
  });

  test('what is no address, or taken, where users sign in by address', async () => {
    await using playground = await openPlayground({ pool: byEmail });
    expect(await failureOf(create(playground))).toBe('InvalidParameterException: Username should be an email.');
    await create(playground, { Username: 'jane@example.com' });
    expect(await failureOf(create(playground, { Username: 'jane@example.com' }))).toBe(
      'UsernameExistsException: An account with the given email already exists.',
    );
  });
});

test('ForceAliasCreation moves an alias, and the other user is left with an unverified address', async () => {
  await using playground = await openPlayground({ pool: { AliasAttributes: ['email'] } });
  const verified = { email: 'both@example.com', email_verified: 'true' };
  await invite(playground, 'jane', verified);
  await create(playground, {
    Username: 'joe',
    UserAttributes: listOf(verified),
    TemporaryPassword: password,
    ForceAliasCreation: true,
  });
  expect(await attributesOf(playground, 'both@example.com')).toEqual(verified);
  const { Username } = await playground.api.adminGetUser({
    UserPoolId: playground.userPoolId,
    Username: 'both@example.com',
  });
  expect(Username).toBe('joe');
  expect(await attributesOf(playground, 'jane')).toEqual({ ...verified, email_verified: 'false' });
});

describe('triggers', () => {
  test('PreSignUp is asked, and may refuse; what it says of confirmation is not heard', async () => {
    await using playground = await openPlayground({ pool: lambdas('PreSignUp', 'PostConfirmation') });
    const verdict = { autoConfirmUser: true, autoVerifyEmail: true, autoVerifyPhone: true };
    const events = record(playground, 'PreSignUp', () => verdict);
    const confirmations = record(playground, 'PostConfirmation');
    const { User } = await create(playground, {
      ValidationData: listOf({ invitedBy: 'joe' }),
      ClientMetadata: { campaign: 'autumn' },
    });
    expect(events).toEqual([
      eventOf(playground, {
        triggerSource: 'PreSignUp_AdminCreateUser',
        userName: 'jane',
        clientId: 'CLIENT_ID_NOT_APPLICABLE',
        request: { userAttributes: jane, validationData: { invitedBy: 'joe' }, clientMetadata: { campaign: 'autumn' } },
        response: { autoConfirmUser: false, autoVerifyEmail: false, autoVerifyPhone: false },
      }),
    ]);
    expect(User).toMatchObject({ UserStatus: 'FORCE_CHANGE_PASSWORD', Attributes: [{ Name: 'sub' }, ...listOf(jane)] });
    expect(confirmations).toEqual([]);
    record(playground, 'PreSignUp', () => {
      throw new Error('No more users');
    });
    expect(await failureOf(create(playground, { Username: 'joe' }))).toBe(
      'UserLambdaValidationException: PreSignUp failed with error No more users.',
    );
    expect(await failureOf(create(playground, { Username: 'joe', MessageAction: 'RESEND' }))).toBe(
      'UserNotFoundException: User does not exist.',
    );
  });

  test('CustomMessage writes the invitation, and the one after it', async () => {
    const EmailConfiguration = {
      EmailSendingAccount: 'DEVELOPER',
      SourceArn: 'arn:aws:ses:us-east-1:000000000000:identity/x',
    } as const;
    await using playground = await openPlayground({
      pool: { ...lambdas('PreSignUp', 'CustomMessage'), EmailConfiguration },
    });
    const signUps = record(playground, 'PreSignUp');
    const events = record(playground, 'CustomMessage', ({ request }) => ({
      emailMessage: `Hello ${String(request['usernameParameter'])}, ${String(request['codeParameter'])}`,
      emailSubject: 'Welcome',
    }));
    const more: Partial<AdminCreateUserCommandInput> = {
      DesiredDeliveryMediums: ['EMAIL'],
      TemporaryPassword: 'Temporary-1',
      ClientMetadata: { a: 'b' },
    };
    const { User } = await create(playground, more);
    await create(playground, { ...more, MessageAction: 'RESEND' });
    const event = eventOf(playground, {
      triggerSource: 'CustomMessage_AdminCreateUser',
      userName: 'jane',
      clientId: 'CLIENT_ID_NOT_APPLICABLE',
      request: {
        userAttributes: { sub: User!.Attributes![0]!.Value, 'cognito:user_status': 'FORCE_CHANGE_PASSWORD', ...jane },
        codeParameter: '{####}',
        linkParameter: '{##Click Here##}',
        usernameParameter: '{username}',
        clientMetadata: { a: 'b' },
      },
      response: noMessage,
    });
    expect(events).toEqual([event, event]);
    expect(signUps).toHaveLength(1);
    const message = { subject: 'Welcome', text: 'Hello jane, Temporary-1' };
    expect(await playground.local.outbox.list()).toMatchObject([message, message]);
  });

  test('a CustomMessage that fails leaves the user there, whom another invitation reaches', async () => {
    await using playground = await openPlayground({ pool: lambdas('CustomMessage') });
    record(playground, 'CustomMessage', () => {
      throw new Error('No words');
    });
    expect(await failureOf(create(playground))).toBe(
      'UserLambdaValidationException: CustomMessage failed with error No words.',
    );
    record(playground, 'CustomMessage');
    await create(playground, { MessageAction: 'RESEND' });
    const secret = await playground.sentCode('+15555559934');
    expect(await signInWith(playground, secret)).toMatchObject({ ChallengeName: 'NEW_PASSWORD_REQUIRED' });
  });
});
