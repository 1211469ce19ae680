import { describe, expect, test } from 'vitest';
import { createSrpKeyPair } from '../../../src/auth/index.js';
import {
  answerCustom,
  customChallenge,
  deciding,
  failure,
  openWithRiddle,
  passwordFirst,
  passwordVerifier,
  provePasswordFirst,
  secretAnswer,
  startCustom,
  startCustomSrp,
  tokens,
} from '../custom-auth.js';
import {
  answering,
  passOn,
  refusing,
  type FunctionsOptions,
  type TestFunctions,
  type WithFunctions,
} from '../functions.js';
import { claimsOf, failureOf, openPlayground, tokensOf } from '../playground.js';
import { answerSrp } from '../srp-sign-in.js';

const wrongPassword = 'NotAuthorizedException: Incorrect username or password.';
const invalidSession = 'NotAuthorizedException: Invalid session for the user.';
const unrecognizable = 'InvalidLambdaResponseException: Unrecognizable lambda output';
const right = { challengeName: 'CUSTOM_CHALLENGE', challengeResult: true };
const wrong = { challengeName: 'CUSTOM_CHALLENGE', challengeResult: false };

async function openWithJane(functions?: TestFunctions, options?: FunctionsOptions): Promise<WithFunctions> {
  const playground = await openWithRiddle(functions, options);
  await playground.addUser('jane');
  playground.events.splice(0);
  return playground;
}

/** What DefineAuthChallenge knew each time it was asked. */
const histories = (playground: WithFunctions) =>
  playground.eventsOf('DefineAuthChallenge').map(({ request }) => request['session']);

describe('without a password', () => {
  test('the right answer ends in tokens', async () => {
    await using playground = await openWithJane();
    const question = await startCustom(playground);
    expect(question).toMatchObject({
      ChallengeName: 'CUSTOM_CHALLENGE',
      ChallengeParameters: { USERNAME: 'jane', riddle: 'What has it got in its pockets?' },
    });
    expect(question.AuthenticationResult).toBeUndefined();
    const answer = await answerCustom(playground, question);
    expect(answer.ChallengeParameters).toEqual({});
    expect(claimsOf(tokensOf(answer).IdToken)['cognito:username']).toBe('jane');
    expect(histories(playground)).toEqual([[], [{ ...right, challengeMetadata: 'RIDDLE-1' }]]);
  });

  test('CHALLENGE_NAME may say so', async () => {
    await using playground = await openWithJane();
    const question = await startCustom(playground, 'jane', { CHALLENGE_NAME: 'CUSTOM_CHALLENGE' });
    tokensOf(await answerCustom(playground, question));
    expect(histories(playground)[0]).toEqual([]);
  });

  test('a wrong answer leads to another round', async () => {
    await using playground = await openWithJane();
    const first = await startCustom(playground);
    const second = await answerCustom(playground, first, 'string');
    expect(second).toMatchObject({ ChallengeName: 'CUSTOM_CHALLENGE', ChallengeParameters: { USERNAME: 'jane' } });
    expect(second.Session).not.toBe(first.Session);
    tokensOf(await answerCustom(playground, second));
    expect(histories(playground).at(-1)).toEqual([
      { ...wrong, challengeMetadata: 'RIDDLE-1' },
      { ...right, challengeMetadata: 'RIDDLE-2' },
    ]);
  });

  test('and the last of them ends it: the session is dead', async () => {
    await using playground = await openWithJane();
    let question: { Session?: string | undefined } = await startCustom(playground);
    for (const round of [1, 2]) question = await answerCustom(playground, question, `guess ${round}`);
    expect(await failureOf(answerCustom(playground, question, 'guess 3'))).toBe(wrongPassword);
    expect(await failureOf(answerCustom(playground, question))).toBe(invalidSession);
    expect(playground.eventsOf('VerifyAuthChallengeResponse')).toHaveLength(3);
  });

  test('wrong answers do not count towards the lockout', async () => {
    await using playground = await openWithJane();
    for (let count = 0; count < 4; count++) {
      let question: { Session?: string | undefined } = await startCustom(playground);
      for (const round of [1, 2]) question = await answerCustom(playground, question, `guess ${round}`);
      await failureOf(answerCustom(playground, question, 'guess 3'));
    }
    await playground.signIn('jane');
    tokensOf(await answerCustom(playground, await startCustom(playground)));
  });

  test('tokens may come at once', async () => {
    await using playground = await openWithJane({ DefineAuthChallenge: answering(tokens) });
    tokensOf(await startCustom(playground));
  });

  test('or no tokens', async () => {
    await using playground = await openWithJane({ DefineAuthChallenge: answering(failure) });
    expect(await failureOf(startCustom(playground))).toBe(wrongPassword);
  });

  test('a second factor is not asked for: that comes after a password', async () => {
    await using playground = await openWithJane({}, { mfa: 'ON' });
    tokensOf(await answerCustom(playground, await startCustom(playground)));
  });

  test('on the admin API, too', async () => {
    await using playground = await openWithJane();
    const { api, userPoolId: UserPoolId, clientId: ClientId } = playground;
    const { Session } = await api.adminInitiateAuth({
      UserPoolId,
      ClientId,
      AuthFlow: 'CUSTOM_AUTH',
      AuthParameters: { USERNAME: 'jane' },
    });
    const answer = await api.adminRespondToAuthChallenge({
      UserPoolId,
      ClientId,
      ChallengeName: 'CUSTOM_CHALLENGE',
      Session,
      ChallengeResponses: { USERNAME: 'jane', ANSWER: secretAnswer },
    });
    tokensOf(answer);
  });
});

