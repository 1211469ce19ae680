import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { createServer, type AddressInfo } from 'node:net';
import { mkdir } from 'node:fs/promises';

/** The code in all its messages. */
export const sentCode = '123456';

/** Starts the server of the npm package cognito-local, which keeps its files in this folder. */
export async function startCognitoLocal(
  folder: string,
): Promise<{ readonly url: string; readonly stop: () => Promise<void> }> {
  await mkdir(folder, { recursive: true });
  const port = await freePort();
  const program = createRequire(import.meta.url).resolve('cognito-local/lib/bin/start.js');
  const child = spawn(process.execPath, [program], {
    cwd: folder,
    env: { ...process.env, PORT: String(port), CODE: sentCode },
    stdio: 'ignore',
  });
  const exited = once(child, 'exit');
  const url = `http://127.0.0.1:${port}`;
  await answers(url, exited);
  return {
    url,
    async stop() {
      child.kill();
      await exited;
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function answers(url: string, exited: Promise<unknown>): Promise<void> {
  let hasExited = false;
  void exited.then(() => (hasExited = true));
  const deadline = Date.now() + 30_000;
  while (!(await isUp(url))) {
    if (hasExited) throw new Error('cognito-local ended before it answered.');
    if (Date.now() > deadline) throw new Error('cognito-local does not answer.');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function isUp(url: string): Promise<boolean> {
  return fetch(`${url}/health`).then(
    (response) => response.ok,
    () => false,
  );
}
