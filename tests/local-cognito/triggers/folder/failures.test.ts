import { once } from 'node:events';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { vi } from 'vitest';
import { expect, test as base } from '../../../targets/temporary-folder.js';
import { failureOf } from '../../playground.js';
import { builtLibrary, confirming, logging, openFolder, put, remove } from './function-folder.js';

/** A folder for functions, and one for temporary folders alone. */
const test = base.extend<{ functions: string; temporary: string }>({
  functions: async ({ folder }, use) => use(join(folder, 'functions')),
  temporary: async ({ folder }, use) => {
    const temporary = join(folder, 'temporary');
    await mkdir(temporary, { recursive: true });
    vi.stubEnv('TMPDIR', temporary);
    await use(temporary);
    vi.unstubAllEnvs();
  },
});

const crashing = `
  let calls = 0;
  exports.handler = async (event) => (console.log('call ' + ++calls), event.userName === 'joe' ? process.exit(1) : event);`;

test('the folder of built code is made anew when it has been removed', async ({ functions, temporary }) => {
  await using playground = await openFolder(functions, { 'pre-sign-up.js': crashing });
  await removeAll(temporary);
  await failureOf(playground.signUp('joe'));
  await playground.signUp('jane');
  expect(playground.lines).toEqual(['pre-sign-up | call 1', 'pre-sign-up | call 1']);
  await removeAll(temporary);
  await put(functions, { 'pre-sign-up.js': logging('two') });
  expect(await playground.changed('pre-sign-up.js')).toMatchObject({ state: 'ready' });
  await playground.signUp('jim');
  expect(playground.lines.at(-1)).toBe('pre-sign-up | two');
  await playground.local.close();
  expect(await readdir(temporary)).toEqual([]);
});

test('code that can not be written is a broken file, and is written once it can be', async ({
  functions,
  temporary,
}) => {
  await using playground = await openFolder(functions, { 'pre-sign-up.ts': confirming });
  await rm(temporary, { recursive: true });
  await put(functions, { 'pre-sign-up.ts': confirming.replace('true', 'Boolean(1)') });
  expect(await playground.changed('pre-sign-up.ts')).toMatchObject({
    state: 'broken',
    problem: expect.stringMatching(/^It can't be started: ENOENT.*\. The next call tries again\.$/),
  });
  expect(await failureOf(playground.signUp('jane'))).toMatch(/^UserLambdaValidationException: .*ENOENT/);
  await mkdir(temporary);
  await playground.signUp('joe');
});

test('an onChange that throws is a warning, and changes are told on', async ({ functions }) => {
  const { startLocalCognito } = await builtLibrary();
  await put(functions, { 'pre-sign-up.ts': confirming });
  await using local = await startLocalCognito();
  const told: string[] = [];
  await local.functions.loadFrom(functions, {
    onChange({ state }) {
      told.push(state);
      throw new Error(`Not for ${state}`);
    },
  });
  let warned = once(process, 'warning');
  await remove(functions, 'pre-sign-up.ts');
  expect(await warned).toMatchObject([
    {
      name: 'LocalCognitoListener',
      message: expect.stringContaining(`The listener to changes of ${functions} failed: Error: Not for removed`),
    },
  ]);
  warned = once(process, 'warning');
  await put(functions, { 'pre-sign-up.ts': confirming });
  await warned;
  expect(told).toEqual(['removed', 'ready']);
});

test('so is an onFunctionLog that throws', async ({ functions }) => {
  const warned = once(process, 'warning');
  await using playground = await openFolder(
    functions,
    { 'pre-sign-up.js': logging('one') },
    {
      service: {
        onFunctionLog: () => {
          throw new Error('Full');
        },
      },
    },
  );
  await playground.signUp('jane');
  expect(await warned).toMatchObject([{ message: expect.stringContaining('log of functions failed: Error: Full') }]);
});

async function removeAll(folder: string): Promise<void> {
  for (const name of await readdir(folder)) await rm(join(folder, name), { recursive: true });
}
