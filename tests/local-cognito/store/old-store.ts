import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

const here = (path: string): string => fileURLToPath(new URL(`../../fixtures/stores/${path}`, import.meta.url));

/** Files that old code wrote, from the oldest on; `tests/fixtures/stores/make.mjs` made them. */
export const oldStores: readonly string[] = readdirSync(here('.'))
  .filter((name) => name.endsWith('.sqlite.gz'))
  .map((name) => name.replace('.sqlite.gz', ''))
  .toSorted((a, b) => a.length - b.length || a.localeCompare(b))
  .toSorted((a, b) => versionOf(a) - versionOf(b));

function versionOf(name: string): number {
  return Number(/\d+/.exec(name)![0]);
}

/** What clients know of an old file. What its code did not offer is not there. */
export interface OldStore {
  /** When it was written; milliseconds. */
  readonly clock: number;
  readonly password: string;
  readonly userPoolId: string;
  readonly clientId: string;
  readonly jane: {
    readonly totpSecret: string;
    readonly accessToken: string;
    readonly refreshToken: string;
    readonly device: { readonly deviceKey: string; readonly deviceGroupKey: string; readonly devicePassword: string };
    /** Of a sign-in that waits for a TOTP code. */
    readonly session: string;
  };
  readonly jack: { readonly confirmationCode: string };
  readonly joe?: { readonly resetCode: string };
  /** Of joe's sign-in by CUSTOM_AUTH. */
  readonly custom?: { readonly session: string; readonly answer: string };
  /** Of joe. */
  readonly group?: string;
  readonly rotated?: {
    readonly clientId: string;
    readonly deviceKey: string;
    readonly spent: string;
    readonly refreshToken: string;
  };
}

/** Puts an old file in place. */
export function oldStore(name: string, file: string): OldStore {
  writeFileSync(file, gunzipSync(readFileSync(here(`${name}.sqlite.gz`))));
  return JSON.parse(readFileSync(here(`${name}.json`), 'utf8')) as OldStore;
}
