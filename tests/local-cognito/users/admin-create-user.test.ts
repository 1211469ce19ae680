import type {
  AdminCreateUserCommandInput,
  CreateUserPoolCommandInput,
} from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, test } from 'vitest';
import { answerNewPassword, create, janesAddresses as jane, signInWith } from '../created-user.js';
import { attributesOf, invite, listOf } from '../made-user.js';
import { claimsOf, failureOf, openPlayground, password, tokensOf } from '../playground.js';
import { eventOf, lambdas, record } from '../recorded-function.js';

const byEmail: Partial<CreateUserPoolCommandInput> = { UsernameAttributes: ['email'] };

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
      'an invitation by email to a user without an address',
      {},
      { Username: 'joe', UserAttributes: listOf({ phone_number: '+15555559934' }), DesiredDeliveryMediums: ['EMAIL'] },
      'InvalidParameterException: No email provided but desired delivery medium was Email',
    ],
    [
      'an invitation by both ways to a user with a phone alone',
      {},
      {
        Username: 'joe',
        UserAttributes: listOf({ email: '', phone_number: '+15555559934' }),
        DesiredDeliveryMediums: ['SMS', 'EMAIL'],
      },
      'InvalidParameterException: No email provided but desired delivery medium was Email',
    ],
    [
      'an invitation by SMS to a user without a phone',
      {},
      { Username: 'joe', UserAttributes: verified, DesiredDeliveryMediums: ['EMAIL', 'SMS'] },
      'InvalidParameterException: No phone number provided but desired delivery medium was SMS',
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
