import { join } from 'node:path';
import envPaths from 'env-paths';
import { ExpectedError } from '../events/index.js';
import type { StorageError } from '../local-cognito/index.js';

/** Folders of this user's files. Each is made when something is first written to it. */
export interface HomeDirs {
  /** The local user pools and which playground is the current one. */
  readonly data: string;
  /** The clean-up ledger. */
  readonly state: string;
  /** What can be deleted at any time. */
  readonly cache: string;
}

/** COGNITO_DEMO_HOME holds all of them when it is set; else they are where the platform has them. */
export function homeDirs(env: Readonly<NodeJS.ProcessEnv>): HomeDirs {
  const home = env['COGNITO_DEMO_HOME'];
  if (home) return { data: join(home, 'data'), state: join(home, 'state'), cache: join(home, 'cache') };
  const paths = envPaths('cognito-demo', { suffix: '' });
  // Only Linux has a place for state, which env-paths calls `log`; the others' log folders may be cleared.
  return { data: paths.data, state: process.platform === 'linux' ? paths.log : paths.data, cache: paths.cache };
}

/** The file of the local Cognito that lasts between processes. */
export function localFile(dirs: HomeDirs): string {
  return join(dirs.data, 'local.sqlite');
}

/** Explains that a file can't be used. Nobody names these files: they are where all of the program's files are. */
export function explainHome(error: unknown): unknown {
  // By its name: loading its class would load local Cognito.
  if (!(error instanceof Error) || error.name !== 'StorageError') return error;
  const next = (error as StorageError).mend ?? 'Set COGNITO_DEMO_HOME to a folder that you may write to.';
  return new ExpectedError(error.message, { next, cause: error });
}
