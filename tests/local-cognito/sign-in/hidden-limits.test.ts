import { describe, expect, test } from 'vitest';
import { createSrpKeyPair } from '../../../src/auth/index.js';
import { failureOf, openPlayground, password, type Playground, type PlaygroundOptions } from '../playground.js';
import { answerSrp, startSrp } from '../srp-sign-in.js';

const wrong = 'NotAuthorizedException: Incorrect username or password.';
const locked = 'NotAuthorizedException: Password attempts exceeded';
const limited = 'LimitExceededException: Attempt limit exceeded, please try after some time.';

type Try = (playground: Playground, username: string) => Promise<unknown>;

const byPassword: Try = ({ startSignIn }, username) => startSignIn(username, { PASSWORD: 'wrong' });
const byAdmin: Try = ({ api, userPoolId: UserPoolId, clientId: ClientId }, USERNAME) =>
  api.adminInitiateAuth({
    UserPoolId,
    ClientId,
    AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
    AuthParameters: { USERNAME, PASSWORD: 'wrong' },
  });
const bySrp: Try = async (playground, username) => {
  const keys = createSrpKeyPair();
  return answerSrp(playground, await startSrp(playground, username, keys), keys, { secret: 'wrong' });
};

/** jane is there, ghost is not, and the app client tells of neither. */
async function open({ client, ...options }: PlaygroundOptions = {}): Promise<Playground> {
  const playground = await openPlayground({
    ...options,
    client: { PreventUserExistenceErrors: 'ENABLED', ...client },
  });
  await playground.addUser('jane');
  return playground;
}

/** What tries come to, one after the other. */
async function outcomes(playground: Playground, username: string, tries: readonly Try[]): Promise<string[]> {
  const seen: string[] = [];
  for (const attempt of tries) {
    const seenNow = await failureOf(attempt(playground, username));
    seen.push(seenNow.startsWith('no failure') ? 'told of a code' : seenNow);
  }
  return seen;
}

const times = (count: number, attempt: Try): Try[] => Array.from({ length: count }, () => attempt);

describe('wrong passwords lock a user who is not there as they lock one who is', () => {
  test.each([
    ['by password', times(6, byPassword)],
    ["on the administrator's API", times(6, byAdmin)],
    ['by SRP', times(6, bySrp)],
    ['by all of them in turn', [byPassword, bySrp, byAdmin, bySrp, byPassword, bySrp]],
  ])('%s', async (_, tries) => {
    await using playground = await open();
    const ofJane = await outcomes(playground, 'jane', tries);
    expect(ofJane).toEqual([...Array<string>(5).fill(wrong), locked]);
    expect(await outcomes(playground, 'ghost', tries)).toEqual(ofJane);
  });

  test('for a second, then two, then four; and 15 idle minutes wipe the slate', async () => {
    await using playground = await open();
    await outcomes(playground, 'ghost', times(5, byPassword));
    for (const seconds of [1, 2, 4]) {
      playground.clock.advance({ seconds, milliseconds: -1 });
      expect(await outcomes(playground, 'ghost', [byPassword])).toEqual([locked]);
      playground.clock.advance({ milliseconds: 1 });
      expect(await outcomes(playground, 'ghost', [byPassword, byPassword])).toEqual([wrong, locked]);
    }
    playground.clock.advance({ minutes: 15, milliseconds: 1 });
    expect(await outcomes(playground, 'ghost', times(5, byPassword))).toEqual(Array(5).fill(wrong));
  });

  test('whatever the case of the name, where case does not count; another name is another', async () => {
    await using playground = await open({ pool: { UsernameConfiguration: { CaseSensitive: false } } });
    await outcomes(playground, 'ghost', times(5, byPassword));
    expect(await outcomes(playground, 'GHOST', [byPassword, bySrp])).toEqual([locked, locked]);
    expect(await outcomes(playground, 'spook', [byPassword])).toEqual([wrong]);
  });

  test('nobody is counted where the app client tells who exists', async () => {
    await using playground = await open({ client: { PreventUserExistenceErrors: 'LEGACY' } });
    const { clientId } = await playground.addClient({ PreventUserExistenceErrors: 'ENABLED' });
    await outcomes(playground, 'ghost', times(6, byPassword));
    expect(await outcomes({ ...playground, clientId }, 'ghost', [bySrp])).toEqual([wrong]);
  });
});

describe('tries in an hour are limited for users who are not there, too', () => {
  const confirm: Try = ({ api, clientId: ClientId }, Username) =>
    api.confirmSignUp({ ClientId, Username, ConfirmationCode: '000000' });
  const forgot: Try = ({ api, clientId: ClientId }, Username) => api.forgotPassword({ ClientId, Username });
  const resend: Try = ({ api, clientId: ClientId }, Username) => api.resendConfirmationCode({ ClientId, Username });
  const reset: Try = ({ api, clientId: ClientId }, Username) =>
    api.confirmForgotPassword({ ClientId, Username, ConfirmationCode: '000000', Password: password });

  test.each([
    ['ConfirmSignUp', confirm, 15, 'ghost'],
    ['ResendConfirmationCode', resend, 5, 'ghost'],
    ['ForgotPassword', forgot, 5, 'ghost'],
    ['ForgotPassword of a user who is disabled', forgot, 5, 'jane'],
    ['ConfirmForgotPassword', reset, 15, 'ghost'],
    ['ConfirmForgotPassword of a user who is disabled', reset, 15, 'jane'],
  ])('%s', async (_, attempt, limit, username) => {
    await using playground = await open();
    await playground.api.adminDisableUser({ UserPoolId: playground.userPoolId, Username: 'jane' });
    const seen = await outcomes(playground, username, times(limit + 1, attempt));
    expect(seen.slice(0, limit)).not.toContain(limited);
    expect(seen.at(-1)).toBe(limited);
    playground.clock.advance({ hours: 1, milliseconds: 1 });
    expect(await outcomes(playground, username, [attempt])).toEqual([seen[0]]);
  });

  test('a disabled user who never confirmed is told of a code, and gets none', async () => {
    await using playground = await open();
    await playground.signUp('joe');
    await playground.api.adminDisableUser({ UserPoolId: playground.userPoolId, Username: 'joe' });
    expect(await outcomes(playground, 'joe', [resend])).toEqual(['told of a code']);
    expect(await playground.local.outbox.list({ to: 'joe@example.com' })).toHaveLength(1);
  });
});