describe('with the password first', () => {
  test('the proof, the answer, tokens', async () => {
    await using playground = await openWithJane({ DefineAuthChallenge: passwordFirst });
    const question = await provePasswordFirst(playground);
    expect(question.ChallengeName).toBe('CUSTOM_CHALLENGE');
    tokensOf(await answerCustom(playground, question));
    const srpA = { challengeName: 'SRP_A', challengeResult: true };
    const verified = { challengeName: 'PASSWORD_VERIFIER', challengeResult: true };
    expect(histories(playground)).toEqual([
      [srpA],
      [srpA, verified],
      [srpA, verified, { ...right, challengeMetadata: 'RIDDLE-3' }],
    ]);
  });

  test('a wrong password is no round, and counts towards the lockout', async () => {
    await using playground = await openWithJane({ DefineAuthChallenge: passwordFirst });
    const keys = createSrpKeyPair();
    const question = await startCustomSrp(playground, keys);
    for (let count = 0; count < 5; count++) {
      expect(await failureOf(answerSrp(playground, question, keys, { secret: 'wrong' }))).toBe(wrongPassword);
    }
    expect(await failureOf(answerSrp(playground, question, keys))).toBe(
      'NotAuthorizedException: Password attempts exceeded',
    );
    playground.clock.advance({ seconds: 1 });
    expect((await answerSrp(playground, question, keys)).ChallengeName).toBe('CUSTOM_CHALLENGE');
    expect(histories(playground)).toHaveLength(2);
  });

  test('the proof counts once', async () => {
    await using playground = await openWithJane({ DefineAuthChallenge: passwordFirst });
    const keys = createSrpKeyPair();
    const question = await startCustomSrp(playground, keys);
    await answerSrp(playground, question, keys);
    expect(await failureOf(answerSrp(playground, question, keys))).toBe(invalidSession);
  });

  test('the password may come later', async () => {
    await using playground = await openWithJane({
      DefineAuthChallenge: deciding((rounds) => [customChallenge, passwordVerifier, tokens][rounds.length - 1]!),
    });
    const keys = createSrpKeyPair();
    const question = await answerCustom(playground, await startCustomSrp(playground, keys));
    expect(question.ChallengeName).toBe('PASSWORD_VERIFIER');
    tokensOf(await answerSrp(playground, question, keys));
  });

  test.each<[string, Record<string, string>, string]>([
    ['no SRP_A', { CHALLENGE_NAME: 'SRP_A' }, 'Missing required parameter SRP_A'],
    ['an SRP_A of nought', { CHALLENGE_NAME: 'SRP_A', SRP_A: '0' }, 'SRP_A is not a valid public value.'],
    ['another CHALLENGE_NAME', { CHALLENGE_NAME: 'SMS_MFA' }, 'Unknown CHALLENGE_NAME SMS_MFA'],
  ])('%s', async (_, parameters, message) => {
    await using playground = await openWithJane();
    expect(await failureOf(startCustom(playground, 'jane', parameters))).toContain(
      `InvalidParameterException: ${message}`,
    );
    expect(playground.events).toEqual([]);
  });
});

