import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { CognitoIdentityProvider } from '@aws-sdk/client-cognito-identity-provider';
import { beforeAll, describe } from 'vitest';
import { assertBuilt, bin, sharedCode } from '../support/built-program.js';
import { expect, test } from '../targets/temporary-folder.js';

beforeAll(assertBuilt);

/** Logs two megabytes in lines. */
const talkative = `export const handler = async (event) => {
  console.log(('x'.repeat(99) + '\\n').repeat(20_000));
  return event;
};`;

interface Unread {
  readonly child: ChildProcessByStdio<null, Readable, Readable>;
  /** Makes the program log two megabytes. */
  talk(): Promise<void>;
}

/** Starts `cognito-demo local` and reads nothing of its standard error. */
async function serveUnread(folder: string): Promise<Unread> {
  const functions = join(folder, 'functions');
  await mkdir(functions);
  await writeFile(join(functions, 'pre-sign-up.mjs'), talkative);
  const child = spawn(process.execPath, [bin, 'local', '--port', '0', '--triggers', functions], {
    env: { PATH: process.env['PATH'] ?? '', ...sharedCode, HOME: folder, COGNITO_DEMO_HOME: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [endpoint] = (await once(createInterface(child.stdout), 'line')) as [string];
  const credentials = { accessKeyId: 'any', secretAccessKey: 'any' };
  const api = new CognitoIdentityProvider({ endpoint, region: 'us-east-1', credentials });
  const { UserPool } = await api.createUserPool({ PoolName: 'test' });
  const { UserPoolClient } = await api.createUserPoolClient({ UserPoolId: UserPool!.Id, ClientName: 'app' });
  let users = 0;
  return {
    child,
    async talk() {
      await api.signUp({
        ClientId: UserPoolClient!.ClientId,
        Username: `user-${users++}`,
        Password: 'Correct-Horse-9',
      });
    },
  };
}

describe.concurrent('a log that nobody reads', () => {
  test.for([
    { signal: 'SIGINT', exitCode: 130 },
    { signal: 'SIGTERM', exitCode: 0 },
  ] as const)('does not keep $signal from ending the program', async ({ signal, exitCode }, { folder }) => {
    const { child, talk } = await serveUnread(folder);
    await talk();
    child.kill(signal);
    expect(await once(child, 'exit')).toEqual([exitCode, null]);
    child.stderr.destroy();
  });

  test('is kept up to a limit, and whoever reads later hears how much is missing', async ({ folder }) => {
    const { child, talk } = await serveUnread(folder);
    for (let round = 0; round < 3; round++) await talk();
    let log = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (log += text));
    while (!log.includes('missing here')) await once(child.stderr, 'data');
    const written = log.split('\n').filter((line) => line.endsWith('x'.repeat(99))).length;
    const missing = Number(/^(\d+) lines are missing here: they were not read in time\.$/m.exec(log)?.[1]);
    expect(written).toBeGreaterThan(5000);
    // Those of the requests and the triggers are few.
    expect(missing + written).toBeGreaterThan(59_900);
    expect(log.length).toBeLessThan(2_000_000);
    await talk();
    child.kill('SIGTERM');
    expect(await once(child, 'close')).toEqual([0, null]);
    expect(log).toContain('\nStopped.\n');
  });
});
