import { createPrivateKey } from 'node:crypto';
import { accessSync, constants, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeOwnFolder } from '../store/own-folder.js';
import type { StoredKey, TokenUse } from '../store/signing-keys.js';

/**
 * Keys for the pools of throw-away services. Making an RSA pair takes longer than all the rest of a scenario, and a
 * pool that lives for a second gains nothing from a key of its own: its issuer is its own all the same.
 */
export interface SpareKeys {
  take(use: TokenUse): StoredKey | undefined;
  keep(use: TokenUse, key: StoredKey): void;
}

/** Keeps one key a use in `folder`, readable by its owner alone. A folder or file that can't be
 * used is done without. */
export function openSpareKeys(folder: string): SpareKeys {
  const fileOf = (use: TokenUse): string => fileIn(folder, use);
  return {
    take(use) {
      try {
        return readKey(readFileSync(fileOf(use), 'utf8'));
      } catch {
        return undefined;
      }
    },
    keep(use, key) {
      const temporary = `${fileOf(use)}.${process.pid}`;
      try {
        makeOwnFolder(folder);
        writeFileSync(temporary, JSON.stringify(key), { mode: 0o600 });
        renameSync(temporary, fileOf(use));
      } catch {
        discard(temporary);
      }
    },
  };
}

/** Why the folder can't be used, as a sentence's part; undefined when it can. It is made where it is missing. */
export function spareKeysFault(folder: string): string | undefined {
  try {
    makeOwnFolder(folder);
    // Keys that are there serve where none can be written.
    const isThere = (['id', 'access'] as const).every((use) => existsSync(fileIn(folder, use)));
    if (!isThere) accessSync(folder, constants.W_OK | constants.X_OK);
    return undefined;
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    return code === 'EEXIST' || code === 'ENOTDIR' ? 'it is no folder, or a part of its path is none' : message;
  }
}

function fileIn(folder: string, use: TokenUse): string {
  return join(folder, `signing-key-${use}.json`);
}

function discard(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // It is in no folder, so there is no such file.
  }
}

function readKey(text: string): StoredKey | undefined {
  const { kid, privateKey } = JSON.parse(text) as Partial<StoredKey>;
  if (typeof kid !== 'string' || typeof privateKey !== 'string') return undefined;
  createPrivateKey(privateKey);
  return { kid, privateKey };
}
