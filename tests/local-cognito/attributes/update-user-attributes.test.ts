import type { CreateUserPoolCommandInput } from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, test } from 'vitest';
import { attributesOf, listOf, makeUser, openSignedIn, type SignedInPlayground } from '../made-user.js';
import { claimsOf, failureOf, openPlayground, type Playground } from '../playground.js';
import { eventOf, lambdas, noMessage, record } from '../recorded-function.js';

type Attributes = Readonly<Record<string, string>>;

const old = { email: 'old@example.com', email_verified: 'true' };
const byEmail = { AttributeName: 'email', DeliveryMedium: 'EMAIL', Destination: 'n***@e***' };
const bySms = { AttributeName: 'phone_number', DeliveryMedium: 'SMS', Destination: '+*******9934' };
const unknown = 'UserNotFoundException: User does not exist.';

const update = ({ api, AccessToken }: SignedInPlayground, attributes: Attributes, ClientMetadata?: Attributes) =>
  api.updateUserAttributes({ AccessToken, UserAttributes: listOf(attributes), ClientMetadata });
const usernameOf = async ({ api, userPoolId: UserPoolId }: Playground, Username: string) =>
  (await api.adminGetUser({ UserPoolId, Username })).Username;

test('new values take the place of old ones, and others stay', async () => {
  await using playground = await openSignedIn({ name: 'Jane', nickname: 'J' });
  playground.clock.advance({ seconds: 5 });
  const { CodeDeliveryDetailsList } = await update(playground, { name: 'Jane Doe', locale: 'en' });
  expect(CodeDeliveryDetailsList).toEqual([]);
  expect(await attributesOf(playground, 'jane')).toEqual({ name: 'Jane Doe', nickname: 'J', locale: 'en' });
  const user = await playground.api.adminGetUser({ UserPoolId: playground.userPoolId, Username: 'jane' });
  expect(user.UserLastModifiedDate).toEqual(new Date(playground.clock.now()));
  const { UserAttributes } = await playground.api.getUser({ AccessToken: playground.AccessToken });
  expect(UserAttributes).toContainEqual({ Name: 'name', Value: 'Jane Doe' });
});

test('a blank value takes an attribute away, and with an address that it was verified', async () => {
  await using playground = await openSignedIn({ name: 'Jane', ...old });
  await update(playground, { name: '', email: '' });
  expect(await attributesOf(playground, 'jane')).toEqual({});
});

test('of several values for one attribute, the last one counts', async () => {
  await using playground = await openSignedIn({});
  const UserAttributes = [...listOf({ name: 'first' }), ...listOf({ name: 'last' })];
  await playground.api.updateUserAttributes({ AccessToken: playground.AccessToken, UserAttributes });
  expect(await attributesOf(playground, 'jane')).toEqual({ name: 'last' });
});

describe('a new address', () => {
  const both = { AutoVerifiedAttributes: ['email', 'phone_number'] } satisfies Partial<CreateUserPoolCommandInput>;

  test('counts as unverified, and gets a code where the pool verifies it', async () => {
    await using playground = await openSignedIn(old, { pool: both });
    const change = { email: 'new@example.com', phone_number: '+15555559934' };
    const { CodeDeliveryDetailsList } = await update(playground, change);
    expect(CodeDeliveryDetailsList).toEqual([byEmail, bySms]);
    expect(await attributesOf(playground, 'jane')).toEqual({
      ...change,
      email_verified: 'false',
      phone_number_verified: 'false',
    });
    const sent = await playground.local.outbox.list();
    expect(sent.map(({ to }) => to)).toEqual(['new@example.com', '+15555559934']);
    for (const { code, text } of sent) expect(text).toBe(`Your verification code is ${code}. `);
  });

  test('gets none where the pool does not', async () => {
    await using playground = await openSignedIn(old, { pool: { AutoVerifiedAttributes: [] } });
    const { CodeDeliveryDetailsList } = await update(playground, { email: 'new@example.com' });
    expect(CodeDeliveryDetailsList).toEqual([]);
    expect(await attributesOf(playground, 'jane')).toEqual({ email: 'new@example.com', email_verified: 'false' });
    expect(await playground.local.outbox.list()).toEqual([]);
  });

  test('that is the old one changes nothing', async () => {
    await using playground = await openSignedIn(old);
    expect((await update(playground, { email: old.email })).CodeDeliveryDetailsList).toEqual([]);
    expect(await attributesOf(playground, 'jane')).toEqual(old);
  });
});

