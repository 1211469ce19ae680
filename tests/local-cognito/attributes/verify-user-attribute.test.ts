import { describe, expect, test } from 'vitest';
import { attributesOf, listOf, makeUser, openSignedIn, type SignedInPlayground } from '../made-user.js';
import { claimsOf, failureOf, openPlayground, type PlaygroundOptions } from '../playground.js';
import { eventOf, lambdas, noMessage, record } from '../recorded-function.js';

const wrong = 'CodeMismatchException: Invalid verification code provided, please try again.';
const expired = 'ExpiredCodeException: Invalid code provided, please request a code again.';
const tooOften = 'LimitExceededException: Attempt limit exceeded, please try after some time.';
const noAddress = 'InvalidParameterException: Invalid attribute name. Only phone_number and email can be verified.';
const unverified = { email: 'jane@example.com', phone_number: '+15555559934' };

const request = (
  { api, AccessToken }: SignedInPlayground,
  AttributeName = 'email',
  ClientMetadata?: Record<string, string>,
) => api.getUserAttributeVerificationCode({ AccessToken, AttributeName, ClientMetadata });
const verify = ({ api, AccessToken }: SignedInPlayground, Code: string, AttributeName = 'email') =>
  api.verifyUserAttribute({ AccessToken, AttributeName, Code });
const update = ({ api, AccessToken }: SignedInPlayground, attributes: Readonly<Record<string, string>>) =>
  api.updateUserAttributes({ AccessToken, UserAttributes: listOf(attributes) });
const otherThan = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

