import { beforeAll, describe, expect, test } from 'vitest';
import type { PoolFunctions, RunEvent } from '../../src/events/index.js';
import { activityLog } from '../../src/scenarios/activity-log/activity-log.js';
import { trailTable } from '../../src/scenarios/activity-log/trail-table.js';
import { trailOf } from '../../src/scenarios/activity-log/trail.js';
import type { Kit } from '../../src/scenarios/scenario.js';
import { duringStep, inTurn, playStory, problemsIn, resultsIn } from './play-story.js';

const people = { username: () => 'jane', unknownName: () => 'nobody' };

let events: readonly RunEvent[];
beforeAll(async () => {
  ({ events } = await playStory(activityLog, { replies: people }));
});

test('the trail tells who, from where and with what result', () => {
  const table = events.findLast((event) => event.type === 'table');
  expect(table?.columns).toEqual(['Time (UTC)', 'What', 'User', 'App', 'Result']);
  expect(table?.rows.map(([, ...cells]) => cells)).toEqual([
    ['confirmed', 'jane', 'web', ''],
    ['sign-in', 'jane', 'web', 'signed in'],
    ['sign-in', 'jane', 'web', 'failed'],
    ['sign-in', 'nobody', 'web', 'failed: no such user'],
    ['sign-in', 'jane', 'kiosk', 'signed in'],
    ['sign-in', 'jane', 'kiosk', 'refused: The app client is blocked.'],
    ['sign-in', 'jane', 'kiosk', 'refused: The app client is blocked.'],
    ['sign-in', 'jane', 'web', 'signed in'],
  ]);
  for (const [time] of table?.rows ?? []) expect(time).toMatch(/^\d\d:\d\d:\d\d$/);
  expect(events.findLast((event) => event.type === 'summary')?.rows).toContainEqual({
    label: 'Attempts',
    value: '7: 3 signed in, 2 failed, 2 refused by a function',
  });
});

test.each([
  { step: 'Confirm the sign-up', called: ['PostConfirmation'] },
  { step: 'Sign in', called: ['PreAuthentication', 'PostAuthentication'] },
  { step: 'Try a wrong password', called: ['PreAuthentication'] },
  { step: 'Try a name that nobody has', called: ['PreAuthentication'] },
  { step: 'Sign in from a second app, a kiosk', called: ['PreAuthentication', 'PostAuthentication'] },
  { step: 'Block the kiosk', called: ['PreAuthentication: refused', 'PreAuthentication: refused'] },
  { step: 'Sign in from the first app again', called: ['PreAuthentication', 'PostAuthentication'] },
])('$step: $called', ({ step, called }) => {
  const calls = duringStep(events, step).flatMap((event) =>
    event.type === 'trigger-called' ? [`${event.trigger}${event.error ? ': refused' : ''}`] : [],
  );
  expect(calls).toEqual(called);
});

test('a blocked app is told so whatever the password, and nobody else is', () => {
  const refused = 'PreAuthentication failed with error Signing in from this app is switched off.';
  expect(resultsIn(duringStep(events, 'Block the kiosk'))).toEqual([
    'BLOCKED_CLIENT_IDS of the PreAuthentication function now names the kiosk.',
    `The right password: ${refused}`,
    'The trail says: sign-in attempt, sign-in refused.',
    'A wrong one: the same, for it is not even looked at.',
    'The trail says: sign-in attempt, sign-in refused.',
  ]);
  const errors = duringStep(events, 'Block the kiosk').flatMap((event) =>
    event.type === 'call-ended' ? [`${event.error?.name}: ${event.error?.message}`] : [],
  );
  expect(errors).toEqual(Array(2).fill(`UserLambdaValidationException: ${refused}`));
});

test('nobody and a wrong password are told apart by the trail alone', () => {
  const [wrong, unknown] = ['Try a wrong password', 'Try a name that nobody has'].map((title) =>
    resultsIn(duringStep(events, title)),
  );
  expect(wrong).toEqual(['Cognito says: Incorrect username or password.', 'The trail says: sign-in attempt.']);
  expect(unknown).toEqual([
    'Cognito says the same: Incorrect username or password.',
    'The trail says: sign-in attempt (userNotFound).',
  ]);
});

