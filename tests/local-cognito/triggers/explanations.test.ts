import { expect, test } from 'vitest';
import type { TriggerCall } from '../../../src/local-cognito/index.js';
import { answering, openWithFunctions, refusing, type TestFunction, type Trigger } from '../functions.js';
import { failureOf } from '../playground.js';

const returnEvent = 'A handler must return the event that it was given, as in `return event`.';

/** What a sign-up comes to, and what the listener is told of the call. */
async function outcomeOf(handler: TestFunction, trigger: Trigger = 'PreSignUp') {
  const calls: TriggerCall[] = [];
  const service = { onTrigger: (call: TriggerCall) => void calls.push(call) };
  await using playground = await openWithFunctions({ [trigger]: handler }, { service });
  const outcome = await failureOf(playground.signUp('jane'));
  const { error, explanation } = calls[0]!;
  return { outcome, error: error?.name, explanation };
}

test.each<[string, TestFunction, string]>([
  ['nothing', () => Promise.resolve(), `The function returned nothing. ${returnEvent}`],
  ['null', () => Promise.resolve(null), `The function returned nothing. ${returnEvent}`],
  ['a text', () => Promise.resolve('event'), `The function returned a string. ${returnEvent}`],
  ['a list', (event) => Promise.resolve([event]), `The function returned a list. ${returnEvent}`],
  ['the response alone', ({ response }) => Promise.resolve(response), `The answer lacks version. ${returnEvent}`],
  [
    'an event without its response',
    (event) => Promise.resolve({ ...event, response: undefined }),
    `The answer lacks response. ${returnEvent}`,
  ],
  [
    'an event whose response is none',
    (event) => Promise.resolve({ ...event, response: null }),
    'In the answer, response is null, not an object as in the event.',
  ],
  [
    'a null that the request had not',
    (event) => Promise.resolve({ ...event, request: { ...event.request, clientMetadata: null } }),
    'In the answer, request.clientMetadata is null; the event has none.',
  ],
  [
    'a request of another shape',
    (event) => Promise.resolve({ ...event, request: { userAttributes: [] } }),
    'In the answer, request.userAttributes is a list, not an object as in the event.',
  ],
  [
    'a text for a flag',
    (event) => Promise.resolve({ ...event, response: { autoConfirmUser: 'yes' } }),
    'In the answer, response.autoConfirmUser must be true or false.',
  ],
])('a function that returns %s is explained, and the error is Cognito’s', async (_, handler, explanation) => {
  expect(await outcomeOf(handler)).toEqual({
    outcome: 'InvalidLambdaResponseException: Unrecognizable lambda output',
    error: 'InvalidLambdaResponseException',
    explanation,
  });
});

test('members within members are named by their path', async () => {
  const handler: TestFunction = (event) => {
    const claimsOverrideDetails = { groupOverrideDetails: { groupsToOverride: 'admins' } };
    return Promise.resolve({ ...event, response: { claimsOverrideDetails } });
  };
  const calls: TriggerCall[] = [];
  const service = { onTrigger: (call: TriggerCall) => void calls.push(call) };
  await using playground = await openWithFunctions({ PreTokenGeneration: handler }, { service });
  await playground.addUser('jane');
  await failureOf(playground.signIn('jane'));
  expect(calls[0]!.explanation).toBe(
    'In the answer, response.claimsOverrideDetails.groupOverrideDetails.groupsToOverride must be a list of strings.',
  );
});

test('a function that throws has said itself what is wrong', async () => {
  expect(await outcomeOf(refusing('Not today'))).toMatchObject({ error: 'Error', explanation: undefined });
});

test('what a custom sender returns goes nowhere, as on AWS: it has not failed', async () => {
  const outcome = await outcomeOf(() => Promise.resolve(), 'CustomEmailSender');
  expect(outcome).toEqual({ outcome: expect.stringMatching(/^no failure/), error: undefined, explanation: undefined });
});

test.each<[string, object, string | undefined]>([
  ['without the code', { emailMessage: 'Hello.' }, "emailMessage has no {####}, so the pool's own text is sent."],
  ['with the code', { emailMessage: '{####}' }, undefined],
  ['of no length', { emailMessage: '' }, undefined],
  ['for another medium', { smsMessage: 'Hello.' }, undefined],
])('a text %s of CustomMessage is explained if it is not used', async (_, answer, explanation) => {
  expect(await outcomeOf(answering(answer), 'CustomMessage')).toMatchObject({ error: undefined, explanation });
});

test('an invitation without the username is explained', async () => {
  const calls: TriggerCall[] = [];
  await using playground = await openWithFunctions(
    { CustomMessage: answering({ emailMessage: 'Come in with {####}' }) },
    { service: { onTrigger: (call) => void calls.push(call) } },
  );
  await playground.api.adminCreateUser({
    UserPoolId: playground.userPoolId,
    Username: 'jane',
    DesiredDeliveryMediums: ['EMAIL'],
    UserAttributes: [{ Name: 'email', Value: 'jane@example.com' }],
  });
  expect(calls.map(({ explanation }) => explanation)).toEqual([
    "emailMessage has no {username}, so the pool's own text is sent.",
  ]);
});
