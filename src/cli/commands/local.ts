import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { ExpectedError } from '../../events/index.js';
import { startLocalCognito, type LocalCognito, type LocalServer } from '../../local-cognito/index.js';
// Not from the rooms' indices: the service for other programs needs no theme, and no AWS SDK.
import { harmless, harmlessLine } from '../../stage/harmless.js';
import { homeDirs } from '../../targets/state-dir.js';
import { awaitEndingSignal } from '../ending-signals.js';
import type { CommonFlags } from '../flags.js';
import { foldedFor } from '../folded.js';
import type { Io } from '../io.js';
import { endWithoutReader, writeLinesTo } from '../line-writer.js';
import { functionObservers, loadFunctions, showLambdaEndpoint, type Write } from './local-functions.js';

interface LocalFlags extends CommonFlags {
  readonly port: number;
  readonly host: string;
  readonly file?: string;
  readonly region: string;
  readonly issuer?: string;
  readonly triggers?: string;
  readonly lambdaEndpoint?: string;
  /** Left out: where only this machine can reach it. */
  readonly localApi?: boolean;
}

/** Milliseconds that calls have to end before a person hears that they are waited for. */
const PATIENCE = 500;

/** Serves local Cognito over HTTP until a signal ends it. */
export async function run(flags: LocalFlags, { env, stdout, stderr }: Io): Promise<number> {
  const ended = awaitEndingSignal();
  const writeLines = writeLinesTo(stderr);
  const writeLine: Write = (text, first = '') => writeLines(foldedFor(stderr, harmless(first), harmless(text)));
  const newFolder = flags.file === undefined ? undefined : folderToMake(flags.file);
  const local = await startLocalCognito({
    spareKeys: homeDirs(env).cache,
    region: flags.region,
    onMessage: ({ medium, to, text }) => writeLine(harmlessLine(`${medium} to ${to}: ${text}`)),
    ...functionObservers(writeLine),
    ...(flags.lambdaEndpoint !== undefined && { lambdaEndpoint: flags.lambdaEndpoint }),
    ...(flags.file !== undefined && { file: flags.file }),
    ...(flags.issuer !== undefined && { issuer: flags.issuer }),
  });
  try {
    const server = await listen(local, flags, writeLine);
    // They may call the service, so it listens.
    if (flags.triggers !== undefined) await loadFunctions(local, flags.triggers, writeLine);
    if (flags.lambdaEndpoint !== undefined) showLambdaEndpoint(flags.lambdaEndpoint, flags.triggers, writeLine);
    stdout.write(`${server.url}\n`);
    writeLine(`${whereItListens(server)} ${storageOf(flags.file)}`);
    if (newFolder !== undefined) writeLine(`The folder ${newFolder} was not there, and was made.`);
    stderr.write(howToUse(server, flags));
    const signal = await ended.first;
    // The terminal has left the cursor behind its ^C.
    if (signal === 'SIGINT' && stderr.isTTY) stderr.write('\n');
    const late = setTimeout(() => stderr.write('Waiting for calls under way. Ctrl-C stops at once.\n'), PATIENCE);
    await server.close();
    clearTimeout(late);
    stderr.write('Stopped.\n');
    return signal === 'SIGINT' ? 130 : 0;
  } finally {
    await local.close();
    ended.release();
    endWithoutReader();
  }
}

async function listen(
  local: LocalCognito,
  { host, port, localApi }: LocalFlags,
  log: (line: string) => void,
): Promise<LocalServer> {
  try {
    return await local.listen({ host, port, log, ...(localApi !== undefined && { localApi }) });
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    if (code === undefined) throw cause;
    const [reason, next] = whyNot(code, message);
    throw new ExpectedError(`Local Cognito can't listen on ${host} port ${port}: ${reason}.`, { next, cause });
  }
}

function whyNot(code: string, message: string): readonly [reason: string, next: string] {
  if (code === 'EADDRINUSE') return ['another program listens there', 'Choose another --port; 0 takes a free one.'];
  if (code === 'EACCES') return ['this user may not', 'Choose a --port above 1023.'];
  return [message, 'Choose another --host: an address of this machine.'];
}

function whereItListens({ everywhere }: LocalServer): string {
  return `Local Cognito listens${everywhere ? ' on all addresses of this machine' : ''}.`;
}

function storageOf(file: string | undefined): string {
  return file === undefined ? 'In memory: all is gone when it stops.' : `Kept in ${file}.`;
}

/** Starting makes it silently, and a mistyped path is likelier than a new one. */
function folderToMake(file: string): string | undefined {
  const folder = dirname(resolve(file));
  return existsSync(folder) ? undefined : folder;
}

function howToUse(server: LocalServer, { issuer, region }: LocalFlags): string {
  const { url, localApi } = server;
  return `${openToOthers(server, issuer)}
  AWS CLI   export AWS_ACCESS_KEY_ID=any AWS_SECRET_ACCESS_KEY=any
            export AWS_DEFAULT_REGION=${region}
            aws cognito-idp list-user-pools --max-results 10 \\
              --endpoint-url ${url}
  AWS SDK   new CognitoIdentityProviderClient({
              endpoint: '${url}',
              region: '${region}',
            })
  Here      cognito-demo signup-mfa --target ${url}
${localApi ? `  Codes     curl ${url}/_local/outbox\n` : ''}
Any region and credentials will do. Messages to users show here.
docs/local-cognito.md has examples for tests. Ctrl-C stops it.
`;
}

function openToOthers({ loopback, everywhere, port, localApi }: LocalServer, issuer: string | undefined): string {
  if (loopback) return '';
  const localApiToo = localApi ? ' They may take the codes that were sent, too, and move the clock.' : '';
  const howTheyCall = `
They find it at http://ADDRESS-OF-THIS-MACHINE:${port}.
${issuer === undefined ? 'To verify tokens there, start it with that as the --issuer.\n' : ''}`;
  return `
Warning: other machines can reach it. Any of them may read and change
all users.${localApiToo}
Do so in networks that you trust alone.
${everywhere ? howTheyCall : ''}`;
}
