import { describe } from 'vitest';
import { expect, test } from '../../../targets/temporary-folder.js';
import { failureOf } from '../../playground.js';
import { openFolder, type Files } from './function-folder.js';

/** What is told of a broken PreSignUp, and what a sign-up comes to. */
async function tell(folder: string, files: Files): Promise<{ problem: string; outcome: string; log: string }> {
  await using playground = await openFolder(folder, files);
  const { problem = '' } = playground.files.find(({ state }) => state === 'broken') ?? {};
  const outcome = await failureOf(playground.signUp('jane'));
  const shorten = (text: string): string => text.replaceAll(`${folder}/`, '');
  return { problem: shorten(problem), outcome, log: shorten(playground.lines.join('\n')) };
}

const failed = (text: string): string => `UserLambdaValidationException: PreSignUp failed with error ${text}.`;

test('a syntax error is shown where it is, at once and at each call', async ({ folder }) => {
  const code = 'export const handler = async (event: object) => {\n  return event;\n};\nconst x = ;\n';
  expect(await tell(folder, { 'pre-sign-up.ts': code })).toEqual({
    problem: 'pre-sign-up.ts:4:11: Unexpected ";"',
    outcome: failed('SyntaxError: Unexpected ";"'),
    log: 'pre-sign-up | pre-sign-up.ts:4:11: Unexpected ";"',
  });
});

test('so is one in a file that it imports', async ({ folder }) => {
  const files = {
    'pre-sign-up.ts': 'export { handler } from "./lib/check.js";',
    'lib/check.ts': 'export const handler = {',
  };
  expect((await tell(folder, files)).problem).toMatch(/^lib\/check\.ts:1:25: /);
});

test.for([
  ['./lib/check.js', 'pre-sign-up.ts:1:23: Could not resolve "./lib/check.js"'],
  ['no-such-package', 'pre-sign-up.ts:1:23: Could not resolve "no-such-package"'],
])('an import of %s, which is not there', async ([name, text], { folder }) => {
  const code = `import { check } from "${name}"; export const handler = check;`;
  const { problem, outcome } = await tell(folder, { 'pre-sign-up.ts': code });
  expect(problem).toBe(text);
  expect(outcome).toBe(failed(`Error: Cannot find module '${name}'`));
});

test('a module that throws as it loads', async ({ folder }) => {
  const code =
    'interface Settings { url: string }\n\nconst settings: Settings = load();\nfunction load(): Settings {\n  throw new RangeError("No settings");\n}\nexport const handler = () => settings;\n';
  const { problem, outcome } = await tell(folder, { 'pre-sign-up.ts': code });
  expect(problem.split('\n').slice(0, 3)).toEqual([
    'RangeError: No settings',
    '    at load (pre-sign-up.ts:5:9)',
    '    at Object.<anonymous> (pre-sign-up.ts:3:28)',
  ]);
  expect(outcome).toBe(failed('No settings'));
});

test('a module without a handler', async ({ folder }) => {
  expect(await tell(folder, { 'pre-sign-up.ts': 'export const handle = 1;' })).toMatchObject({
    problem: 'pre-sign-up.ts exports neither a function named handler nor one as its default.',
    outcome: failed('pre-sign-up.handler is undefined or not exported'),
  });
});

test('a module without a handler that is named after no trigger is no function', async ({ folder }) => {
  await using playground = await openFolder(folder, { 'users.ts': 'export const users = [];' });
  expect(playground.files).toMatchObject([{ file: 'users.ts', state: 'no function' }]);
});

test('a module that never ends to load is given up', async ({ folder }) => {
  await using playground = await openFolder(
    folder,
    { 'pre-sign-up.js': 'for (;;);' },
    { service: { triggerTimeLimit: 300 } },
  );
  expect(playground.files).toMatchObject([{ state: 'broken', problem: 'It does not load within 600 ms' }]);
});

test('a broken file leaves the others alone', async ({ folder }) => {
  const good = 'exports.handler = async (event) => event;';
  await using playground = await openFolder(folder, { 'pre-sign-up.js': good, 'custom-message.js': 'export {' });
  expect(playground.files.map(({ file, state }) => `${file} ${state}`)).toEqual([
    'custom-message.js broken',
    'pre-sign-up.js ready',
  ]);
  expect(await failureOf(playground.signUp('jane'))).toBe(
    'UserLambdaValidationException: CustomMessage failed with error SyntaxError: Expected identifier but found end of file.',
  );
  expect(playground.calls.map(({ trigger, error }) => [trigger, error?.name])).toEqual([
    ['PreSignUp', undefined],
    ['CustomMessage', 'Runtime.UserCodeSyntaxError'],
  ]);
});

describe('an error of a call is shown where it was made', () => {
  test('in TypeScript, in a file that is imported', async ({ folder }) => {
    const files = {
      'lib/check.ts':
        'type Name = string;\n\nexport function check(name: Name): void {\n  throw new Error(`Not ${name}`);\n}\n',
      'pre-sign-up.ts':
        'import { check } from "./lib/check.js";\ninterface Event { userName: string }\nexport const handler = async (event: Event) => {\n  check(event.userName);\n};\n',
    };
    const { log, outcome } = await tell(folder, files);
    expect(log).toBe(
      'pre-sign-up | Error: Not jane\n    at check (lib/check.ts:4:9)\n    at handler (pre-sign-up.ts:4:3)',
    );
    expect(outcome).toBe(failed('Not jane'));
  });

  test('with what caused it', async ({ folder }) => {
    const code =
      'exports.handler = async () => {\n  throw new Error("Not today", { cause: new Error("Closed") });\n};\n';
    const { log } = await tell(folder, { 'pre-sign-up.js': code });
    expect(log).toMatch(/Error: Not today\n {4}at .*pre-sign-up\.js:2:9\)/);
    expect(log).toMatch(/\[cause\]: Error: Closed\n {6}at .*pre-sign-up\.js:2:41\)/);
  });
});
