import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Challenge, NewDevice, Tokens } from '../actions/index.js';
import type { PlaygroundIds } from './playground-ids.js';

/** The playground that `action` works on, and how far a sign-in on it has come. */
export interface CurrentPlayground extends PlaygroundIds {
  readonly poolName?: string;
  readonly signIn?: SignIn;
  /** Confirmed devices by username. Only the device itself knows its password, so it must outlast the sign-in. */
  readonly devices?: Readonly<Record<string, RememberedDevice>>;
}

/** What one call leaves for the next. */
export interface SignIn {
  /** As it was given; a challenge may name the user otherwise. */
  readonly username?: string | undefined;
  /** The challenge that waits for an answer. */
  readonly challenge?: Challenge | undefined;
  /** The newest session: the challenge's own, or the one after setting an authenticator up. */
  readonly session?: string | undefined;
  /** The client's keys of an SRP exchange that is under way, in hexadecimal. */
  readonly srp?: { readonly privateKey: string; readonly srpA: string } | undefined;
  readonly tokens?: Tokens | undefined;
  readonly newDevice?: NewDevice | undefined;
}

export interface RememberedDevice extends NewDevice {
  readonly devicePassword: string;
}

/** One file a target, readable by its owner alone: it holds tokens and secrets. */
export interface PlaygroundState {
  read(): CurrentPlayground | undefined;
  write(playground: CurrentPlayground): void;
  clear(): void;
}

export function playgroundState(dataDir: string, placeKey: string): PlaygroundState {
  const file = join(dataDir, 'playgrounds', `${encodeURIComponent(placeKey)}.json`);
  return {
    read: () => readJson(file) as CurrentPlayground | undefined,
    write: (playground) => replaceFile(file, JSON.stringify(playground, null, 2)),
    clear: () => rmSync(file, { force: true }),
  };
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    if (isMissing || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Whoever reads at the same time finds the old text or the new one, never a part. */
function replaceFile(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${randomUUID()}`;
  writeFileSync(draft, text, { mode: 0o600 });
  renameSync(draft, file);
}
