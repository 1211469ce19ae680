import { describe, expect, test } from 'vitest';
import type { LambdaContext, TriggerCall } from '../../../src/local-cognito/index.js';
import {
  answering,
  arnOf,
  openWithFunctions,
  passOn,
  refusing,
  type TestFunction,
  type TriggerEvent,
} from '../functions.js';
import { failureOf, openPlayground } from '../playground.js';

const failed = (text: string): string => `UserLambdaValidationException: PreSignUp failed with error ${text}.`;
const unrecognizable = 'InvalidLambdaResponseException: Unrecognizable lambda output';
const timedOut =
  'UnexpectedLambdaException: PreSignUp invocation failed due to error Socket timeout while invoking Lambda function.';

type Callback = (error?: unknown, result?: unknown) => void;

const cyclic: Record<string, unknown> = {};
cyclic['self'] = cyclic;

/** What SignUp comes to with this PreSignUp. */
async function outcomeOf(handler: TestFunction, triggerTimeLimit?: number): Promise<string> {
  const service = triggerTimeLimit === undefined ? {} : { triggerTimeLimit };
  await using playground = await openWithFunctions({ PreSignUp: handler }, { service });
  const outcome = await failureOf(playground.signUp('jane'));
  return outcome.startsWith('no failure') ? 'ok' : outcome;
}

describe('a function that fails', () => {
  const thrown = (what: unknown): TestFunction => {
    return () => {
      throw what;
    };
  };

  test.each<[string, TestFunction, string]>([
    ['rejects', refusing('Not today'), 'Not today'],
    ['rejects with a full stop, which makes two', refusing('Not today.'), 'Not today.'],
    ['rejects with nothing to say', refusing(''), ''],
    ['throws before it makes a promise', thrown(new TypeError('Not today')), 'Not today'],
    ['throws a string', thrown('Not today'), 'Not today'],
    ['throws a number', thrown(42), '42'],
    ['throws a BigInt', thrown(42n), '42'],
    ['throws an object', thrown({ reason: 'Not today' }), '[object Object]'],
    ['throws what looks like an error', thrown({ name: 'E', message: 'Not today', stack: 'E' }), 'Not today'],
    ['throws what refers to itself', thrown(cyclic), '[object Object]'],
    ['throws what has no text at all', thrown(Object.create(null)), 'handled'],
    ['throws undefined', thrown(undefined), 'handled'],
    ['rejects with null', () => Promise.reject(null), 'handled'],
    [
      'gives the callback an error',
      (_event, _context, callback: Callback) => callback(new Error('Not today')),
      'Not today',
    ],
    ['gives the callback a string', (_event, _context, callback: Callback) => callback('Not today'), 'Not today'],
    ['fails by its context', (_event, context: LambdaContext) => context.fail('Not today'), 'Not today'],
    ['is done by its context', (_event, context: LambdaContext) => context.done(new Error('Not today')), 'Not today'],
    ['answers what refers to itself', (event) => ({ ...event, cyclic }), 'Unable to stringify response body'],
    ['answers with a BigInt', (event) => ({ ...event, extra: 1n }), 'Unable to stringify response body'],
    [
      'answers with more than 6 MB',
      (event) => ({ ...event, extra: 'x'.repeat(6_291_556) }),
      'Response payload size exceeded maximum allowed payload size (6291556 bytes).',
    ],
  ])('%s', async (_, handler, text) => {
    expect(await outcomeOf(handler)).toBe(failed(text));
  });

  test('is not called a second time', async () => {
    await using playground = await openWithFunctions({ PreSignUp: refusing('Not today') });
    await failureOf(playground.signUp('jane'));
    expect(playground.events).toHaveLength(1);
  });
});

