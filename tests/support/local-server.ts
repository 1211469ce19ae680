import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import {
  CognitoIdentityProviderClient,
  ListUserPoolsCommand,
  type CognitoIdentityProviderClient as Client,
} from '@aws-sdk/client-cognito-identity-provider';
import { bin } from './built-program.js';

export interface LocalServer {
  readonly url: string;
  readonly cognito: Client;
  poolNames(): Promise<string[]>;
  end(): Promise<void>;
}

/** Starts `cognito-demo local` on a free port, in memory. */
export async function startServer(env: Readonly<Record<string, string>>): Promise<LocalServer> {
  const child = spawn(process.execPath, [bin, 'local', '--port', '0'], {
    env: { PATH: process.env.PATH ?? '', ...env },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [url] = (await once(createInterface(child.stdout), 'line')) as [string];
  const credentials = { accessKeyId: 'any', secretAccessKey: 'any' };
  const cognito = new CognitoIdentityProviderClient({ endpoint: url, region: 'us-east-1', credentials });
  return {
    url,
    cognito,
    poolNames: async () => {
      const { UserPools = [] } = await cognito.send(new ListUserPoolsCommand({ MaxResults: 60 }));
      return UserPools.map(({ Name = '' }) => Name);
    },
    end: async () => {
      cognito.destroy();
      child.kill();
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}
