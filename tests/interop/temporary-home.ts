import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder for one test run. */
export async function makeTemporaryHome(): Promise<{ readonly path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'cognito-demo-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}
