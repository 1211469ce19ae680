/** Behaviour checklist: names that sign in, and how users are found. */
import type { CreateUserPoolCommandInput } from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, test } from 'vitest';
import { attributesOf, listOf } from '../made-user.js';
import { claimsOf, failureOf, openPlayground, password, type Playground } from '../playground.js';

type Pool = Partial<CreateUserPoolCommandInput>;

const signUp = ({ api, clientId: ClientId }: Playground, Username: string, attributes: Record<string, string> = {}) =>
  api.signUp({ ClientId, Username, Password: password, UserAttributes: listOf(attributes) });

describe('Username modes: aliases after verification only, UUID usernames, duplicates', () => {
  const emailAlias: Pool = { AliasAttributes: ['email', 'preferred_username'] };
  const byEmail: Pool = { UsernameAttributes: ['email'] };
  const noSuchUser = 'UserNotFoundException: User does not exist.';
  const address = 'both@example.com';

  test.each<[string, Pool, string, string]>([
    [
      'an alias pool takes no address of that kind for a name',
      emailAlias,
      address,
      'Username cannot be of email format, since user pool is configured for email alias.',
    ],
    ['a pool by email', byEmail, 'jane', 'Username should be an email.'],
    ['a pool by phone', { UsernameAttributes: ['phone_number'] }, 'jane', 'Username should be a phone number.'],
    [
      'a pool by either',
      { UsernameAttributes: ['email', 'phone_number'] },
      'jane',
      'Username should be either an email or a phone number.',
    ],
  ])('%s', async (_, pool, name, message) => {
    await using playground = await openPlayground({ pool });
    expect(await failureOf(signUp(playground, name))).toBe(`InvalidParameterException: ${message}`);
  });

  test('an email signs in from its verification on, a preferred_username of a confirmed user at once', async () => {
    await using playground = await openPlayground({ pool: emailAlias });
    const { api, clientId: ClientId, userPoolId: UserPoolId } = playground;
    expect(await failureOf(signUp(playground, 'jane', { email: address, preferred_username: 'boss' }))).toBe(
      'InvalidParameterException: Preferred username cannot be provided for unconfirmed account, ' +
        'since user pool is configured for preferred username alias.',
    );
    await signUp(playground, 'jane', { email: address });
    expect(await failureOf(playground.startSignIn(address))).toBe(noSuchUser);
    await api.confirmSignUp({ ClientId, Username: 'jane', ConfirmationCode: await playground.sentCode(address) });
    const UserAttributes = [{ Name: 'preferred_username', Value: 'boss' }];
    await api.adminUpdateUserAttributes({ UserPoolId, Username: 'jane', UserAttributes });
    for (const name of ['jane', address, 'boss']) {
      expect(claimsOf((await playground.signIn(name)).AccessToken)).toMatchObject({ username: 'jane' });
    }
  });

  test('two may hold an unverified address; the second to verify it is refused, unless by force', async () => {
    await using playground = await openPlayground({ pool: emailAlias });
    const { api, clientId: ClientId } = playground;
    await playground.addUser('jane', address);
    await signUp(playground, 'joe', { email: address });
    const ConfirmationCode = await playground.sentCode(address);
    const confirm = (ForceAliasCreation?: boolean) =>
      api.confirmSignUp({ ClientId, Username: 'joe', ConfirmationCode, ForceAliasCreation });
    expect(await failureOf(confirm())).toBe('AliasExistsException: An account with the given email already exists.');
    await confirm(true);
    expect(claimsOf((await playground.signIn(address)).AccessToken)).toMatchObject({ username: 'joe' });
    expect(await attributesOf(playground, 'jane')).toMatchObject({ email_verified: 'false' });
  });

  test('by email: the username is the sub, everywhere; the address signs in unverified, and so does the UUID', async () => {
    await using playground = await openPlayground({ pool: byEmail });
    const { api, userPoolId: UserPoolId } = playground;
    const { UserSub } = await signUp(playground, address);
    expect(await failureOf(playground.startSignIn(address))).toBe('UserNotConfirmedException: User is not confirmed.');
    await api.adminConfirmSignUp({ UserPoolId, Username: address });
    expect(await api.adminGetUser({ UserPoolId, Username: address })).toMatchObject({ Username: UserSub });
    expect((await api.listUsers({ UserPoolId })).Users).toMatchObject([{ Username: UserSub }]);
    expect(await attributesOf(playground, UserSub!)).toMatchObject({ email: address });
    for (const name of [address, UserSub!]) {
      const { AccessToken, IdToken } = await playground.signIn(name);
      expect(claimsOf(AccessToken)).toMatchObject({ username: UserSub });
      expect(claimsOf(IdToken)).toMatchObject({ 'cognito:username': UserSub });
    }
    const UserAttributes = listOf({ email: 'new@example.com', email_verified: 'true' });
    await api.adminUpdateUserAttributes({ UserPoolId, Username: address, UserAttributes });
    expect(await failureOf(playground.startSignIn(address))).toBe(noSuchUser);
    await playground.signIn('new@example.com');
  });

  test.each<[string, Pool, string, string, string]>([
    ['a plain pool', {}, 'jane', 'User already exists', 'User account already exists'],
    [
      'a pool by email',
      byEmail,
      address,
      'An account with the given email already exists.',
      'An account with the given email already exists.',
    ],
  ])('a name that is taken, in %s: SignUp and AdminCreateUser', async (_, pool, name, ofSignUp, ofAdmin) => {
    await using playground = await openPlayground({ pool });
    await signUp(playground, name);
    expect(await failureOf(signUp(playground, name))).toBe(`UsernameExistsException: ${ofSignUp}`);
    const { api, userPoolId: UserPoolId } = playground;
    expect(await failureOf(api.adminCreateUser({ UserPoolId, Username: name, MessageAction: 'SUPPRESS' }))).toBe(
      `UsernameExistsException: ${ofAdmin}`,
    );
  });

  test('a plain pool lets two users have one email, and case counts unless it is told not to', async () => {
    await using playground = await openPlayground();
    await playground.addUser('jane', address);
    await playground.addUser('JANE', address);
    await using caseless = await openPlayground({ pool: { UsernameConfiguration: { CaseSensitive: false } } });
    await caseless.addUser('jane', address);
    await caseless.signIn('JANE');
    expect(await failureOf(signUp(caseless, 'Jane'))).toBe('UsernameExistsException: User already exists');
  });

  test('the sub is good wherever a Username is, but signs nobody in', async () => {
    await using playground = await openPlayground();
    const sub = await playground.addUser('jane');
    const { api, userPoolId: UserPoolId } = playground;
    expect(await api.adminGetUser({ UserPoolId, Username: sub })).toMatchObject({ Username: 'jane' });
    expect(await failureOf(playground.startSignIn(sub))).toBe(noSuchUser);
  });
});

