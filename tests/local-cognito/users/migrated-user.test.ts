import type { CreateUserPoolCommandInput } from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, test } from 'vitest';
import { attributesOf, makeUser } from '../made-user.js';
import { claimsOf, failureOf, openPlayground, password, tokensOf, type Playground } from '../playground.js';
import { lambdas, record } from '../recorded-function.js';

const verified = { email: 'jane@example.com', email_verified: 'true' };
const unrecognizable = 'InvalidLambdaResponseException: Unrecognizable lambda output';

/** A pool whose users may come from an old directory, where everybody has these attributes. */
async function openWithDirectory(
  userAttributes: Readonly<Record<string, string>>,
  pool: Partial<CreateUserPoolCommandInput> = {},
  more: Readonly<Record<string, unknown>> = {},
): Promise<Playground> {
  const playground = await openPlayground({ pool: { ...lambdas('UserMigration'), ...pool } });
  record(playground, 'UserMigration', () => ({ userAttributes, finalUserStatus: 'CONFIRMED', ...more }));
  return playground;
}

const usernameOf = async ({ api, userPoolId: UserPoolId }: Playground, Username: string) =>
  (await api.adminGetUser({ UserPoolId, Username })).Username;

describe('the name of a user who is brought in', () => {
  const emailAlias: Partial<CreateUserPoolCommandInput> = { AliasAttributes: ['email', 'preferred_username'] };
  const byEmail: Partial<CreateUserPoolCommandInput> = { UsernameAttributes: ['email'] };

  test.each<[string, Partial<CreateUserPoolCommandInput>, string, Record<string, string>, string]>([
    ['is the one that was typed', {}, 'jane', verified, 'jane'],
    [
      'is the one that was typed, when the function says the same',
      {},
      'jane',
      { ...verified, username: 'jane' },
      'jane',
    ],
    ['is chosen by the function for an email', emailAlias, verified.email, { ...verified, username: 'jane' }, 'jane'],
    [
      'is chosen by the function for a preferred_username',
      emailAlias,
      'boss',
      { preferred_username: 'boss', username: 'jane' },
      'jane',
    ],
    [
      'is chosen whatever the case of the email, where case does not count',
      { ...emailAlias, UsernameConfiguration: { CaseSensitive: false } },
      'Jane@Example.com',
      { ...verified, username: 'jane' },
      'jane',
    ],
    [
      'is the one that was typed, when the function says the same in another case, where case does not count',
      { UsernameConfiguration: { CaseSensitive: false } },
      'Jane',
      { ...verified, username: 'jane' },
      'jane',
    ],
  ])('%s', async (_, pool, typed, attributes, username) => {
    await using playground = await openWithDirectory(attributes, pool);
    expect(claimsOf((await playground.signIn(typed)).AccessToken)).toMatchObject({ username });
    const { username: _name, ...kept } = attributes;
    expect(await attributesOf(playground, username)).toEqual(kept);
    expect(await usernameOf(playground, typed)).toBe(username);
  });

  test.each<[string, Partial<CreateUserPoolCommandInput>, string, Record<string, string>, string]>([
    ['another name where there are no aliases', {}, 'jane', { ...verified, username: 'joe' }, unrecognizable],
    [
      'another name for one that will be no alias',
      emailAlias,
      'jane',
      { ...verified, username: 'joe' },
      unrecognizable,
    ],
    ['another name where the name is the email', byEmail, verified.email, { username: 'jane' }, unrecognizable],
    [
      'no name for an email that is to be an alias',
      emailAlias,
      verified.email,
      verified,
      'InvalidParameterException: Username cannot be of email format, since user pool is configured for email alias.',
    ],
    [
      'a sub',
      {},
      'jane',
      { ...verified, sub: 'mine' },
      'NotAuthorizedException: A client attempted to write unauthorized attribute',
    ],
    [
      'an attribute that the pool has not',
      {},
      'jane',
      { 'custom:x': '1' },
      'InvalidParameterException: Attributes did not conform to the schema: Type for attribute {custom:x} could not be determined\n',
    ],
  ])('is refused: %s', async (_, pool, typed, attributes, failure) => {
    await using playground = await openWithDirectory(attributes, pool);
    expect(await failureOf(playground.startSignIn(typed))).toBe(failure);
    expect((await playground.api.listUsers({ UserPoolId: playground.userPoolId })).Users).toEqual([]);
  });

  test('is a UUID where users sign in by email, which is filled in as typed', async () => {
    await using playground = await openWithDirectory({ name: 'Jane', email: 'other@example.com' }, byEmail);
    const { AccessToken } = await playground.signIn(verified.email);
    expect(claimsOf(AccessToken)['username']).toBe(claimsOf(AccessToken)['sub']);
    expect(await attributesOf(playground, verified.email)).toEqual({ name: 'Jane', email: verified.email });
  });
});

