import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const fromBench = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

export const program = fromBench('../bin/cognito-demo.js');
export const library = (name) => fromBench(`../dist/lib/${name}.js`);
export const cognitoLocal = fromBench('peers/node_modules/cognito-local/lib/bin/start.js');
export const helper = (name) => fromBench(`lib/${name}.mjs`);

let folder;

/** A new empty folder; all of them go when the run ends. */
export function newFolder(name) {
  folder ??= mkdtempSync(join(tmpdir(), 'cognito-demo-bench-'));
  return mkdtempSync(join(folder, `${name}-`));
}

export function removeFolders() {
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
}