describe('decisions that make no sense', () => {
  test.each<[string, object]>([
    ['nothing', {}],
    ['nulls', { challengeName: null, issueTokens: null, failAuthentication: null }],
    ['noes', { issueTokens: false, failAuthentication: false }],
    ['an empty name', { challengeName: '' }],
    ['a challenge that nobody knows', { challengeName: 'RIDDLE' }],
    ['a challenge that was met before', { challengeName: 'SRP_A' }],
    ['the password, of which there is no SRP_A', passwordVerifier],
    ['flags that are strings', { issueTokens: 'true' }],
    ['a name that is a number', { challengeName: 1 }],
  ])('%s', async (_, decision) => {
    await using playground = await openWithJane({ DefineAuthChallenge: answering(decision) });
    expect(await failureOf(startCustom(playground))).toBe(unrecognizable);
  });

  test('the password a second time', async () => {
    await using playground = await openWithJane({ DefineAuthChallenge: answering(passwordVerifier) });
    expect(await failureOf(provePasswordFirst(playground))).toBe(unrecognizable);
  });

  test('failure weighs more than tokens, and both more than a challenge', async () => {
    await using playground = await openWithJane({
      DefineAuthChallenge: answering({ ...failure, ...tokens, ...customChallenge }),
    });
    expect(await failureOf(startCustom(playground))).toBe(wrongPassword);
    playground.replace('DefineAuthChallenge', answering({ ...tokens, ...customChallenge }));
    tokensOf(await startCustom(playground));
  });

  test.each<[string, object]>([
    ['public parameters that are no strings', { publicChallengeParameters: { count: 1 } }],
    ['private parameters that are a list', { privateChallengeParameters: ['answer'] }],
    ['metadata that is a number', { challengeMetadata: 1 }],
  ])('a challenge with %s', async (_, response) => {
    await using playground = await openWithJane({ CreateAuthChallenge: answering(response) });
    expect(await failureOf(startCustom(playground))).toBe(unrecognizable);
  });

  test('a challenge without anything to it', async () => {
    await using playground = await openWithJane({ CreateAuthChallenge: passOn });
    const question = await startCustom(playground);
    expect(question.ChallengeParameters).toEqual({ USERNAME: 'jane' });
    playground.replace('VerifyAuthChallengeResponse', answering({ answerCorrect: true }));
    tokensOf(await answerCustom(playground, question));
    expect(playground.eventsOf('VerifyAuthChallengeResponse')[0]!.request['privateChallengeParameters']).toEqual({});
    expect(histories(playground).at(-1)).toEqual([{ ...right, challengeMetadata: null }]);
  });

  test.each<[string, object]>([
    ['nothing', {}],
    ['null', { answerCorrect: null }],
    ['no', { answerCorrect: false }],
  ])('an answer of which %s is said is wrong', async (_, response) => {
    await using playground = await openWithJane({ VerifyAuthChallengeResponse: answering(response) });
    expect((await answerCustom(playground, await startCustom(playground))).ChallengeName).toBe('CUSTOM_CHALLENGE');
  });
});

