import { describe, expect, test } from 'vitest';
import { createSrpKeyPair } from '../../../src/auth/index.js';
import {
  answerCustom,
  openWithRiddle,
  passwordFirst,
  secretAnswer,
  startCustom,
  startCustomSrp,
  tokens,
} from '../custom-auth.js';
import { answering, passOn, refusing, type FunctionsOptions, type WithFunctions } from '../functions.js';
import { deviceTracking, failureOf, password } from '../playground.js';
import { answerSrp } from '../srp-sign-in.js';

const wrongPassword = 'NotAuthorizedException: Incorrect username or password.';
const invalidSession = 'NotAuthorizedException: Invalid session for the user.';
const hidden = { client: { PreventUserExistenceErrors: 'ENABLED' as const } };

type Answer = Awaited<ReturnType<typeof startCustom>>;

async function openHidden(options: FunctionsOptions = {}, name = 'jane'): Promise<WithFunctions> {
  const playground = await openWithRiddle({ PreAuthentication: passOn }, { ...hidden, ...options });
  await playground.addUser(name, 'jane@example.com');
  playground.events.splice(0);
  return playground;
}

/** All that an onlooker can tell about an answer: names, and how long what is not readable is. */
function shapeOf({ ChallengeName, ChallengeParameters = {}, Session = '' }: Answer): object {
  const lengths = Object.entries(ChallengeParameters).map(([name, value]) => [name, value.length]);
  return { ChallengeName, parameters: Object.fromEntries(lengths), session: Session.length };
}

test('where users are no secret there is no flow for one who is not there', async () => {
  await using playground = await openWithRiddle({ PreAuthentication: passOn });
  expect(await failureOf(startCustom(playground, 'ghost'))).toBe('UserNotFoundException: User does not exist.');
  expect(playground.events).toEqual([]);
});

describe('where they are', () => {
  test('the functions are called, and told', async () => {
    await using playground = await openHidden();
    const question = await startCustom(playground, 'ghost', {}, { step: 'start' });
    await answerCustom(playground, question, 'guess', { USERNAME: 'ghost' });
    expect(playground.sources()).toEqual([
      'PreAuthentication_Authentication',
      'DefineAuthChallenge_Authentication',
      'CreateAuthChallenge_Authentication',
      'VerifyAuthChallengeResponse_Authentication',
      'DefineAuthChallenge_Authentication',
      'CreateAuthChallenge_Authentication',
    ]);
    for (const { userName, request } of playground.events) {
      expect([userName, request['userNotFound'], request['userAttributes']]).toEqual(['ghost', true, {}]);
    }
  });

  test('and told of all others that they are there', async () => {
    await using playground = await openHidden();
    await answerCustom(playground, await startCustom(playground));
    expect(playground.events.map(({ request }) => request['userNotFound'])).toEqual(
      Array.from({ length: 5 }, () => false),
    );
  });

  test.each<[string, FunctionsOptions['pool'], string, string]>([
    ['a plain pool', {}, 'jane', 'joan'],
    ['a pool that ignores case', { UsernameConfiguration: { CaseSensitive: false } }, 'jane', 'joan'],
    ['a pool with addresses for names', { UsernameAttributes: ['email'] }, 'jane@example.com', 'joan@example.com'],
  ])('answers look the same, in %s', async (_, pool, known, unknown) => {
    await using playground = await openHidden({ pool }, known);
    const rounds = async (name: string): Promise<Answer[]> => {
      const first = await startCustom(playground, name);
      const second = await answerCustom(playground, first, 'guess', { USERNAME: name });
      return [first, second];
    };
    const [real, simulated] = [await rounds(known), await rounds(unknown)];
    expect(simulated.map(shapeOf)).toEqual(real.map(shapeOf));
  });

  test('an alias is not told apart either', async () => {
    await using playground = await openHidden({ pool: { AliasAttributes: ['email'] } });
    const { ChallengeParameters: real } = await startCustom(playground, 'jane@example.com');
    const { ChallengeParameters: simulated } = await startCustom(playground, 'joan@example.com');
    expect(real!['USERNAME']).toBe('jane');
    expect(simulated!['USERNAME']).not.toContain('@');
  });

  test('the name of the question answers it, and no other does', async () => {
    await using playground = await openHidden({ pool: { UsernameAttributes: ['email'] } }, 'jane@example.com');
    const question = await startCustom(playground, 'ghost@example.com');
    const { USERNAME } = question.ChallengeParameters!;
    expect(USERNAME).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    for (const other of ['jane@example.com', 'spook@example.com']) {
      expect(await failureOf(answerCustom(playground, question, 'guess', { USERNAME: other }))).toBe(invalidSession);
    }
    const next = await answerCustom(playground, question, 'guess', { USERNAME: USERNAME! });
    expect(next.ChallengeParameters!['USERNAME']).toBe(USERNAME);
    expect((await startCustom(playground, 'ghost@example.com')).ChallengeParameters!['USERNAME']).toBe(USERNAME);
  });

  test('there are never tokens, not even when the functions say so', async () => {
    await using playground = await openHidden();
    const question = await startCustom(playground, 'ghost');
    playground.replace('DefineAuthChallenge', answering(tokens));
    const answer = () => answerCustom(playground, question, secretAnswer, { USERNAME: 'ghost' });
    expect(await failureOf(answer())).toBe(wrongPassword);
    expect(await failureOf(answer())).toBe(invalidSession);
    expect(await failureOf(startCustom(playground, 'ghost'))).toBe(wrongPassword);
  });

  test.each(['EMAIL_OTP', 'SMS_MFA', 'SOFTWARE_TOKEN_MFA'])('nor a %s', async (challengeName) => {
    await using playground = await openHidden();
    playground.replace('DefineAuthChallenge', answering({ challengeName }));
    expect(await failureOf(startCustom(playground, 'ghost'))).toBe(wrongPassword);
    expect(await playground.local.outbox.list({ to: 'ghost' })).toEqual([]);
  });

  test.each<[string, FunctionsOptions['pool'], string, string]>([
    ['a plain pool', {}, 'jane', 'joan'],
    ['a pool with addresses for names', { UsernameAttributes: ['email'] }, 'jane@example.com', 'joan@example.com'],
  ])('a password is asked for, and is wrong: %s', async (_, pool, known, unknown) => {
    await using playground = await openHidden({ pool }, known);
    playground.replace('DefineAuthChallenge', passwordFirst);
    const keys = createSrpKeyPair();
    const [real, simulated] = [
      await startCustomSrp(playground, keys, known),
      await startCustomSrp(playground, keys, unknown),
    ];
    const names = ({ ChallengeParameters = {} }: Answer) => Object.keys(ChallengeParameters).toSorted();
    expect(names(simulated)).toEqual(names(real));
    expect(simulated.Session).toBe(real.Session);
    const wrong = { secret: 'wrong' };
    expect(await failureOf(answerSrp(playground, real, keys, wrong))).toBe(wrongPassword);
    expect(await failureOf(answerSrp(playground, simulated, keys, wrong))).toBe(wrongPassword);
  });

  test('a secret block is as long as a real one', async () => {
    await using playground = await openHidden({ pool: { UsernameAttributes: ['email'] } }, 'jane@example.com');
    playground.replace('DefineAuthChallenge', passwordFirst);
    const blockOf = async (name: string) =>
      (await startCustomSrp(playground, createSrpKeyPair(), name)).ChallengeParameters!['SECRET_BLOCK']!.length;
    const lengths = async (name: string) => new Set(await Promise.all([1, 2, 3, 4, 5].map(() => blockOf(name))));
    const [real, simulated] = [await lengths('jane@example.com'), await lengths('ghost@example.com')];
    // A number that begins with noughts is shorter, but seldom by as much as a UUID.
    expect(Math.abs(Math.max(...real) - Math.max(...simulated))).toBeLessThan(16);
  });

  test('a device that does not exist does not exist for anybody', async () => {
    await using playground = await openHidden({ pool: { DeviceConfiguration: deviceTracking } });
    const DEVICE_KEY = 'us-east-1_00000000-0000-4000-8000-000000000000';
    const told = await Promise.all(
      ['jane', 'ghost'].map((name) => failureOf(startCustom(playground, name, { DEVICE_KEY }))),
    );
    expect(told).toEqual(Array.from({ length: 2 }, () => 'ResourceNotFoundException: Device does not exist.'));
  });

  test('a function that refuses does so in the same words', async () => {
    await using playground = await openHidden();
    playground.replace('DefineAuthChallenge', refusing('Closed'));
    const told = await Promise.all(['jane', 'ghost'].map((name) => failureOf(startCustom(playground, name))));
    expect(told[1]).toBe(told[0]);
  });

  test('a user who is deleted midway is one of them', async () => {
    await using playground = await openHidden();
    const question = await startCustom(playground);
    await playground.api.adminDeleteUser({ UserPoolId: playground.userPoolId, Username: 'jane' });
    expect(await failureOf(answerCustom(playground, question))).toBe(wrongPassword);
    expect(playground.eventsOf('VerifyAuthChallengeResponse')[0]!.request['userNotFound']).toBe(true);
  });
});

