import { describe, expect, test } from 'vitest';
import { createSrpKeyPair } from '../../../src/auth/index.js';
import { failureOf, openPlayground, password, type Playground } from '../playground.js';
import { answerSrp, startSrp } from '../srp-sign-in.js';

const notFound = 'UserNotFoundException: User does not exist.';
const notFoundOfClient = 'UserNotFoundException: Username/client id combination not found.';
const wrong = 'NotAuthorizedException: Incorrect username or password.';
const delivery = 'no failure, but {"CodeDeliveryDetails":{';

const byPassword = { USERNAME: 'ghost', PASSWORD: password };
const rows: readonly [string, (playground: Playground) => Promise<unknown>, string, string][] = [
  [
    'InitiateAuth by password',
    ({ api, clientId: ClientId }) =>
      api.initiateAuth({ ClientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters: byPassword }),
    notFound,
    wrong,
  ],
  [
    'AdminInitiateAuth by password',
    ({ api, clientId: ClientId, userPoolId: UserPoolId }) =>
      api.adminInitiateAuth({
        UserPoolId,
        ClientId,
        AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
        AuthParameters: byPassword,
      }),
    notFound,
    wrong,
  ],
  [
    'InitiateAuth by SRP',
    async (playground) => {
      const keys = createSrpKeyPair();
      return answerSrp(playground, await startSrp(playground, 'ghost', keys), keys);
    },
    notFound,
    wrong,
  ],
  [
    'ConfirmSignUp',
    ({ api, clientId: ClientId }) => api.confirmSignUp({ ClientId, Username: 'ghost', ConfirmationCode: '123456' }),
    notFoundOfClient,
    'ExpiredCodeException: Invalid code provided, please request a code again.',
  ],
  [
    'ResendConfirmationCode',
    ({ api, clientId: ClientId }) => api.resendConfirmationCode({ ClientId, Username: 'ghost' }),
    notFoundOfClient,
    delivery,
  ],
  [
    'ForgotPassword',
    ({ api, clientId: ClientId }) => api.forgotPassword({ ClientId, Username: 'ghost' }),
    notFoundOfClient,
    delivery,
  ],
  [
    'ConfirmForgotPassword',
    ({ api, clientId: ClientId }) =>
      api.confirmForgotPassword({ ClientId, Username: 'ghost', ConfirmationCode: '123456', Password: password }),
    notFoundOfClient,
    'CodeMismatchException: Invalid verification code provided, please try again.',
  ],
  [
    'AdminGetUser, which always tells',
    ({ api, userPoolId: UserPoolId }) => api.adminGetUser({ UserPoolId, Username: 'ghost' }),
    notFound,
    notFound,
  ],
  [
    'AdminDeleteUser, which always tells',
    ({ api, userPoolId: UserPoolId }) => api.adminDeleteUser({ UserPoolId, Username: 'ghost' }),
    notFound,
    notFound,
  ],
];

describe.each(rows)('%s of a user who is not there', (_, call, legacy, enabled) => {
  test.each([
    [undefined, legacy],
    ['LEGACY' as const, legacy],
    ['ENABLED' as const, enabled],
  ])('PreventUserExistenceErrors %s', async (PreventUserExistenceErrors, failure) => {
    await using playground = await openPlayground({ client: { PreventUserExistenceErrors } });
    expect((await failureOf(call(playground))).slice(0, failure.length)).toBe(failure);
  });
});

describe('a simulated PASSWORD_VERIFIER', () => {
  const open = (pool = {}) => openPlayground({ pool, client: { PreventUserExistenceErrors: 'ENABLED' } });
  const ask = async (playground: Playground, name: string) =>
    (await startSrp(playground, name, createSrpKeyPair())).ChallengeParameters!;

  test('looks like a real one', async () => {
    await using playground = await open();
    await playground.addUser('jane');
    const [real, simulated] = [await ask(playground, 'jane'), await ask(playground, 'ghost')];
    expect(Object.keys(simulated).toSorted()).toEqual(Object.keys(real).toSorted());
    expect(simulated['USER_ID_FOR_SRP']).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(simulated['USERNAME']).toBe(simulated['USER_ID_FOR_SRP']);
    expect(simulated['SALT']).toMatch(/^[1-9a-f][0-9a-f]{0,31}$/);
    expect(simulated['SRP_B']).toMatch(/^[1-9a-f][0-9a-f]{700,767}$/);
  });

  test('has the same SALT and UUID each time for a name, others for another, and a fresh SRP_B', async () => {
    await using playground = await open();
    const [one, same, other] = [
      await ask(playground, 'ghost'),
      await ask(playground, 'ghost'),
      await ask(playground, 'spook'),
    ];
    expect([same['SALT'], same['USER_ID_FOR_SRP']]).toEqual([one['SALT'], one['USER_ID_FOR_SRP']]);
    expect(same['SRP_B']).not.toBe(one['SRP_B']);
    expect(other['SALT']).not.toBe(one['SALT']);
    expect(other['USER_ID_FOR_SRP']).not.toBe(one['USER_ID_FOR_SRP']);
  });

  test('differs from pool to pool', async () => {
    await using playground = await open();
    await using elsewhere = await open();
    expect((await ask(elsewhere, 'ghost'))['SALT']).not.toBe((await ask(playground, 'ghost'))['SALT']);
  });

  test('ignores case where the pool does, as a real user would', async () => {
    await using playground = await open({ UsernameConfiguration: { CaseSensitive: false } });
    const [lower, upper] = [await ask(playground, 'ghost'), await ask(playground, 'GHOST')];
    expect([upper['SALT'], upper['USER_ID_FOR_SRP']]).toEqual([lower['SALT'], lower['USER_ID_FOR_SRP']]);
  });
});