describe('names to sign in by follow', () => {
  test('the email where users sign in by it, verified or not', async () => {
    await using playground = await openPlayground({ pool: { UsernameAttributes: ['email'] } });
    const { AccessToken } = await makeUser(playground, 'old@example.com');
    await update({ ...playground, AccessToken }, { email: 'new@example.com' });
    expect(await failureOf(playground.startSignIn('old@example.com'))).toBe(unknown);
    const { username } = claimsOf((await playground.signIn('new@example.com')).AccessToken);
    expect(username).toBe(claimsOf(AccessToken)['sub']);
    await playground.signUp('old@example.com', 'old@example.com');
  });

  test('preferred_username, at once, and its removal', async () => {
    await using playground = await openSignedIn(
      { preferred_username: 'chief' },
      { pool: { AliasAttributes: ['preferred_username'] } },
    );
    await update(playground, { preferred_username: 'boss' });
    expect(await usernameOf(playground, 'boss')).toBe('jane');
    expect(await failureOf(usernameOf(playground, 'chief'))).toBe(unknown);
    await update(playground, { preferred_username: '' });
    expect(await failureOf(usernameOf(playground, 'boss'))).toBe(unknown);
  });

  test('an alias: the old address is none any more, the new one is not yet', async () => {
    await using playground = await openSignedIn(old, { pool: { AliasAttributes: ['email'] } });
    expect(await usernameOf(playground, old.email)).toBe('jane');
    await update(playground, { email: 'new@example.com' });
    for (const name of [old.email, 'new@example.com'])
      expect(await failureOf(usernameOf(playground, name))).toBe(unknown);
    await playground.api.verifyUserAttribute({
      AccessToken: playground.AccessToken,
      AttributeName: 'email',
      Code: await playground.sentCode('new@example.com'),
    });
    expect(await usernameOf(playground, 'new@example.com')).toBe('jane');
  });

  test('letter case does not count where the pool ignores it', async () => {
    const pool: Partial<CreateUserPoolCommandInput> = {
      UsernameAttributes: ['email'],
      UsernameConfiguration: { CaseSensitive: false },
    };
    await using playground = await openPlayground({ pool });
    const { AccessToken } = await makeUser(playground, 'jane@example.com');
    await update({ ...playground, AccessToken }, { email: 'Jane@Example.com' });
    expect(await attributesOf(playground, 'JANE@example.com')).toMatchObject({ email: 'Jane@Example.com' });
  });
});