describe('a code on demand', () => {
  test.each([
    ['email', 'jane@example.com', { DeliveryMedium: 'EMAIL', Destination: 'j***@e***' }],
    ['phone_number', '+15555559934', { DeliveryMedium: 'SMS', Destination: '+*******9934' }],
  ])('verifies the %s alone, once', async (attribute, to, delivery) => {
    await using playground = await openSignedIn(unverified);
    const { CodeDeliveryDetails } = await request(playground, attribute);
    expect(CodeDeliveryDetails).toEqual({ AttributeName: attribute, ...delivery });
    const code = await playground.sentCode(to);
    const other = attribute === 'email' ? 'phone_number' : 'email';
    expect(await failureOf(verify(playground, code, other))).toBe(expired);
    const { $metadata: _, ...answer } = await verify(playground, code, attribute);
    expect(answer).toEqual({});
    expect(await attributesOf(playground, 'jane')).toEqual({ ...unverified, [`${attribute}_verified`]: 'true' });
    expect(await failureOf(verify(playground, code, attribute))).toBe(expired);
  });

  test('replaces the one before, of the update, too', async () => {
    await using playground = await openSignedIn({});
    await update(playground, { email: 'new@example.com' });
    const first = await playground.sentCode('new@example.com');
    await request(playground);
    const second = await playground.sentCode('new@example.com');
    expect(await failureOf(verify(playground, first))).toBe(wrong);
    await verify(playground, second);
  });

  test('is sent five times an hour', async () => {
    await using playground = await openSignedIn(unverified);
    for (let sent = 1; sent <= 5; sent++) await request(playground);
    expect(await failureOf(request(playground))).toBe(tooOften);
    playground.clock.advance({ minutes: 59 });
    expect(await failureOf(request(playground))).toBe(tooOften);
  });

  test.each([
    ['for what is no address', 'name', noAddress],
    [
      'for an address that the user has not',
      'email',
      'InvalidParameterException: The user has no email that a code could go to.',
    ],
  ])('is not sent %s', async (_, attribute, failure) => {
    await using playground = await openSignedIn({ name: 'Jane' });
    expect(await failureOf(request(playground, attribute))).toBe(failure);
  });

  test('comes in the words of CustomMessage', async () => {
    await using playground = await openSignedIn(unverified, { pool: lambdas('CustomMessage') });
    const events = record(playground, 'CustomMessage', ({ request: { codeParameter } }) => ({
      smsMessage: `Yours: ${String(codeParameter)}`,
    }));
    await request(playground, 'phone_number', { a: 'b' });
    expect(events).toEqual([
      eventOf(playground, {
        triggerSource: 'CustomMessage_VerifyUserAttribute',
        userName: 'jane',
        clientId: playground.clientId,
        request: {
          userAttributes: {
            sub: claimsOf(playground.AccessToken)['sub'],
            'cognito:user_status': 'CONFIRMED',
            ...unverified,
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
    expect(message).toMatchObject({ text: `Yours: ${message!.code}` });
  });
});

describe('codes that verify nothing', () => {
  test('a wrong one, after which the right one still does', async () => {
    await using playground = await openSignedIn(unverified);
    await request(playground);
    const code = await playground.sentCode('jane@example.com');
    expect(await failureOf(verify(playground, otherThan(code)))).toBe(wrong);
    await verify(playground, code);
  });

  test('one that is a day old', async () => {
    await using playground = await openSignedIn(unverified);
    await request(playground);
    playground.clock.advance({ hours: 24, milliseconds: -1 });
    const { AccessToken } = await playground.signIn('jane');
    playground.clock.advance({ milliseconds: 1 });
    const call = verify({ ...playground, AccessToken }, await playground.sentCode('jane@example.com'));
    expect(await failureOf(call)).toBe(expired);
  });

  test('any, when none was sent, and for what is no address', async () => {
    await using playground = await openSignedIn(unverified);
    expect(await failureOf(verify(playground, '123456'))).toBe(expired);
    expect(await failureOf(verify(playground, '123456', 'name'))).toBe(noAddress);
  });

  test('one to an address that has been changed since', async () => {
    await using playground = await openSignedIn(unverified, { pool: { AutoVerifiedAttributes: [] } });
    await request(playground);
    const code = await playground.sentCode('jane@example.com');
    await update(playground, { email: 'new@example.com' });
    expect(await failureOf(verify(playground, code))).toBe(expired);
    expect(await attributesOf(playground, 'jane')).toMatchObject({ email_verified: 'false' });
  });

  test('the right one to an address that is the alias of another user by now', async () => {
    await using playground = await openSignedIn(unverified, { pool: { AliasAttributes: ['email'] } });
    await request(playground);
    await makeUser(playground, 'joe', { email: 'jane@example.com', email_verified: 'true' });
    expect(await failureOf(verify(playground, await playground.sentCode('jane@example.com')))).toBe(
      'AliasExistsException: An account with the given email already exists.',
    );
    expect(await attributesOf(playground, 'jane')).toEqual(unverified);
  });

  test('any, after fifteen tries in an hour', async () => {
    await using playground = await openSignedIn(unverified);
    await request(playground);
    const code = await playground.sentCode('jane@example.com');
    for (let attempt = 1; attempt <= 15; attempt++) {
      expect(await failureOf(verify(playground, otherThan(code)))).toBe(wrong);
    }
    expect(await failureOf(verify(playground, code))).toBe(tooOften);
  });
});

describe('where an address must be verified before it takes the place of the old one', () => {
  const old = { email: 'old@example.com', email_verified: 'true' };
  const changed = { email: 'new@example.com', email_verified: 'true' };
  const options: PlaygroundOptions = {
    pool: { UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email'] } },
  };

  test('the old one stays until the code has come back', async () => {
    await using playground = await openSignedIn(old, options);
    const { CodeDeliveryDetailsList } = await update(playground, { email: changed.email, name: 'Jane' });
    expect(CodeDeliveryDetailsList).toEqual([
      { AttributeName: 'email', DeliveryMedium: 'EMAIL', Destination: 'n***@e***' },
    ]);
    expect(await attributesOf(playground, 'jane')).toEqual({ ...old, name: 'Jane' });
    await verify(playground, await playground.sentCode(changed.email));
    expect(await attributesOf(playground, 'jane')).toEqual({ ...changed, name: 'Jane' });
  });

  test('there is none until then for who had none', async () => {
    await using playground = await openSignedIn({}, options);
    await update(playground, { email: changed.email });
    expect(await attributesOf(playground, 'jane')).toEqual({});
    await verify(playground, await playground.sentCode(changed.email));
    expect(await attributesOf(playground, 'jane')).toEqual(changed);
  });

  test('the name to sign in by stays, too, and is taken by then or not', async () => {
    const pool = { ...options.pool, UsernameAttributes: ['email' as const] };
    await using playground = await openPlayground({ pool });
    const { AccessToken } = await makeUser(playground, old.email);
    const jane = { ...playground, AccessToken };
    await update(jane, { email: changed.email });
    expect(await failureOf(playground.startSignIn(changed.email))).toMatch(/^UserNotFoundException/);
    const code = await playground.sentCode(changed.email);
    await makeUser(playground, changed.email);
    const taken = 'AliasExistsException: An account with the given email already exists.';
    expect(await failureOf(verify(jane, code))).toBe(taken);
    expect(await failureOf(update(jane, { email: changed.email }))).toBe(taken);
    await playground.api.adminDeleteUser({ UserPoolId: playground.userPoolId, Username: changed.email });
    await verify(jane, code);
    expect(claimsOf((await playground.signIn(changed.email)).AccessToken)['sub']).toBe(claimsOf(AccessToken)['sub']);
    expect(await failureOf(playground.startSignIn(old.email))).toMatch(/^UserNotFoundException/);
  });

  test('another code goes to the new one, as long as it is awaited', async () => {
    await using playground = await openSignedIn(old, options);
    await update(playground, { email: changed.email });
    await request(playground);
    const sent = await playground.local.outbox.list();
    expect(sent.map(({ to }) => to)).toEqual([changed.email, changed.email]);
    playground.clock.advance({ hours: 24 });
    const { AccessToken } = await playground.signIn('jane');
    const { CodeDeliveryDetails } = await request({ ...playground, AccessToken });
    expect(CodeDeliveryDetails).toMatchObject({ Destination: 'o***@e***' });
  });

  test('the old one, given again, calls the change off', async () => {
    await using playground = await openSignedIn(old, options);
    await update(playground, { email: changed.email });
    const code = await playground.sentCode(changed.email);
    await update(playground, { email: old.email });
    expect(await failureOf(verify(playground, code))).toBe(expired);
    expect(await attributesOf(playground, 'jane')).toEqual(old);
  });

  test('CustomMessage sees the user as before', async () => {
    await using playground = await openSignedIn(old, { pool: { ...options.pool, ...lambdas('CustomMessage') } });
    const events = record(playground, 'CustomMessage');
    await update(playground, { email: changed.email });
    expect(events).toMatchObject([
      { triggerSource: 'CustomMessage_UpdateUserAttribute', request: { userAttributes: old } },
    ]);
    expect(await playground.local.outbox.list()).toMatchObject([{ to: changed.email }]);
  });
});
