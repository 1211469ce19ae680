import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { CognitoIdentityProviderClient, ListUserPoolsCommand } from '@aws-sdk/client-cognito-identity-provider';
import { startLocalCognito } from '../../src/local-cognito/index.js';
import { bin } from './built-program.js';

export interface LocalServer {
  readonly url: string;
  poolNames(): Promise<string[]>;
  /** The code in the newest message to an address. */
  codeFor(address: string): Promise<string>;
  end(): Promise<void>;
}

/** Starts `cognito-demo local` on a free port. Its messages are read from its file, which processes can share. */
export async function startServer(...flags: readonly string[]): Promise<LocalServer> {
  const folder = await mkdtemp(join(tmpdir(), 'cognito-demo-server-'));
  const file = join(folder, 'local.sqlite');
  const child = spawn(process.execPath, [bin, 'local', '--port', '0', '--file', file, ...flags], {
    env: { PATH: process.env.PATH ?? '', HOME: folder, COGNITO_DEMO_HOME: folder },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = once(child, 'exit');
  const [url] = (await once(createInterface(child.stdout), 'line')) as [string];
  const credentials = { accessKeyId: 'any', secretAccessKey: 'any' };
  const cognito = new CognitoIdentityProviderClient({ endpoint: url, region: 'us-east-1', credentials });
  const { outbox, close } = await startLocalCognito({ file });
  return {
    url,
    async poolNames() {
      const { UserPools = [] } = await cognito.send(new ListUserPoolsCommand({ MaxResults: 60 }));
      return UserPools.map(({ Name = '' }) => Name);
    },
    async codeFor(address) {
      const code = (await outbox.list({ to: address })).at(-1)?.code;
      if (code === undefined) throw new Error(`No code was sent to ${address}.`);
      return code;
    },
    async end() {
      cognito.destroy();
      await close();
      child.kill();
      await ended;
      await rm(folder, { recursive: true });
    },
  };
}
