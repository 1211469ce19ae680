/** Behaviour checklist: what is said of users who are not there. */
import { describe, expect, test } from 'vitest';
import { createSrpKeyPair } from '../../../src/auth/index.js';
import { openWithRiddle, startCustom } from '../custom-auth.js';
import { failureOf, openPlayground, password, type Playground } from '../playground.js';
import { answerSrp, startSrp } from '../srp-sign-in.js';

type Call = (playground: Playground, Username: string) => Promise<unknown>;

const byPassword: Call = ({ api, clientId: ClientId }, USERNAME) =>
  api.initiateAuth({ ClientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters: { USERNAME, PASSWORD: 'wrong' } });
const byAdmin: Call = ({ api, clientId: ClientId, userPoolId: UserPoolId }, USERNAME) =>
  api.adminInitiateAuth({
    UserPoolId,
    ClientId,
    AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
    AuthParameters: { USERNAME, PASSWORD: 'wrong' },
  });
const bySrp: Call = async (playground, Username) => {
  const keys = createSrpKeyPair();
  return answerSrp(playground, await startSrp(playground, Username, keys), keys, { secret: 'wrong' });
};
const forgot: Call = ({ api, clientId: ClientId }, Username) => api.forgotPassword({ ClientId, Username });
const resend: Call = ({ api, clientId: ClientId }, Username) => api.resendConfirmationCode({ ClientId, Username });
const reset: Call = ({ api, clientId: ClientId }, Username) =>
  api.confirmForgotPassword({ ClientId, Username, ConfirmationCode: '123456', Password: password });
const confirm: Call = ({ api, clientId: ClientId }, Username) =>
  api.confirmSignUp({ ClientId, Username, ConfirmationCode: '123456' });
const signUp: Call = ({ api, clientId: ClientId }, Username) => api.signUp({ ClientId, Username, Password: password });
const get: Call = ({ api, userPoolId: UserPoolId }, Username) => api.adminGetUser({ UserPoolId, Username });

