import { describe, expect, test } from 'vitest';
import { createSrpKeyPair } from '../../../src/auth/index.js';
import {
  answerCustom,
  customChallenge,
  deciding,
  failure,
  historiesOf,
  openWithJane,
  passwordFirst,
  passwordVerifier,
  provePasswordFirst,
  secretAnswer,
  startCustom,
  startCustomSrp,
  tokens,
} from '../custom-auth.js';
import { answering, passOn, refusing, type TriggerEvent } from '../functions.js';
import { openHttpService } from '../http.js';
import { claimsOf, failureOf, openPlayground, password, tokensOf } from '../playground.js';
import { answerSrp } from '../srp-sign-in.js';

const wrongPassword = 'NotAuthorizedException: Incorrect username or password.';
const invalidSession = 'NotAuthorizedException: Invalid session for the user.';
const right = { challengeName: 'CUSTOM_CHALLENGE', challengeResult: true };
const wrong = { challengeName: 'CUSTOM_CHALLENGE', challengeResult: false };

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
    expect(historiesOf(playground)).toEqual([[], [{ ...right, challengeMetadata: 'RIDDLE-1' }]]);
  });

  test('CHALLENGE_NAME may say so', async () => {
    await using playground = await openWithJane();
    const question = await startCustom(playground, 'jane', { CHALLENGE_NAME: 'CUSTOM_CHALLENGE' });
    tokensOf(await answerCustom(playground, question));
    expect(historiesOf(playground)[0]).toEqual([]);
  });

  test('a wrong answer leads to another round', async () => {
    await using playground = await openWithJane();
    const first = await startCustom(playground);
    const second = await answerCustom(playground, first, 'string');
    expect(second).toMatchObject({ ChallengeName: 'CUSTOM_CHALLENGE', ChallengeParameters: { USERNAME: 'jane' } });
    expect(second.Session).not.toBe(first.Session);
    tokensOf(await answerCustom(playground, second));
    expect(historiesOf(playground).at(-1)).toEqual([
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
    expect(historiesOf(playground)).toEqual([
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
    expect(historiesOf(playground)).toHaveLength(2);
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

test('without the triggers there is no such flow', async () => {
  await using playground = await openPlayground({ client: { ExplicitAuthFlows: ['ALLOW_CUSTOM_AUTH'] } });
  await playground.addUser('jane');
  expect(await failureOf(startCustom(playground))).toBe(
    'InvalidParameterException: Custom auth lambda trigger is not configured for the user pool.',
  );
});

test('over HTTP', async () => {
  await using service = await openHttpService();
  const { functions } = service.local;
  const define = async (event: TriggerEvent) =>
    answering((event.request['session'] as unknown[]).length === 0 ? customChallenge : tokens)(event);
  const { UserPool } = await service.api.createUserPool({
    PoolName: 'pool',
    LambdaConfig: {
      PreSignUp: functions.register('pre-sign-up', answering({ autoConfirmUser: true }) as never),
      DefineAuthChallenge: functions.register('define', define),
      CreateAuthChallenge: functions.register('create', passOn as never),
      VerifyAuthChallengeResponse: functions.register('verify', answering({ answerCorrect: true }) as never),
    },
  });
  const { UserPoolClient } = await service.api.createUserPoolClient({ UserPoolId: UserPool!.Id, ClientName: 'app' });
  const { ClientId } = UserPoolClient!;
  await service.post('SignUp', { ClientId, Username: 'jane', Password: password });
  const AuthParameters = { USERNAME: 'jane', DEVICE_KEY: null };
  const question = await service.post('InitiateAuth', { ClientId, AuthFlow: 'CUSTOM_AUTH', AuthParameters });
  expect(question.body).toEqual({
    ChallengeName: 'CUSTOM_CHALLENGE',
    ChallengeParameters: { USERNAME: 'jane' },
    Session: expect.any(String) as string,
  });
  const answer = await service.post('RespondToAuthChallenge', {
    ClientId,
    ChallengeName: 'CUSTOM_CHALLENGE',
    Session: question.body['Session'],
    ChallengeResponses: { USERNAME: 'jane', ANSWER: 'anything', DEVICE_KEY: null },
  });
  expect([answer.status, Object.keys(answer.body)]).toEqual([200, ['ChallengeParameters', 'AuthenticationResult']]);
  functions.register('define', refusing('Closed') as never);
  const refused = await service.post('InitiateAuth', { ClientId, AuthFlow: 'CUSTOM_AUTH', AuthParameters });
  expect([refused.status, refused.body, refused.headers.get('x-amzn-errortype')]).toEqual([
    400,
    { __type: 'UserLambdaValidationException', message: 'DefineAuthChallenge failed with error Closed.' },
    'UserLambdaValidationException:',
  ]);
});
