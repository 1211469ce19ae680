import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '../../../targets/temporary-folder.js';
import { arnOf } from '../../functions.js';
import { failureOf } from '../../playground.js';
import { confirming, logging, openFolder, put, remove } from './function-folder.js';

test('a file that changes is loaded again', async ({ folder }) => {
  await using playground = await openFolder(folder, { 'pre-sign-up.js': logging('one') });
  await playground.signUp('jane');
  await put(folder, { 'pre-sign-up.js': logging('two') });
  expect(await playground.changed('pre-sign-up.js')).toEqual({
    file: 'pre-sign-up.js',
    functionArn: arnOf('pre-sign-up'),
    trigger: 'PreSignUp',
    state: 'ready',
  });
  await playground.signUp('joe');
  expect(playground.lines).toEqual(['pre-sign-up | one', 'pre-sign-up | two']);
});

test('so is a file that it imports, and one that both import', async ({ folder }) => {
  const importing =
    'import { word } from "./lib/word.js"; export const handler = async (e: object) => (console.log(word), e);';
  await using playground = await openFolder(folder, {
    'lib/word.ts': 'export const word = "one";',
    'pre-sign-up.ts': importing,
    'custom-message.ts': importing,
  });
  await put(folder, { 'lib/word.ts': 'export const word = "two";' });
  await Promise.all([playground.changed('pre-sign-up.ts'), playground.changed('custom-message.ts')]);
  await playground.signUp('jane');
  expect(playground.lines).toEqual(['pre-sign-up | two', 'custom-message | two']);
});

test('a broken file is told of as it is saved, and works again once it is mended', async ({ folder }) => {
  await using playground = await openFolder(folder, { 'pre-sign-up.ts': confirming });
  await put(folder, { 'pre-sign-up.ts': 'export const handler = async (event) => {' });
  const broken = await playground.changed('pre-sign-up.ts');
  expect(broken).toMatchObject({
    state: 'broken',
    problem: expect.stringContaining('pre-sign-up.ts:1:42: Unexpected end of file'),
  });
  expect(await failureOf(playground.signUp('jane'))).toMatch(/^UserLambdaValidationException/);
  await put(folder, { 'pre-sign-up.ts': confirming });
  expect((await playground.changed('pre-sign-up.ts')).state).toBe('ready');
  await playground.signUp('jane');
});

test('an import that was not there is found once it is', async ({ folder }) => {
  await using playground = await openFolder(folder, { 'pre-sign-up.ts': 'export { handler } from "./lib/check.js";' });
  expect(playground.files).toMatchObject([{ state: 'broken' }]);
  await put(folder, { 'lib/check.ts': confirming });
  expect((await playground.changed('pre-sign-up.ts')).state).toBe('ready');
});

test('new files are loaded, and files that are gone leave their triggers', async ({ folder }) => {
  await mkdir(folder, { recursive: true });
  await using playground = await openFolder(folder, {});
  expect(playground.files).toEqual([]);
  await put(folder, { 'pre-sign-up.ts': confirming });
  expect((await playground.changed('pre-sign-up.ts')).state).toBe('ready');
  await playground.signUp('jane');
  await remove(folder, 'pre-sign-up.ts');
  expect((await playground.changed('pre-sign-up.ts')).state).toBe('removed');
  await playground.signUp('joe');
  expect(playground.calls).toHaveLength(1);
});

test('a second file for a trigger is told of, and waits until the first is gone', async ({ folder }) => {
  await using playground = await openFolder(folder, { 'pre-sign-up.js': logging('js') });
  await put(folder, { 'pre-sign-up.mjs': 'export const handler = async (event) => (console.log("mjs"), event);' });
  expect(await playground.changed('pre-sign-up.mjs')).toMatchObject({
    state: 'passed over',
    problem:
      'pre-sign-up.mjs and pre-sign-up.js are both the function pre-sign-up. pre-sign-up.js, which was there first, stays in use. Remove one of them: a start with both fails.',
  });
  await playground.signUp('jane');
  await remove(folder, 'pre-sign-up.js');
  expect((await playground.changed('pre-sign-up.mjs')).state).toBe('ready');
  await playground.signUp('joe');
  expect(playground.lines).toEqual(['pre-sign-up | js', 'pre-sign-up | mjs']);
});

test('a call under way ends with the code that it began with', async ({ folder }) => {
  const waiting = `
    const { existsSync } = require('node:fs');
    const gate = ${JSON.stringify(join(folder, 'gate'))};
    exports.handler = async (event) => {
      console.log('begun');
      while (!existsSync(gate)) await new Promise((resolve) => setTimeout(resolve, 20));
      console.log('ended');
      return event;
    };`;
  await using playground = await openFolder(folder, { 'pre-sign-up.js': waiting });
  const signUp = playground.signUp('jane');
  await put(folder, { 'pre-sign-up.js': logging('new') });
  await playground.changed('pre-sign-up.js');
  await playground.signUp('joe');
  await put(folder, { gate: '' });
  await signUp;
  expect(playground.lines).toEqual(['pre-sign-up | begun', 'pre-sign-up | new', 'pre-sign-up | ended']);
});

test('a folder that goes away takes its functions along, and the service stays', async ({ folder }) => {
  const functions = join(folder, 'functions');
  await using playground = await openFolder(functions, { 'pre-sign-up.js': logging('one') });
  await rm(functions, { recursive: true });
  expect((await playground.changed('pre-sign-up.js')).state).toBe('removed');
  await playground.signUp('jane');
  expect(playground.lines).toEqual([]);
});
