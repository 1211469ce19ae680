import { spawn } from 'node:child_process';
import { existsSync, openSync, closeSync } from 'node:fs';
import { once } from 'node:events';
import { beforeAll } from 'vitest';
import { openLedger } from '../../src/targets/ledger.js';
import { assertBuilt, bin, runProgram } from '../support/built-program.js';
import { expect, test } from '../targets/temporary-folder.js';

beforeAll(assertBuilt);

test('whoever reads may stop reading: the run goes on to its end, clean-up included', async ({ folder }) => {
  const env = { PATH: process.env['PATH'] ?? '', HOME: folder, COGNITO_DEMO_HOME: folder };
  await runProgram(['up'], env);
  const child = spawn(process.execPath, [bin, 'signup-mfa', '--auto', '--json'], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stderr = '';
  child.stderr.on('data', (text: Buffer) => (stderr += text.toString()));
  child.stdout.destroy();
  const [exitCode] = (await once(child, 'close')) as [number];
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(openLedger(`${folder}/state`).outstanding()).toHaveLength(1);
});

test.skipIf(!existsSync('/dev/full'))('what can’t be written is said once, and is exit code 1', async ({ folder }) => {
  const full = openSync('/dev/full', 'w');
  const child = spawn(process.execPath, [bin, 'signup-mfa', '--auto', '--json'], {
    env: { PATH: process.env['PATH'] ?? '', HOME: folder, COGNITO_DEMO_HOME: folder },
    stdio: ['ignore', full, 'pipe'],
  });
  closeSync(full);
  let stderr = '';
  child.stderr?.on('data', (text: Buffer) => (stderr += text.toString()));
  const [exitCode] = (await once(child, 'close')) as [number];
  expect(exitCode).toBe(1);
  expect(stderr.match(/can't be written/g)).toHaveLength(1);
});