describe('ListUsers: the grammar of filters, walking pages, AttributesToGet', () => {
  async function openWithFour(): Promise<Playground> {
    const playground = await openPlayground();
    await signUp(playground, 'zoe', { email: 'zoe@example.com', name: 'Jo', given_name: 'Zoe' });
    await signUp(playground, 'adam', { email: 'adam@example.com', name: 'John', phone_number: '+15555550001' });
    await signUp(playground, 'eve', { name: 'Eve "the first"', family_name: 'Smith' });
    await signUp(playground, 'Bob', { name: 'john', preferred_username: 'bobby' });
    const { api, userPoolId: UserPoolId } = playground;
    await api.adminConfirmSignUp({ UserPoolId, Username: 'zoe' });
    await api.adminDisableUser({ UserPoolId, Username: 'eve' });
    return playground;
  }

  test('what filters select, in the order of their attribute', async () => {
    await using playground = await openWithFour();
    const select = async (Filter: string) => {
      const { Users } = await playground.api.listUsers({ UserPoolId: playground.userPoolId, Filter });
      return Users!.map(({ Username }) => Username).join(' ');
    };
    const rows: Record<string, string> = {
      '': 'Bob adam eve zoe',
      'username = "adam"': 'adam',
      'username = "bob"': '',
      'username = "bobby"': '',
      'username ^= "a"': 'adam',
      'email = "zoe@example.com"': 'zoe',
      'email^="a"': 'adam',
      'phone_number ^= "+1555"': 'adam',
      'name ^= "Jo"': 'zoe adam',
      [String.raw`name = "Eve \"the first\""`]: 'eve',
      'given_name = "Zoe"': 'zoe',
      'family_name ^= "Sm"': 'eve',
      'preferred_username = "bobby"': 'Bob',
      'cognito:user_status = "confirmed"': 'zoe',
      'status = "Disabled"': 'eve',
    };
    for (const [filter, expected] of Object.entries(rows)) expect(await select(filter), filter).toBe(expected);
    const { UserAttributes } = await playground.api.adminGetUser({
      UserPoolId: playground.userPoolId,
      Username: 'adam',
    });
    expect(await select(`sub = "${UserAttributes![0]!.Value}"`)).toBe('adam');
  });

  test.each(['custom:team = "a"', 'nickname = "a"', 'name', 'name = Jo', 'name < "Jo"', 'name = "a" and name = "b"'])(
    'no filter: %s',
    async (Filter) => {
      await using playground = await openWithFour();
      expect(await failureOf(playground.api.listUsers({ UserPoolId: playground.userPoolId, Filter }))).toBe(
        'InvalidParameterException: Input fails to satisfy the constraints.',
      );
    },
  );

  test('pages, whose last has no token; Limit 0 is the usual size; a token that is none', async () => {
    await using playground = await openWithFour();
    const { api, userPoolId: UserPoolId } = playground;
    const first = await api.listUsers({ UserPoolId, Limit: 3 });
    const second = await api.listUsers({ UserPoolId, Limit: 3, PaginationToken: first.PaginationToken });
    expect([first, second].map(({ Users }) => Users!.length)).toEqual([3, 1]);
    expect(first.PaginationToken).toMatch(/^\S+$/);
    expect(second).not.toHaveProperty('PaginationToken');
    expect((await api.listUsers({ UserPoolId, Limit: 0 })).Users).toHaveLength(4);
    expect(await failureOf(api.listUsers({ UserPoolId, PaginationToken: 'x' }))).toMatch(/^InvalidParameterException/);
  });

  test('AttributesToGet narrows attributes, not users, and must be of the schema', async () => {
    await using playground = await openWithFour();
    const list = (AttributesToGet: string[]) =>
      playground.api.listUsers({ UserPoolId: playground.userPoolId, AttributesToGet });
    expect((await list(['email'])).Users!.map(({ Attributes }) => Attributes!.map(({ Name }) => Name))).toEqual([
      [],
      ['email'],
      [],
      ['email'],
    ]);
    expect(await failureOf(list(['colour']))).toBe(
      'InvalidParameterException: One or more requested attributes do not exist.',
    );
  });
});
