import { expect, test } from 'vitest';
import { attributesOf, invite } from '../made-user.js';
import { failureOf, openPlayground, tokensOf, type Playground } from '../playground.js';
import { eventOf, lambdas, record } from '../recorded-function.js';

const confirm = ({ api, userPoolId: UserPoolId }: Playground, ClientMetadata?: Record<string, string>) =>
  api.adminConfirmSignUp({ UserPoolId, Username: 'jane', ClientMetadata });

test('an administrator confirms a user without a code, which verifies nothing', async () => {
  await using playground = await openPlayground({ pool: { AliasAttributes: ['email'] } });
  await playground.signUp('jane');
  const ConfirmationCode = await playground.sentCode('jane@example.com');
  const { $metadata, ...answer } = await confirm(playground);
  expect(answer).toEqual({});
  expect($metadata.httpStatusCode).toBe(200);
  tokensOf(await playground.startSignIn('jane'));
  expect(await attributesOf(playground, 'jane')).toEqual({ email: 'jane@example.com', email_verified: 'false' });
  expect(await failureOf(playground.startSignIn('jane@example.com'))).toBe(
    'UserNotFoundException: User does not exist.',
  );
  const late = playground.api.confirmSignUp({ ClientId: playground.clientId, Username: 'jane', ConfirmationCode });
  expect(await failureOf(late)).toBe('NotAuthorizedException: User cannot be confirmed. Current status is CONFIRMED');
});

test.each<[string, (playground: Playground) => Promise<unknown>, string]>([
  [
    'is confirmed',
    (playground) => playground.addUser('jane'),
    'NotAuthorizedException: User cannot be confirmed. Current status is CONFIRMED',
  ],
  [
    'has a temporary password',
    (playground) => invite(playground, 'jane'),
    'NotAuthorizedException: User cannot be confirmed. Current status is FORCE_CHANGE_PASSWORD',
  ],
  ['is not there', () => Promise.resolve(), 'UserNotFoundException: User does not exist.'],
])('not a user who %s', async (_, prepare, failure) => {
  await using playground = await openPlayground();
  await prepare(playground);
  expect(await failureOf(confirm(playground))).toBe(failure);
});

test('PostConfirmation is told, without an app client', async () => {
  await using playground = await openPlayground({ pool: lambdas('PostConfirmation') });
  const events = record(playground, 'PostConfirmation');
  const sub = await playground.signUp('jane');
  await confirm(playground, { campaign: 'autumn' });
  expect(events).toEqual([
    eventOf(playground, {
      triggerSource: 'PostConfirmation_ConfirmSignUp',
      userName: 'jane',
      clientId: null,
      request: {
        userAttributes: { sub, 'cognito:user_status': 'CONFIRMED', email: 'jane@example.com', email_verified: 'false' },
        clientMetadata: { campaign: 'autumn' },
      },
    }),
  ]);
});

test('a PostConfirmation that fails undoes nothing', async () => {
  await using playground = await openPlayground({ pool: lambdas('PostConfirmation') });
  record(playground, 'PostConfirmation', () => {
    throw new Error('No room');
  });
  await playground.signUp('jane');
  expect(await failureOf(confirm(playground))).toBe(
    'UserLambdaValidationException: PostConfirmation failed with error No room.',
  );
  tokensOf(await playground.startSignIn('jane'));
});
