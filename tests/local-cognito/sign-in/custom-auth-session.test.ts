import { describe, expect, test } from 'vitest';
import { secretHash } from '../../../src/actions/index.js';
import {
  answerCustom,
  customChallenge,
  deciding,
  failure,
  historiesOf,
  openWithJane,
  openWithRiddle,
  passwordFirst,
  provePasswordFirst,
  secretAnswer,
  startCustom,
  tokens,
} from '../custom-auth.js';
import { answering, refusing, type WithFunctions } from '../functions.js';
import { failureOf, password, tokensOf } from '../playground.js';

const invalidSession = 'NotAuthorizedException: Invalid session for the user.';

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

  test('lets no two guesses be judged at once, however slow the functions are', async () => {
    await using playground = await openWithJane({
      DefineAuthChallenge: deciding((rounds) => {
        if (rounds.at(-1)?.challengeResult) return tokens;
        return rounds.length < 3 ? customChallenge : failure;
      }),
    });
    const question = await startCustom(playground);
    playground.replace('CreateAuthChallenge', async (event) => {
      await new Promise((resolve) => void setTimeout(resolve, 20));
      return answering({ privateChallengeParameters: { answer: secretAnswer } })(event);
    });
    const guesses = [...Array.from({ length: 20 }, (_, guess) => `guess ${guess}`), secretAnswer];
    const outcomes = await Promise.all(guesses.map((guess) => failureOf(answerCustom(playground, question, guess))));
    expect(outcomes.slice(1)).toEqual(guesses.slice(1).map(() => invalidSession));
    expect(playground.eventsOf('VerifyAuthChallengeResponse')).toHaveLength(1);
  });

  test('is still good after a function that failed', async () => {
    await using playground = await openWithJane();
    const question = await startCustom(playground);
    playground.replace('DefineAuthChallenge', refusing('Not now'));
    expect(await failureOf(answerCustom(playground, question))).toMatch(/^UserLambdaValidationException/);
    playground.replace('DefineAuthChallenge', answering(tokens));
    tokensOf(await answerCustom(playground, question));
  });

  test('counts each answer that was judged, though the next question fails', async () => {
    await using playground = await openWithJane();
    const question = await startCustom(playground);
    playground.replace('CreateAuthChallenge', refusing('The mail server is down'));
    const guess = () => failureOf(answerCustom(playground, question, 'guess'));
    for (const _ of [1, 2]) expect(await guess()).toMatch(/^UserLambdaValidationException/);
    expect(await guess()).toBe('NotAuthorizedException: Incorrect username or password.');
    expect(await failureOf(answerCustom(playground, question))).toBe(invalidSession);
    expect(playground.eventsOf('VerifyAuthChallengeResponse')).toHaveLength(3);
  });

  test('and though the decision on it does', async () => {
    await using playground = await openWithJane();
    const question = await startCustom(playground);
    playground.replace('DefineAuthChallenge', refusing('Not now'));
    await failureOf(answerCustom(playground, question, 'guess'));
    playground.replace('DefineAuthChallenge', answering(tokens));
    await answerCustom(playground, question);
    const results = historiesOf(playground)
      .at(-1)!
      .map(({ challengeResult }) => challengeResult);
    expect(results).toEqual([false, true]);
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

describe('a client with a secret', () => {
  const hashOf = ({ clientId, clientSecret }: WithFunctions, username = 'jane') =>
    secretHash(username, { clientId, clientSecret })!;

  async function signUp(playground: WithFunctions): Promise<void> {
    const SecretHash = hashOf(playground);
    const { api, clientId: ClientId } = playground;
    await api.signUp({ ClientId, Username: 'jane', Password: password, SecretHash });
    playground.events.splice(0);
  }

  test('needs SECRET_HASH in every call', async () => {
    await using playground = await openWithRiddle(
      { PreSignUp: answering({ autoConfirmUser: true }) },
      { client: { GenerateSecret: true } },
    );
    const { clientId } = playground;
    await signUp(playground);
    const missing = `NotAuthorizedException: Client ${clientId} is configured with secret but SECRET_HASH was not received`;
    const wrongHash = `NotAuthorizedException: Unable to verify secret hash for client ${clientId}`;
    expect(await failureOf(startCustom(playground))).toBe(missing);
    expect(await failureOf(startCustom(playground, 'jane', { SECRET_HASH: hashOf(playground, 'joe') }))).toBe(
      wrongHash,
    );
    expect(playground.events).toEqual([]);
    const SECRET_HASH = hashOf(playground);
    const question = await startCustom(playground, 'jane', { SECRET_HASH });
    expect(await failureOf(answerCustom(playground, question))).toBe(missing);
    expect(await failureOf(answerCustom(playground, question, secretAnswer, { SECRET_HASH: 'wrong' }))).toBe(wrongHash);
    tokensOf(await answerCustom(playground, question, secretAnswer, { SECRET_HASH }));
  });
});