describe('who may not sign in is nobody, before any proof', () => {
  type Change = (playground: WithFunctions) => Promise<unknown>;
  const states: readonly [string, Change][] = [
    ['disabled', ({ api, userPoolId: UserPoolId }) => api.adminDisableUser({ UserPoolId, Username: 'jane' })],
    [
      'to reset the password',
      ({ api, userPoolId: UserPoolId }) => api.adminResetUserPassword({ UserPoolId, Username: 'jane' }),
    ],
    [
      'with a temporary password that has run out',
      async ({ api, userPoolId: UserPoolId, clock }) => {
        await api.adminSetUserPassword({ UserPoolId, Username: 'jane', Password: password, Permanent: false });
        clock.advance({ days: 8 });
      },
    ],
  ];

  test.each(states)('a user %s', async (_, change) => {
    await using playground = await openHidden();
    await change(playground);
    const question = await startCustom(playground);
    expect(shapeOf(question)).toEqual(shapeOf(await startCustom(playground, 'joan')));
    expect(playground.eventsOf('CreateAuthChallenge')[0]!.request['userNotFound']).toBe(true);
    playground.replace('DefineAuthChallenge', answering(tokens));
    expect(await failureOf(answerCustom(playground, question))).toBe(wrongPassword);
  });

  // The session would run out before a password does.
  test.each(states.slice(0, 2))('a user %s since the first question', async (_, change) => {
    await using playground = await openHidden();
    const question = await startCustom(playground);
    await change(playground);
    expect(await failureOf(answerCustom(playground, question))).toBe(wrongPassword);
  });

  test('but one who is not confirmed is told so, as on AWS', async () => {
    await using playground = await openHidden();
    await playground.signUp('joe');
    expect(await failureOf(startCustom(playground, 'joe'))).toBe('UserNotConfirmedException: User is not confirmed.');
    await playground.api.adminDisableUser({ UserPoolId: playground.userPoolId, Username: 'joe' });
    expect((await startCustom(playground, 'joe')).ChallengeName).toBe('CUSTOM_CHALLENGE');
  });
});
