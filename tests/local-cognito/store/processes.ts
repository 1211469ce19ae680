import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { CognitoIdentityProvider } from '@aws-sdk/client-cognito-identity-provider';
import { build } from 'esbuild';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
/** Where the programs find what they were not bundled with. */
export const NODE_PATH = here('../../../node_modules');

/** Programs of these tests, bundled so that Node runs them, and a folder for files. */
export interface Programs extends AsyncDisposable {
  readonly folder: string;
  /** A path that nothing is at; its folder is missing, too. */
  newFile(): string;
  /** The bundled program. */
  path(name: 'served-program' | 'sign-up-program'): string;
  /** Starts `served-program`. @param prefix what is to run it, such as a shell that sets limits */
  serve(file: string, options?: { time?: number; prefix?: readonly string[] }): Promise<ServedProcess>;
}

export interface ServedProcess extends AsyncDisposable {
  readonly child: ChildProcessWithoutNullStreams;
  readonly url: string;
  readonly api: CognitoIdentityProvider;
  /** What it has printed since it listens, and its errors. */
  readonly output: { readonly lines: string[]; errors: string };
}

export async function bundlePrograms(): Promise<Programs> {
  const folder = await mkdtemp(join(tmpdir(), 'cognito-demo-store-'));
  const entryPoints = ['served-program', 'sign-up-program'].map((name) => here(`${name}.ts`));
  const outExtension = { '.js': '.cjs' };
  await build({ entryPoints, outdir: folder, outExtension, bundle: true, platform: 'node', external: ['libsql'] });
  let files = 0;
  const path: Programs['path'] = (name) => join(folder, `${name}.cjs`);
  return {
    folder,
    newFile: () => join(folder, `${files++}`, 'store.db'),
    path,
    serve: (file, { time, prefix = [] } = {}) =>
      serve([...prefix, process.execPath, path('served-program'), file, ...(time === undefined ? [] : [String(time)])]),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true }),
  };
}

async function serve([command, ...args]: readonly string[]): Promise<ServedProcess> {
  const child = spawn(command!, args, { env: { ...process.env, NODE_PATH } });
  const ended = once(child, 'close');
  const output = { lines: [] as string[], errors: '' };
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output.errors += text));
  const lines = createInterface(child.stdout);
  const [url] = (await Promise.race([once(lines, 'line'), ended.then(() => [undefined])])) as [string | undefined];
  if (url === undefined) throw new Error(`The program did not start: ${output.errors}`);
  lines.on('line', (line) => output.lines.push(line));
  const api = new CognitoIdentityProvider({
    region: 'us-east-1',
    endpoint: url,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
  });
  return {
    child,
    url,
    api,
    output,
    async [Symbol.asyncDispose]() {
      api.destroy();
      child.stdin.end();
      await ended;
    },
  };
}