describe('a function that fails leaves the session as it is', () => {
  test.each(['VerifyAuthChallengeResponse', 'DefineAuthChallenge', 'CreateAuthChallenge'] as const)(
    '%s',
    async (trigger) => {
      await using playground = await openWithJane();
      const question = await startCustom(playground);
      playground.replace(trigger, refusing('Closed'));
      expect(await failureOf(answerCustom(playground, question, 'guess'))).toBe(
        `UserLambdaValidationException: ${trigger} failed with error Closed.`,
      );
      playground.replace(trigger, passOn);
      if (trigger === 'DefineAuthChallenge') playground.replace(trigger, answering(tokens));
      if (trigger === 'VerifyAuthChallengeResponse') playground.replace(trigger, answering({ answerCorrect: true }));
      await answerCustom(playground, question);
    },
  );
});

describe('a session', () => {
  test('of an earlier round is refused', async () => {
    await using playground = await openWithJane();
    const first = await startCustom(playground);
    const second = await answerCustom(playground, first, 'guess');
    expect(await failureOf(answerCustom(playground, first))).toBe(invalidSession);
    tokensOf(await answerCustom(playground, second));
    for (const old of [first, second]) expect(await failureOf(answerCustom(playground, old))).toBe(invalidSession);
  });

  test.each([secretAnswer, 'guess'])('answered twice at once, one wins: %s', async (answer) => {
    await using playground = await openWithJane();
    const question = await startCustom(playground);
    const outcomes = await Promise.all([1, 2, 3].map(() => failureOf(answerCustom(playground, question, answer))));
    expect(outcomes.filter((outcome) => outcome === invalidSession)).toHaveLength(2);
  });

  test('runs out', async () => {
    await using playground = await openWithJane();
    const question = await startCustom(playground);
    playground.clock.advance({ minutes: 3 });
    expect(await failureOf(answerCustom(playground, question))).toBe(
      'NotAuthorizedException: Invalid session for the user, session is expired.',
    );
    expect(playground.eventsOf('VerifyAuthChallengeResponse')).toEqual([]);
  });

  test('has a time of its own in each round', async () => {
    await using playground = await openWithJane();
    const first = await startCustom(playground);
    playground.clock.advance({ minutes: 2 });
    const second = await answerCustom(playground, first, 'guess');
    playground.clock.advance({ minutes: 2 });
    tokensOf(await answerCustom(playground, second));
  });

  test.each(['joe', 'ghost'])('is for nobody else: %s', async (USERNAME) => {
    await using playground = await openWithJane();
    await playground.addUser('joe');
    const question = await startCustom(playground);
    expect(await failureOf(answerCustom(playground, question, secretAnswer, { USERNAME }))).toBe(invalidSession);
    expect(playground.eventsOf('VerifyAuthChallengeResponse')).toEqual([]);
  });

  test('is for no other client', async () => {
    await using playground = await openWithJane();
    const question = await startCustom(playground);
    const other = { ...playground, ...(await playground.addClient({ ExplicitAuthFlows: ['ALLOW_CUSTOM_AUTH'] })) };
    expect(await failureOf(answerCustom(other, question))).toBe(invalidSession);
  });

  test('is for no other challenge', async () => {
    await using playground = await openWithJane();
    const { Session } = await startCustom(playground);
    const ChallengeResponses = { USERNAME: 'jane', SOFTWARE_TOKEN_MFA_CODE: '123456', EMAIL_OTP_CODE: '123456' };
    for (const ChallengeName of ['SOFTWARE_TOKEN_MFA', 'EMAIL_OTP', 'MFA_SETUP'] as const) {
      const call = playground.api.respondToAuthChallenge({
        ClientId: playground.clientId,
        ChallengeName,
        Session,
        ChallengeResponses,
      });
      expect(await failureOf(call)).toBe(invalidSession);
    }
  });

  test.each<[string, Record<string, string>]>([
    ['ANSWER', { ANSWER: '' }],
    ['USERNAME', { USERNAME: '' }],
  ])('needs %s', async (name, responses) => {
    await using playground = await openWithJane();
    const question = await startCustom(playground);
    expect(await failureOf(answerCustom(playground, question, secretAnswer, responses))).toBe(
      `InvalidParameterException: Missing required parameter ${name}`,
    );
    tokensOf(await answerCustom(playground, question));
  });

  test('takes any name of the user', async () => {
    await using playground = await openWithJane({}, { pool: { AliasAttributes: ['email'] } });
    const question = await startCustom(playground, 'jane@example.com');
    expect(question.ChallengeParameters!['USERNAME']).toBe('jane');
    tokensOf(await answerCustom(playground, question, secretAnswer, { USERNAME: 'jane@example.com' }));
  });
});