describe('a function that answers', () => {
  const later = (work: () => void): void => void setTimeout(work, 1);

  test.each<[string, TestFunction]>([
    ['by a promise', passOn],
    ['at once', (event) => event],
    ['by the callback', (event, _context, callback: Callback) => callback(null, event)],
    ['by the callback, later', (event, _context, callback: Callback) => later(() => callback(undefined, event))],
    [
      'by the callback, and returns something else',
      (event, _context, callback: Callback) => {
        later(() => callback(null, event));
        return 'ignored';
      },
    ],
    ['by its context', (event, context: LambdaContext) => context.succeed(event)],
    ['by its context, later', (event, context: LambdaContext) => later(() => context.succeed(event))],
    ['as done by its context', (event, context: LambdaContext) => later(() => context.done(undefined, event))],
    [
      'twice, the second time with an error',
      (event, _context, callback: Callback) => {
        callback(null, event);
        callback(new Error('Too late'));
      },
    ],
    [
      'with members that nobody knows',
      async (event) => ({ ...event, extra: 1, response: { ...event.response, extra: null } }),
    ],
    ['without its response filled in', async (event) => ({ ...event, response: {} })],
    ['with less than 6 MB', async (event) => ({ ...event, extra: 'x'.repeat(6_000_000) })],
  ])('%s', async (_, handler) => {
    expect(await outcomeOf(handler)).toBe('ok');
  });
});

describe('an answer that is none', () => {
  const without = (name: keyof TriggerEvent): [string, TestFunction] => [
    `lacks ${name}`,
    async (event) => ({ ...event, [name]: undefined }),
  ];
  const pascal = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

  test.each<[string, TestFunction]>([
    ['is undefined', async () => undefined],
    ['is undefined, and comes at once', () => undefined],
    ['is null', async () => null],
    ['is a string', async () => 'ok'],
    ['is a number', async () => 42],
    ['is a list', async (event) => [event]],
    ['is the response alone', async ({ response }) => response],
    ['is an empty object', async () => ({})],
    ['is nothing by the callback', (_event, _context, callback: Callback) => callback()],
    without('version'),
    without('region'),
    without('userPoolId'),
    without('userName'),
    without('callerContext'),
    without('triggerSource'),
    without('request'),
    without('response'),
    ['has a version that is a number', async (event) => ({ ...event, version: 1 })],
    ['has a response that is null', async (event) => ({ ...event, response: null })],
    ['has a response that is a list', async (event) => ({ ...event, response: [] })],
    ['has a request that is null', async (event) => ({ ...event, request: null })],
    [
      'has a request of another type',
      async (event) => ({ ...event, request: { ...event.request, userAttributes: 'jane' } }),
    ],
    ['has a flag that is a string', answering({ autoConfirmUser: 'true' })],
    ['has a flag that is null', answering({ autoConfirmUser: null })],
    [
      'has a null in place of an absent member',
      async (event) => ({ ...event, request: { ...event.request, clientMetadata: null } }),
    ],
    [
      'has names in PascalCase',
      async (event) => Object.fromEntries(Object.entries(event).map(([name, value]) => [pascal(name), value])),
    ],
  ])('%s', async (_, handler) => {
    expect(await outcomeOf(handler)).toBe(unrecognizable);
  });
});

describe('a function that takes too long', () => {
  const never: TestFunction = () => new Promise(() => undefined);

  test('is tried three times', async () => {
    await using playground = await openWithFunctions({ PreSignUp: never }, { service: { triggerTimeLimit: 5 } });
    expect(await failureOf(playground.signUp('jane'))).toBe(timedOut);
    const [first, ...others] = playground.events;
    expect(others).toEqual([first, first]);
  });

  test('by the callback, too', async () => {
    expect(await outcomeOf((_event, _context, _callback: Callback) => undefined, 5)).toBe(timedOut);
  });

  test('may answer at the second attempt', async () => {
    let calls = 0;
    await using playground = await openWithFunctions(
      { PreSignUp: (event) => (++calls === 1 ? new Promise(() => undefined) : event) },
      { service: { triggerTimeLimit: 20 } },
    );
    await playground.signUp('jane');
    expect(playground.events).toHaveLength(2);
  });

  test('may fail at the second attempt, and that is that', async () => {
    let calls = 0;
    const handler: TestFunction = () =>
      ++calls === 1 ? new Promise(() => undefined) : Promise.reject(new Error('Not today'));
    expect(await outcomeOf(handler, 20)).toBe(failed('Not today'));
    expect(calls).toBe(2);
  });

  test('is not listened to when it fails later', async () => {
    const failures: ((error: Error) => void)[] = [];
    const handler: TestFunction = () => new Promise((_resolve, reject) => failures.push(reject));
    expect(await outcomeOf(handler, 5)).toBe(timedOut);
    for (const fail of failures) fail(new Error('Nobody handles this'));
    await new Promise(setImmediate);
  });
});

