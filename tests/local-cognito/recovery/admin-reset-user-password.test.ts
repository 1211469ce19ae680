import type { CreateUserPoolCommandInput } from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, test } from 'vitest';
import { invite, makeUser } from '../made-user.js';
import { failureOf, openPlayground, type Playground } from '../playground.js';
import { eventOf, lambdas, noMessage, record } from '../recorded-function.js';

const email = { email: 'jane@example.com', email_verified: 'true' };
const nowhere =
  'InvalidParameterException: Cannot reset password for the user as there is no registered/verified email or phone_number';
const notNow = 'NotAuthorizedException: User password cannot be reset in the current state.';

const reset = ({ api, userPoolId: UserPoolId }: Playground, ClientMetadata?: Record<string, string>) =>
  api.adminResetUserPassword({ UserPoolId, Username: 'jane', ClientMetadata });
const statusOf = async ({ api, userPoolId: UserPoolId }: Playground) =>
  (await api.adminGetUser({ UserPoolId, Username: 'jane' })).UserStatus;

test('the old password is dead, and a code is sent for a new one', async () => {
  await using playground = await openPlayground();
  await makeUser(playground, 'jane', email);
  const { $metadata: _, ...answer } = await reset(playground);
  expect(answer).toEqual({});
  expect(await statusOf(playground)).toBe('RESET_REQUIRED');
  expect(await failureOf(playground.startSignIn('jane'))).toBe(
    'PasswordResetRequiredException: Password reset required for the user',
  );
  expect(await failureOf(playground.startSignIn('jane', { PASSWORD: 'wrong' }))).toBe(
    'NotAuthorizedException: Incorrect username or password.',
  );
  expect(await playground.sentCode('jane@example.com')).toMatch(/^\d{6}$/);
});

test('another code may be sent, by the administrator and on behalf of the user', async () => {
  await using playground = await openPlayground();
  await makeUser(playground, 'jane', email);
  await reset(playground);
  await reset(playground);
  await playground.api.forgotPassword({ ClientId: playground.clientId, Username: 'jane' });
  expect(await playground.local.outbox.list({ to: 'jane@example.com' })).toHaveLength(3);
  expect(await statusOf(playground)).toBe('RESET_REQUIRED');
});

describe('refusals leave the status as it is', () => {
  test.each<[string, Partial<CreateUserPoolCommandInput>, (playground: Playground) => Promise<unknown>, string]>([
    ['one who is not confirmed', {}, (playground) => playground.signUp('jane'), notNow],
    ['one with a temporary password', {}, (playground) => invite(playground, 'jane', email), notNow],
    [
      'one without a verified address',
      {},
      (playground) => makeUser(playground, 'jane', { email: email.email }),
      nowhere,
    ],
    [
      'all, where users can not recover by themselves',
      { AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'admin_only', Priority: 1 }] } },
      (playground) => makeUser(playground, 'jane', email),
      nowhere,
    ],
  ])('%s', async (_, pool, prepare, failure) => {
    await using playground = await openPlayground({ pool });
    await prepare(playground);
    const before = await statusOf(playground);
    expect(await failureOf(reset(playground))).toBe(failure);
    expect(await statusOf(playground)).toBe(before);
  });

  test('an unknown one', async () => {
    await using playground = await openPlayground({ client: { PreventUserExistenceErrors: 'ENABLED' } });
    expect(await failureOf(reset(playground))).toBe('UserNotFoundException: User does not exist.');
  });
});

test('CustomMessage writes the message, without an app client', async () => {
  await using playground = await openPlayground({ pool: lambdas('CustomMessage') });
  const events = record(playground, 'CustomMessage');
  await makeUser(playground, 'jane', email);
  await reset(playground, { a: 'b' });
  expect(events).toEqual([
    eventOf(playground, {
      triggerSource: 'CustomMessage_ForgotPassword',
      userName: 'jane',
      clientId: null,
      request: {
        userAttributes: {
          sub: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
          'cognito:user_status': 'RESET_REQUIRED',
          ...email,
        },
        codeParameter: '{####}',
        linkParameter: '{##Click Here##}',
        usernameParameter: null,
        clientMetadata: { a: 'b' },
      },
      response: noMessage,
    }),
  ]);
});