describe('private parameters', () => {
  test('may be larger than any session', async () => {
    const answer = 'x'.repeat(100_000);
    await using playground = await openWithJane({
      CreateAuthChallenge: answering({ privateChallengeParameters: { answer } }),
    });
    const question = await startCustom(playground);
    expect(question.Session!.length).toBeLessThanOrEqual(2048);
    tokensOf(await answerCustom(playground, question, answer));
  });

  test('are in no answer', async () => {
    await using playground = await openWithJane({ DefineAuthChallenge: passwordFirst });
    const question = await provePasswordFirst(playground);
    const answer = await answerCustom(playground, question);
    for (const told of [question, answer]) expect(JSON.stringify(told)).not.toContain(secretAnswer);
    const [, sealed] = question.Session!.split('.');
    expect(Buffer.from(sealed!, 'base64url').toString('latin1')).not.toContain(secretAnswer);
  });
});

describe('users who may not sign in', () => {
  const states: readonly [string, TestFunctions, string][] = [
    ['UNCONFIRMED', {}, 'UserNotConfirmedException: User is not confirmed.'],
    [
      'RESET_REQUIRED',
      { UserMigration: answering({ userAttributes: { email: 'jane@example.com' } }) },
      'PasswordResetRequiredException: Password reset required for the user',
    ],
  ];

  async function openWith(state: string, functions: TestFunctions): Promise<WithFunctions> {
    const playground = await openWithRiddle({ DefineAuthChallenge: passwordFirst, ...functions });
    if (state === 'UNCONFIRMED') await playground.signUp('jane');
    else await failureOf(playground.startSignIn('jane'));
    playground.events.splice(0);
    return playground;
  }

  test.each(states)('%s: at once where no password is asked for', async (state, functions, told) => {
    await using playground = await openWith(state, functions);
    expect(await failureOf(startCustom(playground))).toBe(told);
    expect(playground.events).toEqual([]);
  });

  test.each(states)('%s: after the proof, not before', async (state, functions, told) => {
    await using playground = await openWith(state, functions);
    const keys = createSrpKeyPair();
    const question = await startCustomSrp(playground, keys);
    expect(await failureOf(answerSrp(playground, question, keys, { secret: 'wrong' }))).toBe(wrongPassword);
    expect(await failureOf(answerSrp(playground, question, keys))).toBe(told);
  });
});

describe('users who are deleted midway', () => {
  const remove = ({ api, userPoolId: UserPoolId }: WithFunctions) =>
    api.adminDeleteUser({ UserPoolId, Username: 'jane' });

  test('between two calls', async () => {
    await using playground = await openWithJane();
    const question = await startCustom(playground);
    await remove(playground);
    expect(await failureOf(answerCustom(playground, question))).toBe(invalidSession);
  });

  test.each(['DefineAuthChallenge', 'VerifyAuthChallengeResponse'] as const)('by %s', async (trigger) => {
    await using playground = await openWithJane();
    const question = await startCustom(playground);
    playground.replace(trigger, async (event) => {
      await remove(playground);
      return answering({ ...tokens, answerCorrect: true })(event);
    });
    expect(await failureOf(answerCustom(playground, question))).toBe(invalidSession);
  });
});

test('without the triggers there is no such flow', async () => {
  await using playground = await openPlayground({ client: { ExplicitAuthFlows: ['ALLOW_CUSTOM_AUTH'] } });
  await playground.addUser('jane');
  expect(await failureOf(startCustom(playground))).toBe(
    'InvalidParameterException: Custom auth lambda trigger is not configured for the user pool.',
  );
});
