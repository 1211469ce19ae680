import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { startLocalCognito } from '../../src/local/index.js';
import { expect, test } from '../targets/temporary-folder.js';

const warnings: string[] = [];
const note = ({ name, message }: Error): void => {
  if (name === 'LocalCognitoSpareKeys') warnings.push(message);
};

beforeEach(() => {
  warnings.length = 0;
  process.on('warning', note);
});
afterEach(() => {
  process.off('warning', note);
});

async function startTwice(options: { readonly spareKeys: string; readonly file?: string }): Promise<void> {
  for (let time = 0; time < 2; time++) {
    await using cognito = await startLocalCognito(options);
    await cognito.createUserPool();
  }
  // Warnings come a moment later.
  await new Promise((resolve) => setImmediate(resolve));
}

test.for(['taken', 'taken/keys'])('a file in the place of the folder %s is told of once', async (path, { folder }) => {
  await writeFile(join(folder, 'taken'), '');
  const spareKeys = join(folder, path);
  await startTwice({ spareKeys });
  expect(warnings).toEqual([
    `The option spareKeys names ${spareKeys}, where no keys can be kept: it is no folder, or a part of its path is none. New ones are made each time.`,
  ]);
});

test.skipIf(process.getuid?.() === 0)('so is a folder that may not be written to', async ({ folder }) => {
  const spareKeys = join(folder, 'read-only');
  await mkdir(spareKeys);
  await chmod(spareKeys, 0o500);
  await startTwice({ spareKeys });
  expect(warnings).toEqual([expect.stringContaining('permission denied')]);
});

test('a folder that is made, and one that is not used, are not', async ({ folder }) => {
  await startTwice({ spareKeys: join(folder, 'new/keys') });
  await writeFile(join(folder, 'taken'), '');
  await startTwice({ spareKeys: join(folder, 'taken'), file: join(folder, 'users.sqlite') });
  expect(warnings).toEqual([]);
});