describe('an answer that the step can not use is asked for again', () => {
  test('the right password in place of a wrong one', async () => {
    const { events, error } = await playStory(activityLog, {
      replies: { password: () => 'Correct-Horse-7', wrongPassword: inTurn('Correct-Horse-7', 'Correct-Horse-8') },
    });
    expect(error).toBeUndefined();
    expect(problemsIn(events)).toEqual(['That is the right password, and this step needs a wrong one.']);
  });

  test('the name of the user in place of one that nobody has', async () => {
    const { events, error } = await playStory(activityLog, {
      replies: { username: () => 'jane', unknownName: inTurn('jane', 'jane', 'nobody') },
    });
    expect(error).toBeUndefined();
    expect(problemsIn(events)).toEqual(
      Array(2).fill('jane is in the pool, and this step needs a name that nobody has.'),
    );
  });
});

test('no password is in what is told, nor anybody’s address in the trail', async () => {
  const { events } = await playStory(activityLog, {
    replies: { ...people, password: () => 'Correct-Horse-7', wrongPassword: () => 'Battery-Staple-8' },
  });
  expect(JSON.stringify(events)).not.toMatch(/Correct-Horse|Battery-Staple/);
  const tables = events.filter(({ type }) => type === 'table');
  expect(tables).toHaveLength(2);
  expect(JSON.stringify(tables)).not.toContain('@');
});

test('the kiosk stays with the pool when that is wanted, and how to remove it is said', async () => {
  const { events, othersLeft } = await playStory(activityLog, { leftovers: 'keep' });
  expect(othersLeft).toEqual([expect.stringMatching(/^kiosk-[0-9a-f]{8}$/)]);
  const kept = events.filter((event) => event.type === 'resource-changed' && event.change === 'kept');
  expect(kept).toContainEqual({
    type: 'resource-changed',
    change: 'kept',
    kind: 'app client',
    name: othersLeft[0],
    removeWith: expect.stringMatching(
      /^cognito-demo action delete-user-pool-client --user-pool-id \S+ --client-id \w+$/,
    ),
  });
});

describe('of the trail', () => {
  const at = '2026-03-01T09:30:00.000Z';
  const web = { name: 'web', clientId: 'w1', signIn: async () => {} };
  const line = (audit: string, userName: string, clientId = 'w1') => ({ audit, at, userName, clientId });

  test('a result goes to the attempt that it belongs to, in whatever order they come', () => {
    const lines = [
      line('sign-in attempt', 'jane'),
      line('sign-in attempt', 'joe'),
      line('sign-in attempt', 'jane', 'k2'),
      line('signed in', 'jane'),
      line('sign-in attempt', 'joe'),
      line('signed in', 'joe'),
      line('signed in', 'eve'),
      line('password reset', 'jane'),
    ];
    expect(trailTable(lines, [web]).rows.map(([, ...cells]) => cells.join(' '))).toEqual([
      'sign-in jane web signed in',
      'sign-in joe web failed',
      'sign-in jane k2 failed',
      'sign-in joe web signed in',
      'sign-in eve web signed in',
      'password reset jane web ',
    ]);
  });

  test('only lines of this pool count, whatever else the functions log', async () => {
    const ours = { ...line('signed in', 'jane'), userPoolId: 'here' };
    const texts = [
      'loading',
      'null',
      '7',
      '{"audit":1}',
      JSON.stringify(ours),
      JSON.stringify({ ...ours, userPoolId: 'x' }),
    ];
    const logs: PoolFunctions['logs'] = async () =>
      texts.map((text) => ({ trigger: 'PostAuthentication', at: new Date(at), text }));
    const trail = trailOf({ playground: { userPoolId: 'here', functions: { logs } } } as unknown as Kit);
    expect(await trail.read()).toEqual([ours]);
  });
});
