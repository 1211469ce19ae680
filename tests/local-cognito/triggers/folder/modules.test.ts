import { describe } from 'vitest';
import { expect, test } from '../../../targets/temporary-folder.js';
import { failureOf } from '../../playground.js';
import { openFolder, type Files } from './function-folder.js';

/** What PreSignUp logs at one sign-up, and what the sign-up comes to. */
async function outcomeOf(folder: string, files: Files): Promise<{ lines: readonly string[]; outcome: string }> {
  await using playground = await openFolder(folder, files);
  expect(playground.files.filter(({ state }) => state === 'broken')).toEqual([]);
  const outcome = await failureOf(playground.signUp('jane'));
  return { lines: playground.lines, outcome: outcome.replace(/^no failure.*/s, 'ok') };
}

describe('every kind of module', () => {
  const body = 'async (event) => { console.log("called"); return event; }';
  const typed =
    'async (event: { version: string }): Promise<object> => { console.log("called"); return event as object; }';

  test.for<[file: string, code: string]>([
    ['pre-sign-up.js', `exports.handler = ${body};`],
    ['pre-sign-up.js', `module.exports = ${body};`],
    ['pre-sign-up.js', `export const handler = ${body};`],
    ['pre-sign-up.cjs', `module.exports = { handler: ${body} };`],
    ['pre-sign-up.mjs', `export default ${body};`],
    ['pre-sign-up.mjs', `const later = await Promise.resolve(${body}); export { later as handler };`],
    ['pre-sign-up.ts', `export const handler = ${typed};`],
    ['pre-sign-up.ts', `export default ${typed};`],
    ['pre-sign-up.ts', `export = { handler: ${typed} };`],
    ['pre-sign-up.mts', `export const handler = ${typed}; await null;`],
    ['pre-sign-up.cts', `exports.handler = ${typed};`],
  ])('%s: %s', async ([file, code], { folder }) => {
    expect(await outcomeOf(folder, { [file]: code })).toEqual({ lines: ['pre-sign-up | called'], outcome: 'ok' });
  });
});

test('what Node.js can not strip: enums, decorators, parameter properties', async ({ folder }) => {
  const code = `
    enum Answer { Yes = 'yes' }
    function named(value: string) { return (target: { label?: string }) => { target.label = value; }; }
    @named('checker') class Checker { static label?: string; constructor(readonly answer: Answer) {} }
    export const handler = async (event: unknown) => {
      console.log(Checker.label, new Checker(Answer.Yes).answer);
      return event;
    };`;
  const config = { 'tsconfig.json': '{ "compilerOptions": { "experimentalDecorators": true } }' };
  const { lines } = await outcomeOf(folder, { ...config, 'pre-sign-up.ts': code });
  expect(lines).toEqual(['pre-sign-up | checker yes']);
});

test('imports: other files by either ending, paths of tsconfig.json, JSON', async ({ folder }) => {
  const { lines } = await outcomeOf(folder, {
    'tsconfig.json': '{ "compilerOptions": { "paths": { "#shared/*": ["./lib/shared/*"] } } }',
    'lib/one.ts': 'export const one: number = 1;',
    'lib/shared/two.ts': 'export const two = 2;',
    'lib/three.json': '{ "three": 3 }',
    'pre-sign-up.ts': `
      import { one } from './lib/one.js';
      import { two } from '#shared/two';
      import { three } from './lib/three.json';
      import * as four from './_four';
      export const handler = async (event: unknown) => { console.log(one, two, three, four.default); return event; };`,
    '_four.ts': 'export default 4;',
  });
  expect(lines).toEqual(['pre-sign-up | 1 2 3 4']);
});

describe('packages are those beside the function', () => {
  const packages = {
    'node_modules/old/package.json': '{ "name": "old", "main": "main.js" }',
    'node_modules/old/main.js': 'const made = { ["na" + "me"]: "old", where: __dirname }; module.exports = made;',
    'node_modules/dual/package.json':
      '{ "name": "dual", "exports": { "import": "./dual.mjs", "require": "./dual.cjs" } }',
    'node_modules/dual/dual.mjs': 'export const kind = "esm";',
    'node_modules/dual/dual.cjs': 'exports.kind = "cjs";',
    'node_modules/typed/package.json': '{ "name": "typed", "exports": "./typed.ts" }',
    'node_modules/typed/typed.ts': 'export const typed: string = "typed";',
  };

  test.for<[file: string, imports: string, kind: string]>([
    ['pre-sign-up.ts', 'import { name } from "old"; import { kind } from "dual";', 'cjs'],
    ['pre-sign-up.mts', 'import old from "old"; import { kind } from "dual"; const { name } = old;', 'esm'],
    ['pre-sign-up.mts', 'const { name } = require("old"); import { kind } from "dual";', 'esm'],
    ['pre-sign-up.ts', 'import { name } from "old"; const kind = import("dual").then((dual) => dual.kind); ', 'esm'],
  ])('%s: %s', async ([file, imports, kind], { folder }) => {
    const code = `${imports} import { typed } from "typed";
      export const handler = async (event) => { console.log(name, await kind, typed); return event; };`;
    const { lines } = await outcomeOf(folder, { ...packages, [file]: code });
    expect(lines).toEqual([`pre-sign-up | old ${kind} typed`]);
  });

  test('and of the folder, not of whoever starts the service', async ({ folder }) => {
    const code =
      'import { where } from "old/main.js"; export const handler = async (event) => { console.log(where); return event; };';
    const { lines } = await outcomeOf(folder, { ...packages, 'pre-sign-up.ts': code });
    expect(lines).toEqual([`pre-sign-up | ${folder}/node_modules/old`]);
  });
});

test('each file knows where it is', async ({ folder }) => {
  const files = {
    'lib/data.csv': 'jane',
    'lib/data.mts':
      'import { readFileSync } from "node:fs"; export const data = readFileSync(new URL("./data.csv", import.meta.url), "utf8");',
    'lib/place.cts':
      'import { basename } from "node:path"; export const place = [basename(__dirname), basename(__filename)];',
    'pre-sign-up.mts': `
      import { data } from './lib/data.mjs';
      import { place } from './lib/place.cjs';
      export const handler = async (event) => { console.log(data, ...place, import.meta.url); return event; };`,
  };
  const { lines } = await outcomeOf(folder, files);
  expect(lines).toEqual([`pre-sign-up | jane lib place.cts file://${folder}/pre-sign-up.mts`]);
});

test('a module keeps its state from call to call, and a package.json may make it an ES module', async ({ folder }) => {
  await using playground = await openFolder(folder, {
    'package.json': '{ "type": "module" }',
    'pre-sign-up.js':
      'let calls = await 0; export const handler = (event) => (console.log(++calls), Promise.resolve(event));',
  });
  for (const name of ['jane', 'joe', 'jim']) await playground.signUp(name);
  expect(playground.lines).toEqual(['pre-sign-up | 1', 'pre-sign-up | 2', 'pre-sign-up | 3']);
});
