import { describe, expect, test } from 'vitest';
import type { RunEvent } from '../../src/events/index.js';
import { autoConfirm } from '../../src/scenarios/auto-confirm/auto-confirm.js';
import { questions } from '../../src/scenarios/auto-confirm/questions.js';
import { duringStep, playStory, problemsIn, resultsIn } from './play-story.js';
import { inTurn } from './story-events.js';

const triggersIn = (events: readonly RunEvent[]): string[] =>
  events.flatMap((event) => (event.type === 'trigger-called' ? [event.triggerSource] : []));

const errorsIn = (events: readonly RunEvent[]): (string | undefined)[] =>
  events.flatMap((event) => (event.type === 'call-ended' && event.error ? [event.error.name] : []));

function tableIn(events: readonly RunEvent[], title: string): readonly (readonly string[])[] {
  const found = events.find((event) => event.type === 'table' && event.title === title);
  return found?.type === 'table' ? found.rows : [];
}

const names = { username: () => 'jane', guestUsername: () => 'kim' };

test('a colleague is confirmed without a message, and signs in with a verified address', async () => {
  const { events } = await playStory(autoConfirm, { replies: names });
  const signUp = duringStep(events, 'Sign up a colleague');
  expect(triggersIn(signUp)).toEqual(['PreSignUp_SignUp', 'PostConfirmation_ConfirmSignUp']);
  expect(signUp.filter(({ type }) => type === 'message-arrived')).toEqual([]);
  expect(resultsIn(duringStep(events, 'Sign in at once'))).toEqual([
    'Cognito asked for PASSWORD_VERIFIER, and jane has tokens.',
    'The ID token says email_verified: true.',
  ]);
});

test.each([
  ['joe@gmail.com', 'joe@example.org', 'joe@example.com', 'joe@elsewhere.example'],
  ['名前', '@joe', 'jane@example.com', 'kim@elsewhere.example'],
  ['jane@example.org', 'kim@elsewhere.test', 'jane@example.org', 'kim@elsewhere.test'],
])('every suggestion will do: for %s and %s', async (colleague, guest, ...addresses) => {
  const replies = { username: () => colleague, guestUsername: () => guest };
  const { events, error } = await playStory(autoConfirm, { replies });
  expect(error).toBeUndefined();
  const given = events.flatMap((event) =>
    event.type === 'answered' && ['email', 'guestEmail'].includes(event.question) ? [event.value] : [],
  );
  expect(given).toEqual(addresses);
});

test('a guest is refused before the code is given, and not after', async () => {
  const { events } = await playStory(autoConfirm, { replies: names });
  const signUp = duringStep(events, 'Sign up a guest');
  expect(triggersIn(signUp)).toEqual(['PreSignUp_SignUp']);
  expect(signUp.find(({ type }) => type === 'message-arrived')).toMatchObject({ to: 'kim@elsewhere.example' });
  const tooEarly = duringStep(events, 'Sign in before the code is given');
  expect(errorsIn(tooEarly)).toEqual(['UserNotConfirmedException']);
  expect(resultsIn(tooEarly)).toEqual(['kim may not sign in. UserNotConfirmedException: User is not confirmed.']);
  expect(triggersIn(duringStep(events, 'Confirm the sign-up'))).toEqual(['PostConfirmation_ConfirmSignUp']);
  const after = duringStep(events, 'Sign in after the code');
  expect(errorsIn(after)).toEqual([]);
  expect(resultsIn(after)).toContain('The ID token says email_verified: true.');
});

test('no impostor is confirmed: Cognito refuses some addresses, and PreSignUp does not know the others', async () => {
  const { events } = await playStory(autoConfirm);
  const attempts = duringStep(events, 'Try impostors’ addresses');
  const decisions = tableIn(attempts, 'What came of each address').map(([address, decision]) => [address, decision]);
  expect(decisions).toEqual([
    ['boss@example.com@evil.test', 'refused'],
    ['"boss@example.com"@evil.test', 'refused'],
    ['boss@example.com.evil.test', 'UNCONFIRMED'],
    ['boss@evil.example.com', 'UNCONFIRMED'],
    ['boss@example.com,evil.test', 'UNCONFIRMED'],
    ['boss@example.c\u043em', 'UNCONFIRMED'],
  ]);
  expect(errorsIn(attempts)).toEqual(['InvalidParameterException', 'InvalidParameterException']);
  expect(triggersIn(attempts)).toEqual(Array.from({ length: 4 }, () => 'PreSignUp_SignUp'));
  expect(tableIn(attempts, 'What came of each address')[0]?.[2]).toContain('Cognito: Invalid email address format.');
});

