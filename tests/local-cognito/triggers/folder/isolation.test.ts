import { describe } from 'vitest';
import { expect, test } from '../../../targets/temporary-folder.js';
import { failureOf } from '../../playground.js';
import { openFolder } from './function-folder.js';

const failed = (text: string): string => `UserLambdaValidationException: PreSignUp failed with error ${text}.`;
const timedOut =
  'UnexpectedLambdaException: PreSignUp invocation failed due to error Socket timeout while invoking Lambda function.';

/** A function that counts its calls, and does something else for one user. */
const counting = (forJoe: string): string => `
  let calls = 0;
  exports.handler = async (event) => {
    console.log('call ' + ++calls);
    if (event.userName === 'joe') { ${forJoe} }
    return event;
  };`;

describe('what one call does ends its instance, and not the service', () => {
  test.for<[what: string, code: string, outcome: RegExp | string]>([
    [
      'process.exit',
      'process.exit(42)',
      /^UserLambdaValidationException: PreSignUp failed with error RequestId: [0-9a-f-]{36} Error: Runtime exited with error: exit status 42\.$/,
    ],
    ['process.exit without an error', 'process.exit(0)', / Error: Runtime exited without providing a reason\.$/],
    [
      'an error that nobody catches',
      'setImmediate(() => { throw new TypeError("Late") }); await new Promise(() => {})',
      failed('Late'),
    ],
    [
      'a promise that nobody catches',
      'Promise.reject(new TypeError("Late")); await new Promise(() => {})',
      failed('TypeError: Late'),
    ],
  ])('%s', async ([, code, outcome], { folder }) => {
    await using playground = await openFolder(folder, { 'pre-sign-up.js': counting(code) });
    const outcomes: string[] = [];
    for (const name of ['jane', 'joe', 'jim']) outcomes.push(await failureOf(playground.signUp(name)));
    expect(outcomes).toEqual([
      expect.stringMatching(/^no failure/),
      typeof outcome === 'string' ? outcome : expect.stringMatching(outcome),
      expect.stringMatching(/^no failure/),
    ]);
    // Its memory is gone, as that of a Lambda instance is.
    expect(playground.lines.filter((line) => line.includes('call'))).toEqual([
      'pre-sign-up | call 1',
      'pre-sign-up | call 2',
      'pre-sign-up | call 1',
    ]);
  });

  test('the log says where the error was made that nobody caught', async ({ folder }) => {
    const code = counting('setImmediate(() => { throw new TypeError("Late") }); await new Promise(() => {})');
    await using playground = await openFolder(folder, { 'pre-sign-up.js': code });
    await failureOf(playground.signUp('joe'));
    expect(playground.lines.at(-1)).toMatch(/^pre-sign-up \| TypeError: Late\n {4}at .*pre-sign-up\.js:5:64\)$/);
  });
});

test('an endless loop is cut off at the time limit, and leaves other functions and the service alone', async ({
  folder,
}) => {
  await using playground = await openFolder(
    folder,
    { 'pre-sign-up.js': counting('for (;;);'), 'custom-message.js': 'exports.handler = async (event) => event;' },
    { service: { triggerTimeLimit: 2000 } },
  );
  await playground.signUp('jane');
  const [joe, pools] = await Promise.all([
    failureOf(playground.signUp('joe')),
    playground.api.listUserPools({ MaxResults: 1 }),
  ]);
  expect(joe).toBe(timedOut);
  expect(pools.UserPools).toHaveLength(1);
  await playground.signUp('jim');
  const attempts = playground.calls
    .filter(({ trigger }) => trigger === 'PreSignUp')
    .map(({ attempt, error }) => [attempt, error?.name]);
  expect(attempts).toEqual([
    [1, undefined],
    [1, 'UnexpectedLambdaException'],
    [2, 'UnexpectedLambdaException'],
    [3, 'UnexpectedLambdaException'],
    [1, undefined],
  ]);
  expect(playground.lines).toContain('pre-sign-up | It does not come back, as in an endless loop: it is ended.');
});

test('one that only waits for too long keeps its memory', async ({ folder }) => {
  await using playground = await openFolder(
    folder,
    { 'pre-sign-up.js': counting('await new Promise(() => {})') },
    { service: { triggerTimeLimit: 1500 } },
  );
  await playground.signUp('jane');
  expect(await failureOf(playground.signUp('joe'))).toBe(timedOut);
  await playground.signUp('jim');
  expect(playground.lines).toEqual([1, 2, 3, 4, 5].map((call) => `pre-sign-up | call ${call}`));
});

test('calls at once share one instance', async ({ folder }) => {
  const code = `
    let here = 0;
    let open;
    const both = new Promise((resolve) => (open = resolve));
    exports.handler = async (event) => { if (++here === 2) open(); await both; return event; };`;
  await using playground = await openFolder(folder, { 'pre-sign-up.js': code });
  const outcomes = await Promise.all(['jane', 'joe'].map((name) => failureOf(playground.signUp(name))));
  expect(outcomes.filter((outcome) => outcome.startsWith('no failure'))).toHaveLength(2);
});

test('what it writes past the console is its log, too', async ({ folder }) => {
  const code =
    'exports.handler = (event, context, callback) => { process.stdout.write("out\\n"); process.stderr.write("error\\n"); setTimeout(callback, 100, null, event); };';
  await using playground = await openFolder(folder, { 'pre-sign-up.js': code });
  await playground.signUp('jane');
  expect(playground.lines.toSorted()).toEqual(['pre-sign-up | error', 'pre-sign-up | out']);
});

test('messages that it posts past its handler are passed over', async ({ folder }) => {
  const code = `
    const { parentPort } = require('node:worker_threads');
    const failed = { kind: 'failed', name: 'Error' };
    const posted = [
      null, undefined, 7, 'loaded', [], {}, { type: 'none' }, { type: 'log' }, { type: 'crashed' },
      { type: 'not loaded', failure: failed }, { type: 'crashed', failure: failed },
      ...[undefined, null, {}, { kind: 'none' }, failed].map((outcome) => ({ type: 'outcome', id: 1, outcome })),
    ];
    exports.handler = async (event) => {
      for (const message of posted) parentPort.postMessage(message);
      console.log('posted');
      return event;
    };`;
  await using playground = await openFolder(folder, { 'pre-sign-up.js': code });
  for (const name of ['jane', 'joe']) expect(await failureOf(playground.signUp(name))).toMatch(/^no failure/);
  expect(playground.lines).toEqual(['pre-sign-up | posted', 'pre-sign-up | posted']);
});

test('a failure whose text is none is a failure', async ({ folder }) => {
  const code = 'exports.handler = async () => { throw { toString: () => 7 }; };';
  await using playground = await openFolder(folder, { 'pre-sign-up.js': code });
  expect(await failureOf(playground.signUp('jane'))).toBe(failed('7'));
});
