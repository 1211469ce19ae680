import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { CognitoIdentityProvider } from '@aws-sdk/client-cognito-identity-provider';
import Libsql from 'libsql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { assertBuilt, bin } from '../../support/built-program.js';
import { password, tokensOf } from '../playground.js';

/** `bench/kill-9.mjs` plays many more rounds of this. */

const folder = mkdtempSync(join(tmpdir(), 'cognito-demo-kill-9-'));
const file = join(folder, 'cognito.sqlite');
beforeAll(assertBuilt);
afterAll(() => rmSync(folder, { recursive: true }));

async function start(): Promise<{ child: ChildProcess; api: CognitoIdentityProvider }> {
  const env = { PATH: process.env['PATH'] ?? '', HOME: folder, COGNITO_DEMO_HOME: folder };
  const child = spawn(process.execPath, [bin, 'local', '--port', '0', '--file', file], {
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [endpoint] = (await once(createInterface(child.stdout), 'line')) as [string];
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  return { child, api: new CognitoIdentityProvider({ region: 'us-east-1', endpoint, credentials, maxAttempts: 1 }) };
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

test('who was told that they signed up can sign in, after kill -9 of the program in the middle of 8 clients sign-ups', async () => {
  let { child, api } = await start();
  const { UserPool } = await api.createUserPool({ PoolName: 'pool' });
  const UserPoolId = UserPool!.Id!;
  const ExplicitAuthFlows = ['ALLOW_USER_PASSWORD_AUTH' as const];
  const { UserPoolClient } = await api.createUserPoolClient({ UserPoolId, ClientName: 'app', ExplicitAuthFlows });
  const ClientId = UserPoolClient!.ClientId!;

  for (const enough of [5, 20, 40]) {
    const told: string[] = [];
    const keepSigningUp = async (_: unknown, client: number): Promise<void> => {
      for (let turn = 0; ; turn++) {
        const Username = `user-${enough}-${client}-${turn}`;
        await api.signUp({ ClientId, Username, Password: password });
        told.push(Username);
        // Not when all have been answered, but while others are under way.
        if (told.length === enough) child.kill('SIGKILL');
      }
    };
    await Promise.allSettled(Array.from({ length: 8 }, keepSigningUp));
    expect(told.length).toBeGreaterThanOrEqual(enough);
    if (child.signalCode === null) await once(child, 'exit');
    expect(child.signalCode).toBe('SIGKILL');
    api.destroy();

    ({ child, api } = await start());
    for (const Username of told) {
      await api.adminConfirmSignUp({ UserPoolId, Username });
      const AuthParameters = { USERNAME: Username, PASSWORD: password };
      tokensOf(await api.initiateAuth({ ClientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters }));
    }
    const sqlite = new Libsql(file);
    expect(sqlite.prepare('PRAGMA integrity_check').get([])).toMatchObject({ integrity_check: 'ok' });
    sqlite.close();
  }
  api.destroy();
  await kill(child);
});
