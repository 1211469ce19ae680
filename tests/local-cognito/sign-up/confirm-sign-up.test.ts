import { describe, expect, test } from 'vitest';
import { failureOf, openPlayground, type Playground } from '../playground.js';

const wrong = 'CodeMismatchException: Invalid verification code provided, please try again.';
const expired = 'ExpiredCodeException: Invalid code provided, please request a code again.';
const tooOften = 'LimitExceededException: Attempt limit exceeded, please try after some time.';

const confirm = ({ api, clientId }: Playground, ConfirmationCode: string, Username = 'jane') =>
  api.confirmSignUp({ ClientId: clientId, Username, ConfirmationCode });
const resend = ({ api, clientId }: Playground, Username = 'jane') =>
  api.resendConfirmationCode({ ClientId: clientId, Username });
const otherThan = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

test('the right code confirms the user and verifies the address that it went to', async () => {
  await using playground = await openPlayground();
  const { api, userPoolId: UserPoolId } = playground;
  await playground.signUp('jane');
  playground.clock.advance({ hours: 23, minutes: 59 });
  await confirm(playground, await playground.sentCode('jane@example.com'));
  const user = await api.adminGetUser({ UserPoolId, Username: 'jane' });
  expect(user).toMatchObject({
    UserStatus: 'CONFIRMED',
    UserLastModifiedDate: new Date(playground.clock.now()),
    UserAttributes: expect.arrayContaining([{ Name: 'email_verified', Value: 'true' }]) as unknown,
  });
});

describe('codes that do not confirm', () => {
  test('a wrong one, after which the right one still does', async () => {
    await using playground = await openPlayground();
    await playground.signUp('jane');
    const code = await playground.sentCode('jane@example.com');
    expect(await failureOf(confirm(playground, otherThan(code)))).toBe(wrong);
    expect(await failureOf(confirm(playground, 'letters'))).toBe(wrong);
    await confirm(playground, code);
  });

  test('one that is a day old', async () => {
    await using playground = await openPlayground();
    await playground.signUp('jane');
    const code = await playground.sentCode('jane@example.com');
    playground.clock.advance({ hours: 24 });
    expect(await failureOf(confirm(playground, code))).toBe(expired);
    expect(await failureOf(confirm(playground, otherThan(code)))).toBe(wrong);
    await resend(playground);
    await confirm(playground, await playground.sentCode('jane@example.com'));
  });

  test("another user's", async () => {
    await using playground = await openPlayground();
    await playground.signUp('jane');
    await playground.signUp('joe');
    expect(await failureOf(confirm(playground, await playground.sentCode('joe@example.com')))).toBe(wrong);
  });

  test('any, where none was sent', async () => {
    await using playground = await openPlayground({ pool: { AutoVerifiedAttributes: [] } });
    await playground.signUp('jane');
    expect(await failureOf(confirm(playground, '123456'))).toBe(expired);
  });

  test('any, once the user is confirmed', async () => {
    await using playground = await openPlayground();
    await playground.signUp('jane');
    const code = await playground.sentCode('jane@example.com');
    await confirm(playground, code);
    expect(await failureOf(confirm(playground, code))).toBe(
      'NotAuthorizedException: User cannot be confirmed. Current status is CONFIRMED',
    );
  });

  test("an unknown user's", async () => {
    await using playground = await openPlayground();
    expect(await failureOf(confirm(playground, '123456'))).toBe(
      'UserNotFoundException: Username/client id combination not found.',
    );
  });
});

test('fifteen tries an hour, and not even the right code after them', async () => {
  await using playground = await openPlayground();
  await playground.signUp('jane');
  await playground.signUp('joe');
  const code = await playground.sentCode('jane@example.com');
  for (let attempt = 1; attempt <= 15; attempt++) {
    expect(await failureOf(confirm(playground, otherThan(code)))).toBe(wrong);
  }
  expect(await failureOf(confirm(playground, code))).toBe(tooOften);
  await confirm(playground, await playground.sentCode('joe@example.com'), 'joe');
  playground.clock.advance({ hours: 1, milliseconds: 1 });
  await confirm(playground, code);
});

describe('another code', () => {
  test('replaces the one before', async () => {
    await using playground = await openPlayground();
    await playground.signUp('jane');
    const first = await playground.sentCode('jane@example.com');
    const { CodeDeliveryDetails } = await resend(playground);
    expect(CodeDeliveryDetails).toEqual({
      AttributeName: 'email',
      DeliveryMedium: 'EMAIL',
      Destination: 'j***@e***',
    });
    const second = await playground.sentCode('jane@example.com');
    expect(second).not.toBe(first);
    expect(await failureOf(confirm(playground, first))).toBe(wrong);
    await confirm(playground, second);
  });

  test('is sent five times an hour', async () => {
    await using playground = await openPlayground();
    await playground.signUp('jane');
    for (let sent = 1; sent <= 5; sent++) await resend(playground);
    expect(await failureOf(resend(playground))).toBe(tooOften);
    playground.clock.advance({ hours: 1, milliseconds: 1 });
    await resend(playground);
    expect(await playground.local.outbox.list({ to: 'jane@example.com' })).toHaveLength(7);
  });

  test.each([
    [
      'to a confirmed user',
      (playground: Playground) => playground.addUser('jane'),
      'InvalidParameterException: User is already confirmed.',
    ],
    ['to an unknown user', () => Promise.resolve(), 'UserNotFoundException: Username/client id combination not found.'],
  ])('is not sent %s', async (_, prepare, failure) => {
    await using playground = await openPlayground();
    await prepare(playground);
    expect(await failureOf(resend(playground))).toBe(failure);
  });

  test.each([
    ['in a pool that verifies no address', { AutoVerifiedAttributes: [] }, ['jane', 'joe', 'ghost']],
    [
      'to one who lacks the address that is verified',
      { AutoVerifiedAttributes: ['phone_number' as const] },
      ['joe', 'ghost'],
    ],
  ])('tells of nobody where the client hides who exists: %s', async (_, pool, names) => {
    await using playground = await openPlayground({ pool, client: { PreventUserExistenceErrors: 'ENABLED' } });
    await playground.signUp('joe');
    await playground.signUp('jane');
    await playground.api.adminConfirmSignUp({ UserPoolId: playground.userPoolId, Username: 'jane' });
    const told = await Promise.all(
      names.map(async (name) =>
        (await failureOf(resend(playground, name))).replace(/"Destination":"[^"]*"|"requestId":"[^"]*"/g, ''),
      ),
    );
    expect(new Set(told).size).toBe(1);
    expect(told[0]).toMatch(pool.AutoVerifiedAttributes.length === 0 ? /Cannot resend codes/ : /SMS/);
  });

  test('is not sent where no address is verified', async () => {
    await using playground = await openPlayground({ pool: { AutoVerifiedAttributes: [] } });
    await playground.signUp('jane');
    expect(await failureOf(resend(playground))).toBe(
      'NotAuthorizedException: Cannot resend codes. Auto verification not turned on.',
    );
  });
});

test('who starts the service may be told of each message', async () => {
  const told: { to: string; code?: string }[] = [];
  await using playground = await openPlayground({ service: { onMessage: (message) => told.push(message) } });
  await playground.signUp('jane', 'jane@example.com');
  await resend(playground);
  expect(told).toMatchObject(
    await playground.local.outbox.list().then((sent) => sent.map(({ to, code }) => ({ to, code }))),
  );
  expect(told).toHaveLength(2);
});
