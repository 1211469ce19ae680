import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';

const folder = new URL('../../bench/', import.meta.url);
/** These two run as they are loaded. */
const programs = new Set(['run.mjs', 'fuzz.mjs']);
const benchmarks = readdirSync(folder).filter((file) => file.endsWith('.mjs') && !programs.has(file));

test.each(benchmarks)('%s finds all that it imports, and can be run', async (file) => {
  const benchmark: unknown = await import(new URL(file, folder).href);
  expect(benchmark).toMatchObject({ title: expect.any(String), run: expect.any(Function) });
});
