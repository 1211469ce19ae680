import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '../../../targets/temporary-folder.js';
import { logging, openFolder, put, type Files } from './function-folder.js';

const handler = 'exports.handler = async (event) => event;';

/** What is told of each file: the trigger that is meant, if any. */
async function nearest(folder: string, files: Files): Promise<Record<string, string | undefined>> {
  await using playground = await openFolder(folder, files);
  return Object.fromEntries(playground.files.map(({ file, nearestTrigger }) => [file, nearestTrigger]));
}

test('a name that is nearly a trigger’s is told of', async ({ folder }) => {
  const meant = {
    'pre-singup.ts': 'PreSignUp',
    'post-confirm.js': 'PostConfirmation',
    'preAuth.ts': 'PreAuthentication',
    'PostAuthentification.js': 'PostAuthentication',
    'token-generation.mjs': 'PreTokenGeneration',
    'verify-auth-challenge.ts': 'VerifyAuthChallengeResponse',
    'custom-messages.ts': 'CustomMessage',
    'sms_sender.js': 'CustomSMSSender',
  };
  const files = Object.fromEntries(
    Object.keys(meant).map((file) => [file, file.endsWith('.js') ? handler : 'export default async (event) => event;']),
  );
  expect(await nearest(folder, files)).toEqual(meant);
});

test('so is one that exports no handler', async ({ folder }) => {
  expect(await nearest(folder, { 'post-confirm.ts': 'export const confirmed = async (event) => event;' })).toEqual({
    'post-confirm.ts': 'PostConfirmation',
  });
});

test('names that are a trigger’s, and those that are far from any, are not', async ({ folder }) => {
  const names = ['pre-signup.ts', 'preAuthentication.js', 'audit.js', 'users.ts', 'config.ts', 'index.js', 'shared.ts'];
  const files = Object.fromEntries(names.map((name) => [name, name.endsWith('.js') ? handler : 'export {};']));
  expect(Object.values(await nearest(folder, files))).toEqual(names.map(() => undefined));
});

test('nor are functions for one pool of several', async ({ folder }) => {
  const files = { 'pre-sign-up-eu.js': handler, 'preSignUpShop.js': handler, 'custom-message-2.js': handler };
  expect(Object.values(await nearest(folder, files))).toEqual([undefined, undefined, undefined]);
});

test('nor what another function imports, nor a second file for a trigger that has one', async ({ folder }) => {
  expect(
    await nearest(folder, {
      'create-auth-challenge.ts': 'export { handler } from "./lib/through.js";',
      'lib/through.ts': 'export { default as handler } from "../verify-auth.js";',
      'verify-auth.ts': 'export default async (event) => event;',
      'pre-sign-up.js': handler,
      'sign-up.js': handler,
    }),
  ).toEqual({
    'create-auth-challenge.ts': undefined,
    'verify-auth.ts': undefined,
    'pre-sign-up.js': undefined,
    'sign-up.js': undefined,
  });
});

test('the folder may be a link', async ({ folder }) => {
  const link = join(folder, 'link');
  await symlink(join(folder, 'real'), link);
  await put(join(folder, 'real'), {
    'create-auth-challenge.ts': 'export { default as handler } from "./verify-auth.js";',
    'verify-auth.ts': 'export default async (event) => event;',
  });
  expect(await nearest(link, {})).toEqual({ 'create-auth-challenge.ts': undefined, 'verify-auth.ts': undefined });
});

test('files that are never functions stay quiet', async ({ folder }) => {
  expect(
    await nearest(folder, {
      '_post-confirm.js': handler,
      '.post-confirm.js': handler,
      'post-confirm.test.js': handler,
      'post-confirm.d.ts': '',
      'post-confirm.json': '{}',
      'post-confirm/index.js': handler,
    }),
  ).toEqual({});
});

test('one that comes later is told of as it comes, and no more once its name is right', async ({ folder }) => {
  await using playground = await openFolder(folder, { 'pre-sign-up.js': logging('one') });
  await put(folder, { 'post-confirm.js': handler });
  expect(await playground.changed('post-confirm.js')).toMatchObject({
    state: 'ready',
    nearestTrigger: 'PostConfirmation',
  });
  await put(folder, { 'post-confirmation.js': handler });
  expect(await playground.changed('post-confirmation.js')).not.toHaveProperty('nearestTrigger');
});
