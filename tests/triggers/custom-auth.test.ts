import { describe, expect, test } from 'vitest';
import { hashSecretAnswer } from '../../src/triggers/index.js';
import { call, eventOf } from './call.js';

const words = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const userAttributes = { 'custom:secret_answer': await hashSecretAnswer('Rex') };

/** Somebody who reads the captcha by its words and knows an answer, or gives another one. */
type Answers = (shown: Readonly<Record<string, string>>, attempt: number) => string;
const knowing: Answers = (shown) => (shown['type'] === 'CAPTCHA' ? sum(shown['spoken']) : 'Rex');

/** Calls the three functions as Cognito does, and tells how the sign-in ended. */
async function signIn(answers: Answers, { password = false, userNotFound = false } = {}) {
  const session: object[] = password ? [{ challengeName: 'SRP_A', challengeResult: true }] : [];
  const about = { session, userNotFound, userAttributes: userNotFound ? {} : userAttributes };
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const defined = await call('DefineAuthChallenge', eventOf('DefineAuthChallenge_Authentication', about));
    const { challengeName, issueTokens, failAuthentication } = defined.response;
    if (issueTokens || failAuthentication) return { issueTokens, asked: session.length };
    if (challengeName === 'PASSWORD_VERIFIER') {
      session.push({ challengeName, challengeResult: true });
      continue;
    }
    const created = await call(
      'CreateAuthChallenge',
      eventOf('CreateAuthChallenge_Authentication', { ...about, challengeName }),
    );
    const { publicChallengeParameters, privateChallengeParameters, challengeMetadata } = created.response;
    const challengeAnswer = answers(publicChallengeParameters as Readonly<Record<string, string>>, attempt);
    const request = { ...about, privateChallengeParameters, challengeAnswer };
    const verified = await call(
      'VerifyAuthChallengeResponse',
      eventOf('VerifyAuthChallengeResponse_Authentication', request),
    );
    session.push({ challengeName, challengeResult: verified.response['answerCorrect'], challengeMetadata });
  }
  throw new Error('The sign-in does not end.');
}

function sum(spoken = ''): string {
  const numbers = spoken.split(' plus ').map((word) => words.indexOf(word) + 1);
  return String(numbers.reduce((total, number) => total + number, 0));
}

describe('a whole sign-in', () => {
  test.each([
    { who: 'who knows both answers', answers: knowing, ending: { issueTokens: true, asked: 2 } },
    {
      who: 'who knows both answers, after a password',
      answers: knowing,
      options: { password: true },
      ending: { issueTokens: true, asked: 4 },
    },
    {
      who: 'who is wrong at first',
      answers: ((shown, attempt) => (attempt % 2 === 0 ? 'wrong' : knowing(shown, attempt))) satisfies Answers,
      ending: { issueTokens: true, asked: 4 },
    },
    { who: 'who can’t do sums', answers: () => 'wrong', ending: { issueTokens: false, asked: 3 } },
    {
      who: 'who never had the pet',
      answers: ((shown, attempt) => (shown['type'] === 'CAPTCHA' ? knowing(shown, attempt) : 'Max')) satisfies Answers,
      ending: { issueTokens: false, asked: 4 },
    },
    {
      who: 'who does not exist',
      answers: knowing,
      options: { userNotFound: true },
      ending: { issueTokens: false, asked: 4 },
    },
  ])('of somebody $who', async ({ answers, options, ending }) => {
    expect(await signIn(answers, options)).toEqual(ending);
  });
});
