import { describe, expect, test } from 'vitest';
import { byEmail, email, forgot, nowhere, phone } from '../forgotten-password.js';
import { makeUser } from '../made-user.js';
import { failureOf, openPlayground } from '../playground.js';
import { eventOf, lambdas, noMessage, record } from '../recorded-function.js';

const anySub = expect.stringMatching(/^[0-9a-f-]{36}$/) as string;

describe('triggers', () => {
  test('CustomMessage writes the message', async () => {
    await using playground = await openPlayground({ pool: lambdas('CustomMessage') });
    const events = record(playground, 'CustomMessage', ({ request }) => ({
      smsMessage: `Forgot it? ${String(request['codeParameter'])}`,
    }));
    await makeUser(playground, 'jane', phone);
    await forgot(playground, { ClientMetadata: { a: 'b' } });
    expect(events).toEqual([
      eventOf(playground, {
        triggerSource: 'CustomMessage_ForgotPassword',
        userName: 'jane',
        clientId: playground.clientId,
        request: {
          userAttributes: { sub: anySub, 'cognito:user_status': 'CONFIRMED', ...phone },
          codeParameter: '{####}',
          linkParameter: '{##Click Here##}',
          usernameParameter: null,
          clientMetadata: { a: 'b' },
        },
        response: noMessage,
      }),
    ]);
    const message = (await playground.local.outbox.list()).at(-1);
    expect(message).toMatchObject({ text: `Forgot it? ${message!.code}` });
  });

  test('UserMigration brings a user in, who then gets the code', async () => {
    await using playground = await openPlayground({ pool: lambdas('UserMigration') });
    const events = record(playground, 'UserMigration', () => ({ userAttributes: email }));
    expect(await forgot(playground, { ClientMetadata: { a: 'b' } })).toMatchObject({ CodeDeliveryDetails: byEmail });
    expect(events).toEqual([
      eventOf(playground, {
        triggerSource: 'UserMigration_ForgotPassword',
        userName: 'jane',
        clientId: playground.clientId,
        request: { validationData: null, clientMetadata: { a: 'b' } },
        response: {
          userAttributes: null,
          forceAliasCreation: null,
          enableSMSMFA: null,
          finalUserStatus: null,
          messageAction: null,
          desiredDeliveryMediums: null,
        },
      }),
    ]);
    const user = await playground.api.adminGetUser({ UserPoolId: playground.userPoolId, Username: 'jane' });
    expect(user.UserStatus).toBe('RESET_REQUIRED');
    await forgot(playground);
    expect(events).toHaveLength(1);
  });

  test.each<[string, () => Record<string, unknown> | void, string]>([
    ['knows no such user', () => undefined, 'UserNotFoundException: Username/client id combination not found.'],
    ['knows an address that is not verified', () => ({ userAttributes: { email: 'jane@example.com' } }), nowhere],
    [
      'throws',
      () => {
        throw new Error('Bad name');
      },
      'UserLambdaValidationException: UserMigration failed with error Bad name.',
    ],
  ])('a UserMigration that %s', async (_, respond, failure) => {
    await using playground = await openPlayground({ pool: lambdas('UserMigration') });
    record(playground, 'UserMigration', respond);
    expect(await failureOf(forgot(playground))).toBe(failure);
    expect(await playground.local.outbox.list()).toEqual([]);
  });
});
