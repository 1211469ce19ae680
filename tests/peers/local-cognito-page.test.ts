import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { installed, layOut, type ReadersFolder } from '../support/page-programs.js';

const peer = (name: string): string => fileURLToPath(new URL(`node_modules/${name}`, import.meta.url));

const boto3 = installedBoto3();
if (boto3 === undefined && process.env['CI'] !== 'true') {
  console.log('test_sign_in.py is skipped: there is no python3 with boto3 (`apt-get install python3-boto3`).');
}

// One starts a Vitest and a compiler of its own.
vi.setConfig({ testTimeout: 120_000 });

let reader: ReadersFolder;
beforeEach(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'cognito-demo-'));
  reader = await layOut('docs/local-cognito.md', folder, {
    ...installed('@aws-sdk/client-cognito-identity-provider', 'vitest', '@types/node'),
    'aws-amplify': peer('aws-amplify'),
  });
});
afterEach(() => rm(reader.path, { recursive: true }));

describe('docs/local-cognito.md', () => {
  it('has a test with Amplify that passes, with the right types', async () => {
    const { exitCode, output } = await reader.runVitest('amplify.test.ts');
    expect({ exitCode, output }).toEqual({ exitCode: 0, output: expect.stringMatching(/Tests +1 passed/) });
    expect(await reader.checkTypes('amplify.test.ts')).toEqual({ exitCode: 0, output: '' });
  });

  it.skipIf(boto3 === undefined && process.env['CI'] !== 'true')('has a test in Python that passes', async () => {
    if (boto3 === undefined) throw new Error('python3-boto3 is missing.');
    const { exitCode, output } = await reader.run('python3', ['-W', 'error', 'test_sign_in.py']);
    expect({ exitCode, output }).toEqual({ exitCode: 0, output: expect.stringMatching(/Ran 1 test .*\n\nOK\n$/s) });
  });
});

/** The version of boto3 on this machine, if there is one. */
function installedBoto3(): string | undefined {
  try {
    const script = 'import boto3; print(boto3.__version__)';
    return execFileSync('python3', ['-c', script], { encoding: 'utf8', stdio: 'pipe' }).trim();
  } catch {
    return undefined;
  }
}