describe('refusals change nothing', () => {
  const Schema: CreateUserPoolCommandInput['Schema'] = [
    { Name: 'nickname', Required: true },
    { Name: 'badge', AttributeDataType: 'String', Mutable: false },
    { Name: 'level', AttributeDataType: 'Number', NumberAttributeConstraints: { MaxValue: '9' } },
  ];
  const attributes = { nickname: 'J', 'custom:badge': '7', 'custom:level': '1' };
  const invalid = 'InvalidParameterException: Invalid user attributes: ';
  const forbidden = 'NotAuthorizedException: A client attempted to write unauthorized attribute';

  test.each<[string, Attributes, string]>([
    ['an unknown attribute', { 'custom:x': '1' }, `${invalid}user.custom:x: Attribute does not exist in the schema.\n`],
    ['one that never changes', { 'custom:badge': '8' }, `${invalid}user.custom:badge: Attribute cannot be updated.\n`],
    ['its removal', { 'custom:badge': '' }, `${invalid}user.custom:badge: Attribute cannot be updated.\n`],
    ['the sub', { sub: 'mine' }, `${invalid}user.sub: Attribute cannot be updated.\n`],
    [
      'two of these at once',
      { sub: 'mine', __proto__x: '1' },
      `${invalid}user.sub: Attribute cannot be updated.\nuser.__proto__x: Attribute does not exist in the schema.\n`,
    ],
    ['the removal of a required one', { nickname: '' }, `${invalid}nickname: Required attribute cannot be deleted.`],
    ['that an address is verified', { email_verified: 'true' }, forbidden],
    ['a bad email', { email: 'jane' }, 'InvalidParameterException: Invalid email address format.'],
    ['a bad phone number', { phone_number: '5555559934' }, 'InvalidParameterException: Invalid phone number format.'],
    [
      'a value beyond the constraints',
      { 'custom:level': '10' },
      'InvalidParameterException: Attributes did not conform to the schema: custom:level: Value is above 9\n',
    ],
  ])('%s', async (_, change, failure) => {
    await using playground = await openSignedIn(attributes, { pool: { Schema } });
    expect(await failureOf(update(playground, { name: 'Jane', ...change }))).toBe(failure);
    expect(await attributesOf(playground, 'jane')).toEqual(attributes);
    expect(await playground.local.outbox.list()).toEqual([]);
  });

  test('what the app client may not write', async () => {
    await using playground = await openSignedIn({ name: 'Jane' }, { client: { WriteAttributes: ['nickname'] } });
    await update(playground, { nickname: 'J' });
    for (const name of ['Jane Doe', '']) expect(await failureOf(update(playground, { name }))).toBe(forbidden);
    expect(await attributesOf(playground, 'jane')).toEqual({ name: 'Jane', nickname: 'J' });
  });

  test.each<[string, Partial<CreateUserPoolCommandInput>, string, Attributes, string]>([
    ['email', { UsernameAttributes: ['email'] }, 'joe@example.com', {}, 'joe@example.com'],
    ['preferred_username', { AliasAttributes: ['preferred_username'] }, 'joe', { preferred_username: 'boss' }, 'boss'],
  ])('a name that another user signs in by: %s', async (attribute, pool, joe, attributes, value) => {
    await using playground = await openPlayground({ pool });
    const jane = pool.UsernameAttributes ? 'jane@example.com' : 'jane';
    const { AccessToken } = await makeUser(playground, jane);
    await makeUser(playground, joe, attributes);
    const call = update({ ...playground, AccessToken }, { [attribute]: value, name: 'Jane' });
    expect(await failureOf(call)).toBe(`AliasExistsException: An account with the given ${attribute} already exists.`);
    expect(await attributesOf(playground, jane)).not.toHaveProperty('name');
    expect(await playground.local.outbox.list()).toEqual([]);
    await playground.signIn(jane);
    await playground.signIn(joe);
  });

  test.each([
    ['no access token', 'nonsense', 'NotAuthorizedException: Invalid Access Token'],
    ['one of a user who is gone', undefined, unknown],
  ])('%s', async (_, AccessToken, failure) => {
    await using playground = await openSignedIn({});
    await playground.api.adminDeleteUser({ UserPoolId: playground.userPoolId, Username: 'jane' });
    const call = update({ ...playground, ...(AccessToken !== undefined && { AccessToken }) }, { name: 'Jane' });
    expect(await failureOf(call)).toBe(failure);
  });
});

describe('CustomMessage', () => {
  test('writes the message to the new address', async () => {
    await using playground = await openSignedIn(old, {
      pool: { ...lambdas('CustomMessage'), AutoVerifiedAttributes: ['phone_number'] },
    });
    const events = record(playground, 'CustomMessage', ({ request }) => ({
      smsMessage: `New: ${String(request['codeParameter'])}`,
    }));
    await update(playground, { phone_number: '+15555559934' }, { a: 'b' });
    expect(events).toEqual([
      eventOf(playground, {
        triggerSource: 'CustomMessage_UpdateUserAttribute',
        userName: 'jane',
        clientId: playground.clientId,
        request: {
          userAttributes: {
            sub: claimsOf(playground.AccessToken)['sub'],
            'cognito:user_status': 'CONFIRMED',
            ...old,
            phone_number: '+15555559934',
            phone_number_verified: 'false',
          },
          codeParameter: '{####}',
          linkParameter: '{##Click Here##}',
          usernameParameter: null,
          clientMetadata: { a: 'b' },
        },
        response: noMessage,
      }),
    ]);
    const [message] = await playground.local.outbox.list();
    expect(message).toMatchObject({ to: '+15555559934', text: `New: ${message!.code}` });
  });

  test('leaves the change when it fails', async () => {
    await using playground = await openSignedIn(old, { pool: lambdas('CustomMessage') });
    record(playground, 'CustomMessage', () => {
      throw new Error('No words');
    });
    expect(await failureOf(update(playground, { email: 'new@example.com' }))).toBe(
      'UserLambdaValidationException: CustomMessage failed with error No words.',
    );
    expect(await attributesOf(playground, 'jane')).toEqual({ email: 'new@example.com', email_verified: 'false' });
    expect(await playground.local.outbox.list()).toEqual([]);
  });
});
