import { describe, expect, test } from 'vitest';
import { hashSecretAnswer } from '../../src/scenarios/custom-auth/secret-answer.js';
import { customAuth } from '../../src/scenarios/custom-auth/custom-auth.js';
import type { RunEvent } from '../../src/events/index.js';
import { functions } from '../../src/triggers/index.js';
import { inTurn, playStory, problemsIn } from './play-story.js';

const triggersIn = (events: readonly RunEvent[]): string[] =>
  events.flatMap((event) => (event.type === 'trigger-called' ? [event.trigger] : []));

const drawingsIn = (events: readonly RunEvent[]): string[] =>
  events.flatMap((event) => (event.type === 'drawing' ? [event.lines.join('\n')] : []));

test('tells of each function as it is called, in the order of the protocol', async () => {
  const { events } = await playStory(customAuth);
  const password = events.findIndex((event) => event.type === 'step-started' && event.title === 'Prove the password');
  const without = events.findIndex(
    (event) => event.type === 'step-started' && event.title === 'Sign in without the password',
  );
  const verify = ['VerifyAuthChallengeResponse', 'DefineAuthChallenge'];
  expect(triggersIn(events.slice(0, password))).toEqual(['PreSignUp']);
  expect(triggersIn(events.slice(password, without))).toEqual([
    'DefineAuthChallenge', // InitiateAuth: the password first
    'DefineAuthChallenge', // it was right: a custom challenge
    'CreateAuthChallenge',
    ...verify,
    'CreateAuthChallenge',
    ...verify,
  ]);
});

test('shows what each is asked and answers, and none of the secrets', async () => {
  const { events } = await playStory(customAuth, { replies: { firstPet: () => 'Captain Whiskers' } });
  const called = events.filter((event) => event.type === 'trigger-called');
  const created = called.find(({ trigger }) => trigger === 'CreateAuthChallenge');
  expect(created).toMatchObject({
    request: { challengeName: 'CUSTOM_CHALLENGE' },
    response: {
      challengeMetadata: 'CAPTCHA',
      publicChallengeParameters: { type: 'CAPTCHA', drawing: expect.stringContaining('#') },
      privateChallengeParameters: '<withheld>',
    },
  });
  const verified = called.find(({ trigger }) => trigger === 'VerifyAuthChallengeResponse');
  expect(verified).toMatchObject({
    request: { privateChallengeParameters: '<withheld>', challengeAnswer: '<withheld>' },
    response: { answerCorrect: true },
  });
  const kept = JSON.stringify(events.filter(({ type }) => type === 'trigger-called' || type === 'call-ended'));
  expect(kept).not.toMatch(/whiskers|scrypt:/i);
});

describe('a wrong answer', () => {
  test('to the captcha brings another one', async () => {
    const { events, error } = await playStory(customAuth, { replies: { captcha: inTurn('99') } });
    expect(error).toBeUndefined();
    expect(problemsIn(events)).toEqual(['That is not right. DefineAuthChallenge lets you try again.']);
    const [first, second] = drawingsIn(events);
    expect(second).not.toBe(first);
  });

  test('to the secret question may be given again', async () => {
    const { events, error } = await playStory(customAuth, { replies: { secretAnswer: inTurn('Fluffy', 'Fluffy') } });
    expect(error).toBeUndefined();
    expect(problemsIn(events)).toHaveLength(2);
  });

  test('given three times ends the sign-in, which starts again with the password', async () => {
    const { events, error } = await playStory(customAuth, {
      replies: { secretAnswer: inTurn('Fluffy', 'Fluffy', 'Fluffy') },
    });
    expect(error).toBeUndefined();
    expect(problemsIn(events).at(-1)).toMatch(/^That was the last try\. .* Incorrect username or password\./);
    const retried = events.slice(events.findIndex((event) => event.type === 'problem' && /last try/.test(event.text)));
    const operations = retried.flatMap((event) => (event.type === 'call-ended' ? [event.operation] : []));
    expect(operations.slice(0, 2)).toEqual(['InitiateAuth', 'RespondToAuthChallenge']);
  });

  test('need not be: capitals and spaces make no difference', async () => {
    const { events } = await playStory(customAuth, {
      replies: { firstPet: () => 'Captain Whiskers', secretAnswer: () => '  captain   WHISKERS ' },
    });
    expect(problemsIn(events)).toEqual([]);
  });
});

test('a user of another domain is sent a code, and gives it', async () => {
  const { events, error } = await playStory(customAuth, { replies: { email: () => 'jane@elsewhere.test' } });
  expect(error).toBeUndefined();
  expect(events.some((event) => event.type === 'asked' && event.question === 'confirmationCode')).toBe(true);
  const message = events.find((event) => event.type === 'message-arrived');
  expect(message).toMatchObject({
    text: expect.stringContaining('******'),
    secretText: expect.stringMatching(/\d{6}/),
  });
});

test('what the app hashes is what the function checks', async () => {
  const verify = await functions.VerifyAuthChallengeResponse({ environment: {} });
  const check = async (challengeAnswer: string): Promise<unknown> =>
    verify({
      triggerSource: 'VerifyAuthChallengeResponse_Authentication',
      request: {
        userAttributes: {},
        challengeAnswer,
        privateChallengeParameters: { answerHash: await hashSecretAnswer('Zoë  the Cat') },
      },
      response: {},
    });
  expect(await check('zoë the cat')).toMatchObject({ response: { answerCorrect: true } });
  expect(await check('zoe the cat')).toMatchObject({ response: { answerCorrect: false } });
});
