import { expect, test } from 'vitest';
import { failureOf, openPlayground, type Playground } from '../playground.js';

const disabled = 'NotAuthorizedException: User is disabled.';
const rows: readonly [
  string,
  (playground: Playground, ClientId: string) => Promise<unknown>,
  string,
  string | RegExp,
][] = [
  [
    'ForgotPassword',
    ({ api }, ClientId) => api.forgotPassword({ ClientId, Username: 'jane' }),
    disabled,
    /^no failure, but \{"CodeDeliveryDetails":/,
  ],
  [
    'ConfirmForgotPassword',
    ({ api }, ClientId) =>
      api.confirmForgotPassword({
        ClientId,
        Username: 'jane',
        ConfirmationCode: '123456',
        Password: 'Battery-Staple-7!',
      }),
    disabled,
    'CodeMismatchException: Invalid verification code provided, please try again.',
  ],
  [
    'AdminResetUserPassword',
    ({ api, userPoolId: UserPoolId }) => api.adminResetUserPassword({ UserPoolId, Username: 'jane' }),
    disabled,
    disabled,
  ],
];

test('a disabled user recovers nothing, and who hides users hides that', async () => {
  await using playground = await openPlayground();
  const { clientId: hiding } = await playground.addClient({ PreventUserExistenceErrors: 'ENABLED' });
  await playground.addUser('jane');
  await playground.api.adminDisableUser({ UserPoolId: playground.userPoolId, Username: 'jane' });
  for (const [name, call, legacy, enabled] of rows) {
    expect(await failureOf(call(playground, playground.clientId)), name).toBe(legacy);
    expect(await failureOf(call(playground, hiding)), name).toMatch(enabled);
  }
  expect(await playground.local.outbox.list()).toHaveLength(1);
});
