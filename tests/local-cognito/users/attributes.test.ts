import type { CreateUserPoolCommandInput } from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, test } from 'vitest';
import { claimsOf, failureOf, openPlayground, tokensOf, type Playground } from '../playground.js';

type Attributes = Readonly<Record<string, string>>;
type WithUser = Playground & {
  update(attributes: Attributes, username?: string): Promise<unknown>;
  remove(...names: string[]): Promise<unknown>;
  attributes(): Promise<Attributes>;
};

/** jane, whose email address is verified. */
async function openWithUser(pool: Partial<CreateUserPoolCommandInput> = {}, username = 'jane'): Promise<WithUser> {
  const playground = await openPlayground({ pool });
  const { api, userPoolId: UserPoolId } = playground;
  const sub = await playground.addUser(username, 'jane@example.com');
  return {
    ...playground,
    update: (attributes, Username = sub) =>
      api.adminUpdateUserAttributes({
        UserPoolId,
        Username,
        UserAttributes: Object.entries(attributes).map(([Name, Value]) => ({ Name, Value })),
      }),
    remove: (...UserAttributeNames) => api.adminDeleteUserAttributes({ UserPoolId, Username: sub, UserAttributeNames }),
    async attributes() {
      const { UserAttributes } = await api.adminGetUser({ UserPoolId, Username: sub });
      return Object.fromEntries(
        UserAttributes!.filter(({ Name }) => Name !== 'sub').map(({ Name, Value }) => [Name!, Value!]),
      );
    },
  };
}

const email = { email: 'jane@example.com', email_verified: 'true' };

describe('AdminUpdateUserAttributes', () => {
  test('sets what it names, custom and developer attributes too, and leaves the rest', async () => {
    await using playground = await openWithUser({
      Schema: [
        { Name: 'team', AttributeDataType: 'String' },
        { Name: 'key', AttributeDataType: 'Number', DeveloperOnlyAttribute: true },
      ],
    });
    playground.clock.advance({ minutes: 1 });
    const attributes = { name: 'Jane', 'custom:team': 'a', 'dev:custom:key': '1' };
    await playground.update(attributes);
    expect(await playground.attributes()).toEqual({ ...email, ...attributes });
    const user = await playground.api.adminGetUser({ UserPoolId: playground.userPoolId, Username: 'jane' });
    expect(user.UserLastModifiedDate).toEqual(new Date(playground.clock.now()));
  });

  test('a blank value takes the attribute away', async () => {
    await using playground = await openWithUser();
    await playground.update({ name: 'Jane', nickname: 'J' });
    await playground.update({ nickname: '' });
    expect(await playground.attributes()).toEqual({ ...email, name: 'Jane' });
  });

  test.each<[string, Attributes, Attributes]>([
    [
      'a new address is not verified',
      { email: 'jane@example.org' },
      { email: 'jane@example.org', email_verified: 'false' },
    ],
    [
      'unless the call says so',
      { email: 'jane@example.org', email_verified: 'true' },
      { email: 'jane@example.org', email_verified: 'true' },
    ],
    ['the same address stays verified', { email: 'jane@example.com' }, email],
    [
      'a first phone number is not verified',
      { phone_number: '+15555550001' },
      { ...email, phone_number: '+15555550001', phone_number_verified: 'false' },
    ],
    ['the flag can be taken back', { email_verified: 'false' }, { email: 'jane@example.com', email_verified: 'false' }],
    ['no address, no flag', { email: '', email_verified: 'true' }, {}],
  ])('%s', async (_, update, expected) => {
    await using playground = await openWithUser();
    await playground.update(update);
    expect(await playground.attributes()).toEqual(expected);
  });

  test('a refresh has the new values', async () => {
    await using playground = await openWithUser();
    const { api, clientId: ClientId } = playground;
    const { RefreshToken } = await playground.signIn('jane');
    await playground.update({ name: 'Jane' });
    const AuthParameters = { REFRESH_TOKEN: RefreshToken };
    const answer = await api.initiateAuth({ ClientId, AuthFlow: 'REFRESH_TOKEN_AUTH', AuthParameters });
    expect(claimsOf(tokensOf(answer).IdToken)).toMatchObject({ name: 'Jane' });
  });

  test.each<[string, Attributes, string]>([
    [
      'what the schema lacks',
      { 'custom:x': '1' },
      'Invalid user attributes: user.custom:x: Attribute does not exist in the schema.\n',
    ],
    [
      'a name of JavaScript',
      { constructor: '1' },
      'Invalid user attributes: user.constructor: Attribute does not exist in the schema.\n',
    ],
    ['the sub', { sub: 'x' }, 'Invalid user attributes: user.sub: Attribute cannot be updated.\n'],
    [
      'what is immutable',
      { 'custom:fixed': '1' },
      'Invalid user attributes: user.custom:fixed: Attribute cannot be updated.\n',
    ],
    [
      'a blank where a value is required',
      { given_name: '' },
      'Invalid user attributes: given_name: Required attribute cannot be deleted.',
    ],
    ['no address', { email: 'jane' }, 'Invalid email address format.'],
    ['no phone number', { phone_number: '123' }, 'Invalid phone number format.'],
    [
      'a flag that is no flag',
      { email_verified: 'maybe' },
      'Attributes did not conform to the schema: email_verified: Value must be true or false\n',
    ],
  ])('refuses %s, and then changes nothing', async (_, update, message) => {
    await using playground = await openPlayground({
      pool: {
        Schema: [
          { Name: 'given_name', Required: true },
          { Name: 'fixed', AttributeDataType: 'String', Mutable: false },
        ],
      },
    });
    const { api, userPoolId: UserPoolId, clientId: ClientId } = playground;
    await api.signUp({
      ClientId,
      Username: 'jane',
      Password: 'Correct-Horse-9!',
      UserAttributes: [{ Name: 'given_name', Value: 'Jane' }],
    });
    const user = { UserPoolId, Username: 'jane' };
    const before = await api.adminGetUser(user);
    const UserAttributes = Object.entries({ name: 'Jane', ...update }).map(([Name, Value]) => ({ Name, Value }));
    expect(await failureOf(api.adminUpdateUserAttributes({ ...user, UserAttributes }))).toBe(
      `InvalidParameterException: ${message}`,
    );
    expect((await api.adminGetUser(user)).UserAttributes).toEqual(before.UserAttributes);
  });
});

