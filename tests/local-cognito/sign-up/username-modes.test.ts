import type { CreateUserPoolCommandInput } from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, test } from 'vitest';
import { createSrpKeyPair } from '../../../src/auth/index.js';
import { claimsOf, failureOf, openPlayground, password, type Playground } from '../playground.js';
import { startSrp } from '../srp-sign-in.js';

type Pool = Partial<CreateUserPoolCommandInput>;
const byEmail: Pool = { UsernameAttributes: ['email'] };
const byPhone: Pool = { UsernameAttributes: ['phone_number'] };
const byEither: Pool = { UsernameAttributes: ['email', 'phone_number'] };
const emailAlias: Pool = { AliasAttributes: ['email', 'preferred_username'] };
const phoneAlias: Pool = { AliasAttributes: ['phone_number'] };
const ignoringCase: Pool = { UsernameConfiguration: { CaseSensitive: false } };

const signUp = (
  { api, clientId: ClientId }: Playground,
  Username: string,
  attributes: Readonly<Record<string, string>> = {},
) =>
  api.signUp({
    ClientId,
    Username,
    Password: password,
    UserAttributes: Object.entries(attributes).map(([Name, Value]) => ({ Name, Value })),
  });
const confirm = async (playground: Playground, Username: string, to: string, more: object = {}) =>
  playground.api.confirmSignUp({
    ClientId: playground.clientId,
    Username,
    ConfirmationCode: await playground.sentCode(to),
    ...more,
  });

describe('the form of a username', () => {
  const noEmail = 'Username cannot be of email format, since user pool is configured for email alias.';
  const noPhone = 'Username cannot be of phone number format, since user pool is configured for phone number alias.';
  test.each<[string, Pool, string, string | undefined]>([
    ['plain', {}, 'jane@example.com', undefined],
    ['plain', {}, '+15555559934', undefined],
    ['an alias for email', emailAlias, 'jane@example.com', noEmail],
    ['an alias for email', emailAlias, '+15555559934', undefined],
    ['an alias for phone numbers', phoneAlias, '+15555559934', noPhone],
    ['sign-in by email', byEmail, 'jane', 'Username should be an email.'],
    ['sign-in by email', byEmail, '+15555559934', 'Username should be an email.'],
    ['sign-in by phone', byPhone, 'jane', 'Username should be a phone number.'],
    ['sign-in by either', byEither, 'jane', 'Username should be either an email or a phone number.'],
    ['sign-in by either', byEither, '+15555559934', undefined],
    ['sign-in by either', byEither, 'jane@example.com', undefined],
  ])('%s: %j %s', async (_, pool, username, failure) => {
    await using playground = await openPlayground({ pool });
    const call = signUp(playground, username);
    if (failure === undefined) await expect(call).resolves.toMatchObject({ UserConfirmed: false });
    else expect(await failureOf(call)).toBe(`InvalidParameterException: ${failure}`);
  });
});

describe('sign-in by email', () => {
  test('the username is a UUID, the email is filled in, and both sign in', async () => {
    await using playground = await openPlayground({ pool: byEmail });
    const { UserSub } = await signUp(playground, 'jane@example.com');
    await confirm(playground, 'jane@example.com', 'jane@example.com');
    const user = await playground.api.adminGetUser({
      UserPoolId: playground.userPoolId,
      Username: 'jane@example.com',
    });
    expect(user.Username).toBe(UserSub);
    expect(user.UserAttributes).toContainEqual({ Name: 'email', Value: 'jane@example.com' });
    for (const name of ['jane@example.com', UserSub!]) {
      const { AccessToken, IdToken } = await playground.signIn(name);
      expect(claimsOf(AccessToken)).toMatchObject({ sub: UserSub, username: UserSub });
      expect(claimsOf(IdToken)).toMatchObject({ 'cognito:username': UserSub, email: 'jane@example.com' });
    }
  });

  test('an unverified address is a name already, so that it tells UNCONFIRMED from unknown', async () => {
    await using playground = await openPlayground({ pool: byEmail });
    await signUp(playground, 'jane@example.com');
    expect(await failureOf(playground.startSignIn('jane@example.com'))).toBe(
      'UserNotConfirmedException: User is not confirmed.',
    );
  });

  test.each([
    ['by email', byEmail, 'jane@example.com', 'email'],
    ['by phone', byPhone, '+15555559934', 'phone_number'],
  ])('an address is taken once, %s', async (_, pool, name, attribute) => {
    await using playground = await openPlayground({ pool });
    await signUp(playground, name);
    expect(await failureOf(signUp(playground, name))).toBe(
      `UsernameExistsException: An account with the given ${attribute} already exists.`,
    );
    const { Users } = await playground.api.listUsers({ UserPoolId: playground.userPoolId });
    expect(Users).toHaveLength(1);
  });
});