test('a function that nobody registered can not be invoked', async () => {
  await using playground = await openPlayground({ pool: { LambdaConfig: { PreSignUp: arnOf('nobody') } } });
  expect(await failureOf(playground.signUp('jane'))).toBe(
    'UnexpectedLambdaException: PreSignUp invocation failed due to error AccessDeniedException.',
  );
  expect(playground.local.functions.register('nobody', (event) => event)).toBe(arnOf('nobody'));
  await playground.signUp('jane');
});

test('of a UserMigration function that can not be invoked a sign-in hears as of a user who is not there', async () => {
  await using playground = await openPlayground({ pool: { LambdaConfig: { UserMigration: arnOf('nobody') } } });
  expect(await failureOf(playground.startSignIn('jane'))).toBe(
    `UserNotFoundException: Exception migrating user in app client ${playground.clientId}`,
  );
  const { clientId: ClientId } = await playground.addClient({ PreventUserExistenceErrors: 'ENABLED' });
  const AuthParameters = { USERNAME: 'jane', PASSWORD: 'any' };
  const hidden = playground.api.initiateAuth({ ClientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters });
  expect(await failureOf(hidden)).toBe(
    'UnexpectedLambdaException: UserMigration invocation failed due to error AccessDeniedException.',
  );
});

test('what a function does to its event is its own affair', async () => {
  const calls: TriggerCall[] = [];
  const spoil: TestFunction = (event) => {
    event.userName = 'joe';
    event.request = {};
    return new Promise(() => undefined);
  };
  await using playground = await openWithFunctions(
    { PreSignUp: spoil, PostConfirmation: spoil },
    { service: { triggerTimeLimit: 5, onTrigger: (call) => calls.push(call) } },
  );
  await failureOf(playground.signUp('jane'));
  expect(playground.events.map(({ userName }) => userName)).toEqual(['jane', 'jane', 'jane']);
  expect(calls.map(({ event }) => event)).toEqual(playground.events);
});

test('the context is that of the Node.js runtime', async () => {
  const seen: LambdaContext[] = [];
  await using playground = await openWithFunctions({
    PreSignUp: async (event, context: LambdaContext) => {
      seen.push({ ...context });
      expect(context.getRemainingTimeInMillis()).toBeGreaterThan(0);
      expect(context.getRemainingTimeInMillis()).toBeLessThanOrEqual(5000);
      return event;
    },
  });
  await playground.signUp('jane');
  await playground.signUp('joe');
  expect(seen[0]).toMatchObject({
    functionName: 'PreSignUp',
    functionVersion: '$LATEST',
    invokedFunctionArn: arnOf('PreSignUp'),
    memoryLimitInMB: '128',
    logGroupName: '/aws/lambda/PreSignUp',
    callbackWaitsForEmptyEventLoop: true,
  });
  expect(seen[0]!.awsRequestId).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  expect(seen[1]!.awsRequestId).not.toBe(seen[0]!.awsRequestId);
});

test('each attempt is told of', async () => {
  const calls: TriggerCall[] = [];
  let attempts = 0;
  await using playground = await openWithFunctions(
    {
      PreSignUp: (event) => (++attempts === 1 ? new Promise(() => undefined) : event),
      PostConfirmation: refusing('Not today'),
    },
    { service: { triggerTimeLimit: 20, onTrigger: (call) => calls.push(call) } },
  );
  await failureOf(playground.addUser('jane'));
  const { userPoolId } = playground;
  const common = { userPoolId, durationMs: expect.any(Number) as number };
  expect(calls).toEqual([
    {
      ...common,
      trigger: 'PreSignUp',
      functionArn: arnOf('PreSignUp'),
      attempt: 1,
      event: playground.events[0],
      error: {
        name: 'UnexpectedLambdaException',
        message: 'PreSignUp invocation failed due to error Socket timeout while invoking Lambda function.',
      },
    },
    {
      ...common,
      trigger: 'PreSignUp',
      functionArn: arnOf('PreSignUp'),
      attempt: 2,
      event: playground.events[1],
      response: { autoConfirmUser: false, autoVerifyEmail: false, autoVerifyPhone: false },
    },
    {
      ...common,
      trigger: 'PostConfirmation',
      functionArn: arnOf('PostConfirmation'),
      attempt: 1,
      event: playground.events[2],
      error: { name: 'Error', message: 'Not today' },
    },
  ]);
});