describe('AdminDeleteUserAttributes', () => {
  test('takes away what it names, set or not; an address goes with its flag', async () => {
    await using playground = await openWithUser();
    await playground.update({ name: 'Jane' });
    await playground.remove('email', 'nickname');
    expect(await playground.attributes()).toEqual({ name: 'Jane' });
  });

  test.each([
    ['custom:x', 'user.custom:x: Attribute does not exist in the schema.\n'],
    ['sub', 'user.sub: Attribute cannot be updated.\n'],
  ])('refuses %s', async (name, text) => {
    await using playground = await openWithUser();
    expect(await failureOf(playground.remove('email', name))).toBe(
      `InvalidParameterException: Invalid user attributes: ${text}`,
    );
    expect(await playground.attributes()).toEqual(email);
  });
});

describe('names that sign in', () => {
  const unknown = 'UserNotFoundException: User does not exist.';
  const taken = (attribute: string): string =>
    `AliasExistsException: An account with the given ${attribute} already exists.`;

  test('an alias goes with the address, and comes when the new one is verified', async () => {
    await using playground = await openWithUser({ AliasAttributes: ['email'] });
    await playground.signIn('jane@example.com');
    await playground.update({ email: 'jane@example.org' });
    for (const address of ['jane@example.com', 'jane@example.org']) {
      expect(await failureOf(playground.startSignIn(address))).toBe(unknown);
    }
    await playground.update({ email_verified: 'true' });
    await playground.signIn('jane@example.org');
    await playground.update({ email_verified: 'false' });
    expect(await failureOf(playground.startSignIn('jane@example.org'))).toBe(unknown);
  });

  test('preferred_username needs no proof, and is one user’s', async () => {
    await using playground = await openWithUser({ AliasAttributes: ['preferred_username'] });
    await playground.addUser('joe');
    await playground.update({ preferred_username: 'boss' });
    await playground.signIn('boss');
    expect(await failureOf(playground.update({ preferred_username: 'boss' }, 'joe'))).toBe(taken('preferred_username'));
    await playground.remove('preferred_username');
    await playground.update({ preferred_username: 'boss' }, 'joe');
    await playground.signIn('boss');
  });

  test('two may have an address, and it is whose it was verified for last', async () => {
    await using playground = await openWithUser({ AliasAttributes: ['email'] });
    await playground.addUser('joe');
    await playground.update({ email: 'jane@example.com' }, 'joe');
    const signedIn = async () => claimsOf((await playground.signIn('jane@example.com')).IdToken);
    expect(await signedIn()).toMatchObject({ 'cognito:username': 'jane' });
    await playground.update({ email_verified: 'true' }, 'joe');
    expect(await signedIn()).toMatchObject({ 'cognito:username': 'joe', email_verified: true });
    expect(claimsOf((await playground.signIn('jane')).IdToken)).toMatchObject({ email_verified: false });
  });

  test('where users are known by their address, the new one signs in at once, and the old one no more', async () => {
    await using playground = await openWithUser({ UsernameAttributes: ['email'] }, 'jane@example.com');
    await playground.addUser('joe@example.com', 'joe@example.com');
    await playground.update({ email: 'jane@example.org' });
    await playground.signIn('jane@example.org');
    expect(await failureOf(playground.startSignIn('jane@example.com'))).toBe(unknown);
    expect(await failureOf(playground.update({ email: 'joe@example.com' }))).toBe(taken('email'));
  });

  test('letter case may change where it is ignored', async () => {
    await using playground = await openWithUser({
      AliasAttributes: ['email'],
      UsernameConfiguration: { CaseSensitive: false },
    });
    await playground.update({ email: 'Jane@example.com', email_verified: 'true' });
    await playground.signIn('JANE@example.com');
  });
});
