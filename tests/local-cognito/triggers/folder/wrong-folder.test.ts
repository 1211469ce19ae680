import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '../../../targets/temporary-folder.js';
import { builtLibrary, put, type Files } from './function-folder.js';

/** How loading from a folder fails. */
async function failureOf(folder: string): Promise<{ code?: string; message: string }> {
  const { startLocalCognito } = await builtLibrary();
  const local = await startLocalCognito();
  try {
    const files = await local.functions.loadFrom(folder);
    return { message: `no failure, but ${JSON.stringify(files)}` };
  } catch (error) {
    const { code, message } = error as { code: string; message: string };
    return { code, message: message.replaceAll(folder, 'FOLDER') };
  } finally {
    await local.close();
  }
}

const code = 'ERR_FUNCTION_FOLDER';

test('a folder that is not there', async ({ folder }) => {
  expect(await failureOf(join(folder, 'none'))).toEqual({
    code,
    message: "The folder of functions FOLDER can't be read: there is no such folder.",
  });
});

test('a file', async ({ folder }) => {
  await put(folder, { 'pre-sign-up.ts': '' });
  const { message } = await failureOf(join(folder, 'pre-sign-up.ts'));
  expect(message).toBe("The folder of functions FOLDER can't be read: it is a file.");
});

test.for<[string, Files, string]>([
  [
    'one function',
    { 'audit.ts': '', 'audit.mjs': '' },
    'In the folder of functions FOLDER, audit.mjs and audit.ts are both the function audit.',
  ],
  [
    'one trigger',
    { 'pre-sign-up.ts': '', 'preSignup.js': '' },
    'In the folder of functions FOLDER, pre-sign-up.ts and preSignup.js are both named after the trigger PreSignUp.',
  ],
  [
    'one trigger in two versions',
    { 'pre-token-generation.ts': '', 'pre-token-generation-v2.ts': '' },
    'In the folder of functions FOLDER, pre-token-generation-v2.ts and pre-token-generation.ts are both named after the trigger PreTokenGeneration.',
  ],
])('two files for %s', async ([, files, message], { folder }) => {
  await put(folder, files);
  expect(await failureOf(folder)).toEqual({ code, message });
});

test('an empty one is none of these', async ({ folder }) => {
  await mkdir(join(folder, 'pre-sign-up.ts'));
  expect(await failureOf(folder)).toEqual({ message: 'no failure, but []' });
});
