import { randomUUID } from 'node:crypto';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Challenge, NewDevice, Tokens } from '../actions/index.js';
import { makeOwnFolder } from '../local-cognito/store/own-folder.js';
import type { PlaygroundIds } from './playground-ids.js';
import { explainHome } from './state-dir.js';

/** The playground that single actions work on. */
export interface CurrentPlayground extends PlaygroundIds {
  readonly poolName: string;
}

/** What one action leaves for the next, on one app client. */
export interface Memory {
  readonly signIn?: SignIn;
  /** Confirmed devices by username. Only the device itself knows its password, so it must outlast the sign-in. */
  readonly devices?: Readonly<Record<string, RememberedDevice>>;
}

/** How far a sign-in has come. */
export interface SignIn {
  /** As it was given; a challenge may name the user otherwise. */
  readonly username?: string | undefined;
  /** The device that the sign-in named. */
  readonly deviceKey?: string | undefined;
  /** The challenge that waits for an answer. */
  readonly challenge?: Challenge | undefined;
  /** The newest session: the challenge's own, or the one after setting an authenticator up. */
  readonly session?: string | undefined;
  /** The session that confirming this user's sign-up gave: it stands for the first factor of one USER_AUTH sign-in. */
  readonly signUpSession?: string | undefined;
  /** The client's keys of an SRP exchange that is under way, in hexadecimal. */
  readonly srp?: { readonly privateKey: string; readonly srpA: string } | undefined;
  readonly tokens?: Tokens | undefined;
  readonly newDevice?: NewDevice | undefined;
}

export interface RememberedDevice extends NewDevice {
  readonly devicePassword: string;
}

/** The state of one target, in a file that only its owner may read: it holds tokens and secrets. */
export interface PlaygroundState {
  current(): CurrentPlayground | undefined;
  setCurrent(playground: CurrentPlayground): void;
  memoryOf(clientId: string): Memory;
  remember(clientId: string, memory: Memory): void;
  /** Works while no other process does so on this target. */
  exclusively<T>(work: () => Promise<T>): Promise<T>;
  /** Forgets all of it. */
  clear(): void;
}

interface StateFile {
  readonly current?: CurrentPlayground;
  readonly memories?: Readonly<Record<string, Memory>>;
}

export function playgroundState(dataDir: string, placeKey: string): PlaygroundState {
  const path = join(dataDir, 'playgrounds', encodeURIComponent(placeKey));
  const file = `${path}.json`;
  return {
    current: () => readState(file).current,
    setCurrent: (current) => replaceFile(file, { ...readState(file), current }),
    memoryOf: (clientId) => readState(file).memories?.[clientId] ?? {},
    remember(clientId, memory) {
      const state = readState(file);
      replaceFile(file, { ...state, memories: { ...state.memories, [clientId]: memory } });
    },
    async exclusively(work) {
      // Seldom needed, and it brings SQLite along.
      const { whileLocked } = await import('../local-cognito/store/file-lock.js');
      return whileLocked(`${path}.lock`, work).catch((error: unknown) => {
        throw explainHome(error);
      });
    },
    clear: () => rmSync(file, { force: true }),
  };
}

function readState(file: string): StateFile {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as StateFile;
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    if (isMissing || error instanceof SyntaxError) return {};
    throw error;
  }
}

/** Whoever reads at the same time finds the old state or the new one, never a part. */
function replaceFile(file: string, state: StateFile): void {
  makeOwnFolder(dirname(file));
  const draft = `${file}.${randomUUID()}`;
  writeFileSync(draft, JSON.stringify(state, null, 2), { mode: 0o600 });
  renameSync(draft, file);
}