describe('an address that is the alias of another user', () => {
  const pool: Partial<CreateUserPoolCommandInput> = { AliasAttributes: ['email'] };

  test('stays with that user', async () => {
    await using playground = await openWithDirectory(verified, pool);
    await makeUser(playground, 'joe', verified);
    expect(await failureOf(playground.startSignIn('jane'))).toBe(
      'AliasExistsException: An account with the given email already exists.',
    );
    expect(await usernameOf(playground, verified.email)).toBe('joe');
  });

  test('is taken over by forceAliasCreation', async () => {
    await using playground = await openWithDirectory(verified, pool, { forceAliasCreation: true });
    await makeUser(playground, 'joe', verified);
    tokensOf(await playground.startSignIn('jane'));
    expect(await usernameOf(playground, verified.email)).toBe('jane');
    expect(await attributesOf(playground, 'joe')).toEqual({ ...verified, email_verified: 'false' });
  });
});

test('two sign-ins at once bring one user in, with the password of the first', async () => {
  await using playground = await openWithDirectory(verified);
  const [one, same, other] = await Promise.all([
    failureOf(playground.startSignIn('jane')),
    failureOf(playground.startSignIn('jane')),
    failureOf(playground.startSignIn('jane', { PASSWORD: 'another' })),
  ]);
  for (const outcome of [one, same]) expect(outcome).toMatch(/^no failure, but .*"AccessToken"/);
  expect(other).toBe('NotAuthorizedException: Incorrect username or password.');
  expect((await playground.api.listUsers({ UserPoolId: playground.userPoolId })).Users).toHaveLength(1);
});

test('who was brought in by a forgotten password has none until there is a new one', async () => {
  await using playground = await openWithDirectory(verified);
  const { api, clientId: ClientId } = playground;
  await api.forgotPassword({ ClientId, Username: 'jane' });
  expect(await failureOf(playground.startSignIn('jane'))).toBe(
    'NotAuthorizedException: Incorrect username or password.',
  );
  const ConfirmationCode = await playground.sentCode(verified.email);
  await api.confirmForgotPassword({ ClientId, Username: 'jane', ConfirmationCode, Password: password });
  tokensOf(await playground.startSignIn('jane'));
});

describe('the welcome of a user who is brought in', () => {
  const both = { ...verified, phone_number: '+15550100' };
  const sent = async ({ local }: Playground) =>
    (await local.outbox.list()).map(({ medium, to, text }) => [medium, to, text].join(' '));
  const text = 'Your username is jane and temporary password is ******. ';
  const [sms, email] = [`SMS +15550100 ${text}`, `EMAIL jane@example.com ${text}`];

  test.each<[string, Record<string, unknown>, Record<string, string>, string[]]>([
    ['goes by SMS unless the function says', {}, both, [sms]],
    ['goes by email when it says so', { desiredDeliveryMediums: ['EMAIL'] }, both, [email]],
    ['goes by both when it says so', { desiredDeliveryMediums: ['SMS', 'EMAIL'] }, both, [sms, email]],
    ['goes nowhere without an address', {}, verified, []],
    ['is left out when the function suppresses it', { messageAction: 'SUPPRESS' }, both, []],
  ])('%s', async (_, more, attributes, messages) => {
    await using playground = await openWithDirectory(attributes, {}, more);
    await playground.signIn('jane');
    await playground.signIn('jane');
    expect(await sent(playground)).toEqual(messages);
  });

  test('comes before the code for a new password, in the words of a function that knows what the caller says', async () => {
    await using playground = await openWithDirectory(both, lambdas('UserMigration', 'CustomMessage'));
    const events = record(playground, 'CustomMessage', ({ request }) => ({
      smsMessage: `Hello {username}: ${String(request['codeParameter'])}`,
    }));
    const { api, clientId: ClientId } = playground;
    await api.forgotPassword({ ClientId, Username: 'jane', ClientMetadata: { step: 'forgot' } });
    expect(events.map(({ triggerSource, request }) => [triggerSource, request['clientMetadata']])).toEqual([
      ['CustomMessage_AdminCreateUser', { step: 'forgot' }],
      ['CustomMessage_ForgotPassword', { step: 'forgot' }],
    ]);
    expect((await sent(playground))[0]).toBe('SMS +15550100 Hello jane: ******');
  });
});