describe('aliases', () => {
  test('an address becomes one when it is verified', async () => {
    await using playground = await openPlayground({ pool: emailAlias });
    const admin = (Username: string) => playground.api.adminGetUser({ UserPoolId: playground.userPoolId, Username });
    await signUp(playground, 'jane', { email: 'jane@example.com' });
    expect(await failureOf(admin('jane@example.com'))).toBe('UserNotFoundException: User does not exist.');
    await confirm(playground, 'jane', 'jane@example.com');
    expect(await admin('jane@example.com')).toMatchObject({ Username: 'jane' });
    expect(claimsOf((await playground.signIn('jane@example.com')).AccessToken)).toMatchObject({ username: 'jane' });
  });

  test('preferred_username can not come with the sign-up, unless it is no alias', async () => {
    await using playground = await openPlayground({ pool: emailAlias });
    expect(await failureOf(signUp(playground, 'jane', { preferred_username: 'boss' }))).toBe(
      'InvalidParameterException: Preferred username cannot be provided for unconfirmed account, ' +
        'since user pool is configured for preferred username alias.',
    );
    await using another = await openPlayground({ pool: { AliasAttributes: ['email'] } });
    await signUp(another, 'jane', { preferred_username: 'boss' });
    expect(await failureOf(another.startSignIn('boss'))).toBe('UserNotFoundException: User does not exist.');
  });

  test('two may claim an address, the first to verify it has it', async () => {
    await using playground = await openPlayground({ pool: emailAlias });
    await signUp(playground, 'jane', { email: 'both@example.com' });
    await confirm(playground, 'jane', 'both@example.com');
    await signUp(playground, 'joe', { email: 'both@example.com' });
    expect(await failureOf(confirm(playground, 'joe', 'both@example.com'))).toBe(
      'AliasExistsException: An account with the given email already exists.',
    );
    expect(await failureOf(playground.startSignIn('joe'))).toBe('UserNotConfirmedException: User is not confirmed.');
    expect(claimsOf((await playground.signIn('both@example.com')).AccessToken)).toMatchObject({ username: 'jane' });
  });

  test('ForceAliasCreation moves it, and the other user is left with an unverified address', async () => {
    await using playground = await openPlayground({ pool: emailAlias });
    await signUp(playground, 'jane', { email: 'both@example.com' });
    await confirm(playground, 'jane', 'both@example.com');
    await signUp(playground, 'joe', { email: 'both@example.com' });
    await confirm(playground, 'joe', 'both@example.com', { ForceAliasCreation: true });
    expect(claimsOf((await playground.signIn('both@example.com')).AccessToken)).toMatchObject({ username: 'joe' });
    expect(claimsOf((await playground.signIn('jane')).IdToken)).toMatchObject({ email_verified: false });
  });

  test('nobody takes the sub of another user, by a username or an alias', async () => {
    await using playground = await openPlayground({ pool: { AliasAttributes: ['preferred_username'] } });
    const sub = await playground.addUser('jane');
    await playground.addUser('joe');
    expect(await failureOf(signUp(playground, sub))).toBe('UsernameExistsException: User already exists');
    const { AccessToken } = await playground.signIn('joe');
    const UserAttributes = [{ Name: 'preferred_username', Value: sub }];
    expect(await failureOf(playground.api.updateUserAttributes({ AccessToken, UserAttributes }))).toBe(
      'AliasExistsException: An account with the given preferred_username already exists.',
    );
    const { Username } = await playground.api.adminGetUser({ UserPoolId: playground.userPoolId, Username: sub });
    expect(Username).toBe('jane');
  });

  test('sub stands for the username, but is no name to sign in with', async () => {
    await using playground = await openPlayground();
    const sub = await playground.addUser('jane');
    const { Username } = await playground.api.adminGetUser({ UserPoolId: playground.userPoolId, Username: sub });
    expect(Username).toBe('jane');
    expect(await failureOf(playground.startSignIn(sub))).toBe('UserNotFoundException: User does not exist.');
    expect(await failureOf(startSrp(playground, sub, createSrpKeyPair()))).toBe(
      'UserNotFoundException: User does not exist.',
    );
  });
});

describe('letter case', () => {
  test('counts unless the pool says otherwise', async () => {
    await using playground = await openPlayground();
    await playground.addUser('Jane');
    expect(await failureOf(playground.startSignIn('jane'))).toBe('UserNotFoundException: User does not exist.');
  });

  test('in a pool that ignores it, a name keeps the form in which it was typed first', async () => {
    await using playground = await openPlayground({ pool: ignoringCase });
    await playground.addUser('Jane');
    expect(await failureOf(playground.signUp('JANE'))).toBe('UsernameExistsException: User already exists');
    expect(claimsOf((await playground.signIn('jAnE')).AccessToken)).toMatchObject({ username: 'Jane' });
  });

  test('the same holds for addresses', async () => {
    await using playground = await openPlayground({ pool: { ...byEmail, ...ignoringCase } });
    await signUp(playground, 'Jane@Example.com');
    expect(await failureOf(signUp(playground, 'jane@example.com'))).toBe(
      'UsernameExistsException: An account with the given email already exists.',
    );
  });
});
