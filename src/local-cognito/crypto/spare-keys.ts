import { createPrivateKey } from 'node:crypto';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
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
  const fileOf = (use: TokenUse): string => join(folder, `signing-key-${use}.json`);
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
