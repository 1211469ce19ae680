import { beforeEach, describe, expect, test } from 'vitest';
import type { FunctionLogLine } from '../../../src/local-cognito/index.js';
import { arnOf, openWithFunctions, type TestFunction, type TestFunctions } from '../functions.js';
import { failureOf, type ServiceOptions } from '../playground.js';

/** The console of this process, as it is before any function runs. */
const written: string[] = [];
for (const method of ['log', 'info', 'warn', 'error', 'debug', 'trace', 'dir', 'dirxml'] as const) {
  console[method] = (first: unknown) => void written.push(`${method}: ${String(first)}`);
}
beforeEach(() => void written.splice(0));

const logging = (...lines: readonly string[]): TestFunction => {
  return async (event) => {
    for (const line of lines) console.log(line);
    return event;
  };
};

async function openWithLogs(functions: TestFunctions, service: ServiceOptions = {}) {
  const lines: FunctionLogLine[] = [];
  const onFunctionLog = (line: FunctionLogLine): void => void lines.push(line);
  const playground = await openWithFunctions(functions, { service: { onFunctionLog, ...service } });
  return { ...playground, lines, texts: () => lines.map(({ text }) => text) };
}

test('without the option they go where the console of the process goes', async () => {
  await using playground = await openWithFunctions({ PreSignUp: logging('Who is it?') });
  await playground.signUp('jane');
  expect(written).toEqual(['log: Who is it?']);
});

test('a line says which function wrote it, and when', async () => {
  await using playground = await openWithLogs({
    PreSignUp: logging('Who is it?', 'Let in.'),
    PostConfirmation: logging('Welcome.'),
  });
  await playground.addUser('jane');
  const at = new Date(playground.clock.now());
  expect(playground.lines).toEqual([
    { functionArn: arnOf('PreSignUp'), at, text: 'Who is it?' },
    { functionArn: arnOf('PreSignUp'), at, text: 'Let in.' },
    { functionArn: arnOf('PostConfirmation'), at, text: 'Welcome.' },
  ]);
  expect(written).toEqual([]);
});

describe('every way to write to the console counts', () => {
  test.each<[string, () => void, string]>([
    ['log', () => console.log('%s is %d', 'jane', 30, { a: 1 }), 'jane is 30 { a: 1 }'],
    ['info', () => console.info('text'), 'text'],
    ['warn', () => console.warn('text'), 'text'],
    ['error', () => console.error('text'), 'text'],
    ['debug', () => console.debug('text'), 'text'],
    ['trace', () => console.trace('text'), 'text'],
    ['dir', () => console.dir({ a: { b: { c: { d: 1 } } } }, { depth: 0 }), '{ a: [Object] }'],
    ['dirxml', () => console.dirxml({ a: 1 }), '{ a: 1 }'],
    ['count', () => console.count('sheep'), 'sheep: 1'],
    ['assert', () => console.assert(false, 'text'), 'Assertion failed: text'],
    ['group', () => console.group('text'), 'text'],
    ['nothing', () => console.log(), ''],
  ])('%s', async (_, write, text) => {
    await using playground = await openWithLogs({
      PreSignUp: async (event) => {
        write();
        return event;
      },
    });
    await playground.signUp('jane');
    console.groupEnd();
    expect(playground.texts()).toEqual([text]);
    expect(written).toEqual([]);
  });
});

test('what a function writes by way of what it calls, and later, is its own', async () => {
  await using playground = await openWithLogs({
    PreSignUp: async (event) => {
      await new Promise((resolve) => setTimeout(resolve, 1));
      await Promise.all(['one', 'two'].map(async (text) => console.log(text)));
      return event;
    },
  });
  await playground.signUp('jane');
  expect(playground.texts()).toEqual(['one', 'two']);
});

test('also of one that nobody waits for any more', async () => {
  const finish: (() => void)[] = [];
  await using playground = await openWithLogs(
    {
      PreSignUp: async () => {
        await new Promise<void>((resolve) => finish.push(resolve));
        console.log('Late.');
      },
    },
    { triggerTimeLimit: 5 },
  );
  await failureOf(playground.signUp('jane'));
  for (const resolve of finish) resolve();
  await new Promise(setImmediate);
  expect(playground.texts()).toEqual(['Late.', 'Late.', 'Late.']);
});

test('functions that run at once are kept apart', async () => {
  let started = 0;
  const everybodyStarted = new Promise<void>((resolve) => {
    const check = (): void => void (started === 4 ? resolve() : setImmediate(check));
    check();
  });
  const busy = (name: string): TestFunction => {
    return async (event) => {
      started++;
      await everybodyStarted;
      for (const step of [1, 2, 3]) {
        console.log(`${name} ${event.userName} ${step}`);
        await new Promise(setImmediate);
      }
      return event;
    };
  };
  await using playground = await openWithLogs({ PreSignUp: busy('PreSignUp') });
  await using elsewhere = await openWithLogs({ PreSignUp: busy('elsewhere') });
  await Promise.all([
    playground.signUp('jane'),
    playground.signUp('joe'),
    elsewhere.signUp('jane'),
    elsewhere.signUp('joe'),
  ]);
  const expected = (name: string): string[] =>
    ['jane', 'joe'].flatMap((user) => [1, 2, 3].map((step) => `${name} ${user} ${step}`));
  expect(playground.texts().toSorted()).toEqual(expected('PreSignUp'));
  expect(elsewhere.texts().toSorted()).toEqual(expected('elsewhere'));
});

describe('what is written outside of functions stays where it was', () => {
  test('before, between and after', async () => {
    await using playground = await openWithLogs({ PreSignUp: logging('inside') });
    console.log('before');
    const signUp = playground.signUp('jane');
    console.warn('between');
    await signUp;
    console.error('after');
    expect(playground.texts()).toEqual(['inside']);
    expect(written).toEqual(['log: before', 'warn: between', 'error: after']);
  });

  test('by the listener itself', async () => {
    await using playground = await openWithFunctions(
      { PreSignUp: logging('inside') },
      { service: { onFunctionLog: ({ text }) => console.log(`heard ${text}`) } },
    );
    await playground.signUp('jane');
    expect(written).toEqual(['log: heard inside']);
  });

  test('by other listeners, when a function calls the service', async () => {
    await using playground = await openWithLogs(
      {
        PreSignUp: async (event) => {
          if (event.userName === 'jane') await playground.signUp('joe');
          return event;
        },
      },
      {
        onMessage: ({ username }) => console.log(`message to ${username}`),
        onTrigger: ({ trigger }) => console.log(trigger),
      },
    );
    await playground.signUp('jane');
    expect(written).toEqual(['log: PreSignUp', 'log: message to joe', 'log: PreSignUp', 'log: message to jane']);
    expect(playground.texts()).toEqual([]);
  });

  test('by functions that are called by a function', async () => {
    await using playground = await openWithLogs({
      PreSignUp: async (event) => {
        console.log(`before ${event.userName}`);
        if (event.userName === 'jane') await playground.addUser('joe');
        console.log(`after ${event.userName}`);
        return event;
      },
      PostConfirmation: logging('Welcome.'),
    });
    await playground.signUp('jane');
    expect(playground.lines.map(({ functionArn, text }) => [functionArn, text])).toEqual([
      [arnOf('PreSignUp'), 'before jane'],
      [arnOf('PreSignUp'), 'before joe'],
      [arnOf('PreSignUp'), 'after joe'],
      [arnOf('PostConfirmation'), 'Welcome.'],
      [arnOf('PreSignUp'), 'after jane'],
    ]);
  });
});
