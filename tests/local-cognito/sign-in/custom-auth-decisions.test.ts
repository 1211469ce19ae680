import { describe, expect, test } from 'vitest';
import {
  answerCustom,
  customChallenge,
  failure,
  historiesOf,
  openWithJane,
  passwordVerifier,
  provePasswordFirst,
  startCustom,
  tokens,
} from '../custom-auth.js';
import { answering, passOn, refusing } from '../functions.js';
import { failureOf, tokensOf } from '../playground.js';

const wrongPassword = 'NotAuthorizedException: Incorrect username or password.';
const unrecognizable = 'InvalidLambdaResponseException: Unrecognizable lambda output';
const right = { challengeName: 'CUSTOM_CHALLENGE', challengeResult: true };

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
    expect(historiesOf(playground).at(-1)).toEqual([{ ...right, challengeMetadata: null }]);
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