test.each([
  { address: 'jane@ex\u0430mple.com', decision: 'UNCONFIRMED', why: 'An address of your own.' },
  { address: 'jane', decision: 'refused', why: 'An address of your own. Cognito: Invalid email address format.' },
])('the person may try $address', async ({ address, decision, why }) => {
  const { events } = await playStory(autoConfirm, { replies: { impostor: () => address } });
  const rows = tableIn(events, 'What came of each address');
  expect(rows[0]).toEqual([address, decision, why]);
  expect(rows).toHaveLength(7);
});

test('the users are looked up with their state, and each confirmation left a line in the log', async () => {
  const { events } = await playStory(autoConfirm, { replies: names });
  const users = tableIn(events, 'Users');
  expect(users.slice(0, 2)).toEqual([
    ['jane', 'jane@example.com', 'CONFIRMED', 'true'],
    ['kim', 'kim@elsewhere.example', 'CONFIRMED', 'true'],
  ]);
  expect(users.slice(2).map(([name = '', , ...state]) => [name.replace(/\w{6}$/, ''), ...state])).toEqual(
    Array.from({ length: 4 }, () => ['impostor-', 'UNCONFIRMED', 'false']),
  );
  const trail = tableIn(events, 'Log of the PostConfirmation function');
  expect(trail.map(([, audit, userName]) => [audit, userName])).toEqual([
    ['confirmed', 'jane'],
    ['confirmed', 'kim'],
  ]);
});

describe('a mistake is told and asked about again', () => {
  test('a wrong code of the guest', async () => {
    const { events, error } = await playStory(autoConfirm, {
      replies: { confirmationCode: inTurn('000000', 'resend') },
    });
    expect(error).toBeUndefined();
    expect(problemsIn(events)).toEqual([expect.stringMatching(/^That is not the code that was sent\./)]);
    expect(events.filter(({ type }) => type === 'message-arrived')).toHaveLength(2);
  });

  test('a weak password: the guest gets the one that was good enough', async () => {
    const { events, error } = await playStory(autoConfirm, {
      replies: { password: inTurn('weak', 'Correct-Horse-7') },
    });
    expect(error).toBeUndefined();
    expect(problemsIn(events)).toEqual([expect.stringMatching(/^The password is too weak\./)]);
    expect(events.filter((event) => event.type === 'asked' && event.question === 'password')).toHaveLength(2);
  });

  test('a guest with the name of the colleague', async () => {
    const { events, error } = await playStory(autoConfirm, {
      replies: { username: () => 'jane', guestUsername: inTurn('jane', 'kim') },
    });
    expect(error).toBeUndefined();
    expect(problemsIn(events)).toEqual([expect.stringMatching(/^The name jane is taken:/)]);
  });

  test.each([
    { question: questions.email, answer: 'jane', reason: /looks like jane@example\.com/ },
    { question: questions.email, answer: 'jane@elsewhere.example', reason: /ends in @example\.com or @example\.org/ },
    { question: questions.email, answer: 'jane@EXAMPLE.org', reason: undefined },
    { question: questions.guestEmail, answer: 'kim', reason: /looks like jane@example\.com/ },
    { question: questions.guestEmail, answer: 'kim@Example.com', reason: /the address of a colleague/ },
    { question: questions.guestEmail, answer: 'kim@sub.example.com', reason: undefined },
    { question: questions.impostor, answer: 'jane@example.com', reason: /only looks like it/ },
    { question: questions.impostor, answer: 'jane@evil.test@example.com', reason: undefined },
  ])('$question.name: $answer', ({ question, answer, reason }) => {
    const problem = question.check(answer);
    if (reason === undefined) expect(problem).toBeUndefined();
    else expect(problem).toMatch(reason);
  });
});
