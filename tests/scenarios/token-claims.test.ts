import { beforeAll, describe, expect, test } from 'vitest';
import type { RunEvent, TokensCompared } from '../../src/events/index.js';
import { tokenClaims } from '../../src/scenarios/token-claims/token-claims.js';
import { duringStep, inTurn, playStory, problemsIn, resultsIn } from './play-story.js';

const V1 = 'Change the ID token: V1_0';
const V2 = 'Change the access token: V2_0';
const SCOPE = 'Take the API scope away';
const API_SCOPE = 'aws.cognito.signin.user.admin';

let events: readonly RunEvent[];
beforeAll(async () => {
  ({ events } = await playStory(tokenClaims, { replies: { username: () => 'jane', channel: () => 'stage' } }));
});

/** The claims of a comparison by the label of their column. */
function compared(
  step: string,
  title: 'ID token' | 'Access token',
): Record<string, TokensCompared['columns'][0]['claims']> {
  const found = duringStep(events, step).find((event) => event.type === 'tokens-compared' && event.title === title);
  const columns = found?.type === 'tokens-compared' ? found.columns : [];
  return Object.fromEntries(columns.map(({ label, claims }) => [label, claims]));
}

/** What differs from sign-in to sign-in whatever a function does. */
function lasting(claims: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  const passing = new Set(['jti', 'origin_jti', 'event_id', 'auth_time', 'iat', 'exp']);
  return Object.fromEntries(Object.entries(claims).filter(([name]) => !passing.has(name)));
}

describe('the ID token', () => {
  test.each([
    { step: V1, label: 'V1_0' },
    { step: V2, label: 'V1_0' },
    { step: V2, label: 'V2_0' },
  ])('$step: $label has claims added, overridden and suppressed', ({ step, label }) => {
    const claims = compared(step, 'ID token');
    const plain = lasting(claims['No function']);
    expect(plain).toMatchObject({
      email_verified: true,
      nickname: 'Jay',
      'custom:plan': 'pro',
      'cognito:groups': ['admins'],
      'cognito:username': 'jane',
    });
    expect(plain).not.toHaveProperty('plan');
    const { email_verified: _, ...kept } = plain;
    expect(lasting(claims[label])).toEqual({
      ...kept,
      nickname: 'Jay (staff)',
      plan: 'pro',
      channel: 'stage',
      'cognito:groups': ['admins', 'demo-readers'],
    });
  });
});

describe('the access token', () => {
  test.each([V1, V2])('%s: V1_0 has no say in it, but for the groups', (step) => {
    const claims = compared(step, 'Access token');
    const plain = lasting(claims['No function']);
    expect(plain).toMatchObject({ scope: API_SCOPE, 'cognito:groups': ['admins'], username: 'jane' });
    expect(lasting(claims['V1_0'])).toEqual({ ...plain, 'cognito:groups': ['admins', 'demo-readers'] });
  });

  test('V2_0 adds claims, which may be objects, and a scope', () => {
    const claims = compared(V2, 'Access token');
    expect(lasting(claims['V2_0'])).toEqual({
      ...lasting(claims['No function']),
      plan: 'pro',
      permissions: { reports: ['read'] },
      scope: `${API_SCOPE} reports:read`,
      'cognito:groups': ['admins', 'demo-readers'],
    });
  });

  test('a refresh has lost the API scope, and nothing else', () => {
    const claims = compared(SCOPE, 'Access token');
    expect(lasting(claims['Refreshed'])).toEqual({ ...lasting(claims['V2_0']), scope: 'reports:read' });
    expect(claims['Refreshed']?.['origin_jti']).toBe(claims['V2_0']?.['origin_jti']);
  });
});

test('what no function can change is named', () => {
  expect(resultsIn(duringStep(events, V2))).toContain(
    'What no function can change is the same in all: ' +
      'sub, iss, aud, token_use, cognito:username, client_id, username.',
  );
});

test('the app can not choose the plan', () => {
  expect(resultsIn(duringStep(events, 'Sign in as the pool is')).at(-1)).toBe(
    'The app can’t change the plan with this access token: A client attempted to write unauthorized attribute.',
  );
});

test('GetUser takes the access token, and no longer without the API scope', () => {
  const answers = duringStep(events, SCOPE).flatMap((event) =>
    event.type === 'call-ended' && event.operation === 'GetUser' ? [event.error?.message ?? 'taken'] : [],
  );
  expect(answers).toEqual(['taken', 'Access Token does not have required scopes']);
});

test('the function is called by the steps that attach it, and by the refresh', () => {
  const calls = events.flatMap((event) => (event.type === 'trigger-called' ? [event.triggerSource] : []));
  expect(calls).toEqual([
    'TokenGeneration_Authentication',
    'TokenGeneration_Authentication',
    'TokenGeneration_RefreshTokens',
  ]);
  const attached = events.flatMap((event) =>
    event.type === 'call-ended' && event.operation === 'UpdateUserPool'
      ? [(event.request as { LambdaConfig: object }).LambdaConfig]
      : [],
  );
  const arn = expect.stringMatching(/:function:cognito-demo-pre-token-generation$/) as string;
  expect(attached).toEqual([
    { PreTokenGeneration: arn },
    { PreTokenGenerationConfig: { LambdaVersion: 'V2_0', LambdaArn: arn } },
  ]);
});

test.each(['free', 'pro', 'team'])('the plan %s is in both tokens', async (plan) => {
  const performance = await playStory(tokenClaims, { replies: { plan: () => plan } });
  const last = performance.events.filter((event) => event.type === 'tokens-compared').slice(-3);
  expect(last.map(({ columns }) => columns.at(-1)?.claims['plan'])).toEqual([plan, plan, plan]);
});

test('a weak password and a wrong code are asked for again', async () => {
  const { events: told, error } = await playStory(tokenClaims, {
    replies: { password: inTurn('short-1'), confirmationCode: inTurn('000000', 'resend') },
  });
  expect(error).toBeUndefined();
  expect(problemsIn(told)).toEqual([
    expect.stringContaining('The password is too weak.'),
    expect.stringContaining('That is not the code that was sent.'),
  ]);
});

test('no token and no part of one is in what is told', () => {
  expect(JSON.stringify(events)).not.toMatch(/eyJ[\w-]{10,}/);
});

test('the group stays with the pool when that is wanted, and how to remove it is said', async () => {
  const { events: told, othersLeft } = await playStory(tokenClaims, { leftovers: 'keep' });
  expect(othersLeft).toEqual(['admins']);
  expect(told.filter((event) => event.type === 'resource-changed')).toContainEqual({
    type: 'resource-changed',
    change: 'kept',
    kind: 'group',
    name: 'admins',
    removeWith: expect.stringMatching(/^cognito-demo action delete-group --user-pool-id \S+ --group-name admins$/),
  });
});
