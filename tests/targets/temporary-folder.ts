import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as plainTest } from 'vitest';

export { expect } from 'vitest';

/** A test with a folder of its own, which is gone after it. */
export const test = plainTest.extend<{ folder: string }>({
  // oxlint-disable-next-line no-empty-pattern
  folder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'cognito-demo-'));
    await use(folder);
    await rm(folder, { recursive: true });
  },
});