describe('PreventUserExistenceErrors, line by line; a SALT and a UUID that stay', () => {
  const notFound = 'UserNotFoundException: User does not exist.';
  const notFoundOfClient = 'UserNotFoundException: Username/client id combination not found.';
  const wrong = 'NotAuthorizedException: Incorrect username or password.';
  const mismatch = 'CodeMismatchException: Invalid verification code provided, please try again.';
  const expired = 'ExpiredCodeException: Invalid code provided, please request a code again.';
  const exists = 'UsernameExistsException: User already exists';
  const told = 'told where a code went';

  const outcomeOf = async (playground: Playground, call: Call, username: string): Promise<string> => {
    const outcome = await failureOf(call(playground, username));
    return outcome.includes('"CodeDeliveryDetails":{"Destination":') ? told : outcome;
  };

  test.each<[string, Call, string, string]>([
    ['InitiateAuth by password', byPassword, notFound, wrong],
    ['AdminInitiateAuth by password', byAdmin, notFound, wrong],
    ['USER_SRP_AUTH', bySrp, notFound, wrong],
    ['ForgotPassword', forgot, notFoundOfClient, told],
    ['ResendConfirmationCode', resend, notFoundOfClient, told],
    ['ConfirmForgotPassword', reset, notFoundOfClient, mismatch],
    ['ConfirmSignUp', confirm, notFoundOfClient, expired],
    ['admin operations, which always tell', get, notFound, notFound],
  ])('%s of a user who is not there', async (_, call, legacy, enabled) => {
    await using playground = await openPlayground();
    const { clientId } = await playground.addClient({ PreventUserExistenceErrors: 'ENABLED' });
    expect(await outcomeOf(playground, call, 'ghost')).toBe(legacy);
    expect(await outcomeOf({ ...playground, clientId }, call, 'ghost')).toBe(enabled);
  });

  test.each<[string, Call, string, string]>([
    ['SignUp of a name that is taken, hidden by nothing but aliases', signUp, exists, exists],
    ['ForgotPassword of a user who is disabled', forgot, 'NotAuthorizedException: User is disabled.', told],
    ['ConfirmForgotPassword of a user who is disabled', reset, 'NotAuthorizedException: User is disabled.', mismatch],
    ['a wrong password of a user who is disabled', byPassword, 'NotAuthorizedException: User is disabled.', wrong],
  ])('%s', async (_, call, legacy, enabled) => {
    await using playground = await openPlayground();
    const { clientId } = await playground.addClient({ PreventUserExistenceErrors: 'ENABLED' });
    await playground.addUser('jane');
    await playground.api.adminDisableUser({ UserPoolId: playground.userPoolId, Username: 'jane' });
    expect(await outcomeOf(playground, call, 'jane')).toBe(legacy);
    expect(await outcomeOf({ ...playground, clientId }, call, 'jane')).toBe(enabled);
  });

  test('ForgotPassword of a user without a verified address', async () => {
    await using playground = await openPlayground({ pool: { AutoVerifiedAttributes: [] } });
    const { clientId } = await playground.addClient({ PreventUserExistenceErrors: 'ENABLED' });
    const { api, userPoolId: UserPoolId } = playground;
    await playground.signUp('jane');
    await api.adminConfirmSignUp({ UserPoolId, Username: 'jane' });
    expect(await outcomeOf(playground, forgot, 'jane')).toMatch(/no registered\/verified email or phone_number$/);
    expect(await outcomeOf({ ...playground, clientId }, forgot, 'jane')).toBe(told);
  });

  test('CUSTOM_AUTH: the functions hear that there is no such user', async () => {
    await using playground = await openWithRiddle();
    expect(await failureOf(startCustom(playground, 'ghost'))).toBe(notFound);
    expect(playground.events).toEqual([]);
    const { clientId } = await playground.addClient({
      PreventUserExistenceErrors: 'ENABLED',
      ExplicitAuthFlows: ['ALLOW_CUSTOM_AUTH'],
    });
    const question = await startCustom({ ...playground, clientId }, 'ghost');
    expect(question.ChallengeName).toBe('CUSTOM_CHALLENGE');
    expect(playground.events.map(({ request }) => request['userNotFound'])).toEqual([true, true]);
  });

  test('the simulated PASSWORD_VERIFIER: SALT and UUID stay, by name and pool; SRP_B does not', async () => {
    const client = { PreventUserExistenceErrors: 'ENABLED' } as const;
    await using playground = await openPlayground({ client });
    await using elsewhere = await openPlayground({ client });
    const ask = async (of: Playground, name: string) =>
      (await startSrp(of, name, createSrpKeyPair())).ChallengeParameters as Record<string, string>;
    const [first, again] = [await ask(playground, 'ghost'), await ask(playground, 'ghost')];
    const { SALT, USER_ID_FOR_SRP, SRP_B } = first;
    expect(USER_ID_FOR_SRP).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(again).toMatchObject({ SALT, USER_ID_FOR_SRP, USERNAME: USER_ID_FOR_SRP });
    expect(again['SRP_B']).not.toBe(SRP_B);
    for (const other of [await ask(playground, 'spook'), await ask(elsewhere, 'ghost')]) {
      expect([other['SALT'], other['USER_ID_FOR_SRP']]).not.toContain(SALT);
      expect(other['USER_ID_FOR_SRP']).not.toBe(USER_ID_FOR_SRP);
    }
  });

  test('lockout and limits are met by users who are not there as by those who are', async () => {
    await using playground = await openPlayground({ client: { PreventUserExistenceErrors: 'ENABLED' } });
    await playground.addUser('jane');
    const seen = async (call: Call, username: string, count: number) => {
      const outcomes: string[] = [];
      for (let tries = 0; tries < count; tries++) outcomes.push(await outcomeOf(playground, call, username));
      return outcomes;
    };
    expect((await seen(byPassword, 'ghost', 6)).at(-1)).toBe('NotAuthorizedException: Password attempts exceeded');
    expect(await seen(byPassword, 'spook', 6)).toEqual(await seen(byPassword, 'jane', 6));
    expect((await seen(forgot, 'ghost', 6)).at(-1)).toMatch(/^LimitExceededException: /);
    expect(await seen(forgot, 'spook', 6)).toEqual(await seen(forgot, 'jane', 6));
  });
});
