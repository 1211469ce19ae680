import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Libsql from 'libsql';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { StorageError } from '../../../src/local-cognito/index.js';
import { assertBuilt, bin, runProgram } from '../../support/built-program.js';
import { failureOf, openPlayground, openService } from '../playground.js';
import { oldStore } from './old-store.js';
import { runWithMounts, whyNoMounts } from './own-mounts.js';

const folder = mkdtempSync(join(tmpdir(), 'cognito-demo-refused-'));
beforeAll(assertBuilt);
afterAll(() => rmSync(folder, { recursive: true }));

/** Makes what stands at a path, and tells which reason is given for its refusal. */
interface Refused {
  readonly what: string;
  make(file: string): void;
  readonly why: RegExp;
}

const database = (file: string, sql: string): void => {
  const sqlite = new Libsql(file);
  sqlite.exec(sql);
  sqlite.close();
};

const refused: readonly Refused[] = [
  {
    what: 'a text',
    make: (file) => writeFileSync(file, 'Dear diary, '.repeat(1000)),
    why: /is no database of local Cognito/,
  },
  { what: 'a short text', make: (file) => writeFileSync(file, 'hello'), why: /is no database of|is damaged/ },
  { what: 'a folder', make: (file) => mkdirSync(file), why: /is a folder, not a file/ },
  {
    what: 'a database of another program',
    make: (file) => database(file, 'PRAGMA user_version = 75; CREATE TABLE moz_places (id INTEGER PRIMARY KEY)'),
    why: /is a database of another program/,
  },
  {
    what: 'a database of another program that counts no versions',
    make: (file) => database(file, 'CREATE TABLE users (id INTEGER PRIMARY KEY)'),
    why: /is a database of another program/,
  },
  {
    what: 'a file of a newer version',
    make(file) {
      oldStore('version-4', file);
      database(file, 'PRAGMA user_version = 999');
    },
    why: /was written by a newer cognito-demo: its format is 999, and this one knows those up to \d+/,
  },
  {
    what: 'a file that broke off',
    make(file) {
      oldStore('version-4', file);
      truncateSync(file, statSync(file).size - 4096);
    },
    why: /is damaged: database disk image is malformed/,
  },
  {
    what: 'a file that was overwritten in the middle',
    make(file) {
      oldStore('version-4', file);
      const bytes = readFileSync(file);
      writeFileSync(file, bytes.fill('x', 10 * 4096, 12 * 4096));
    },
    why: /is damaged: /,
  },
  {
    what: 'an empty file whose log is not',
    make(file) {
      writeFileSync(file, '');
      writeFileSync(`${file}-wal`, 'x'.repeat(5000));
    },
    why: /is damaged: it is empty, but its log .*-wal is not/,
  },
  { what: 'a link to itself', make: (file) => symlinkSync(file, file), why: /its links lead to each other/ },
  {
    what: 'a link into a folder that is not there',
    make: (file) => symlinkSync('nowhere/store.db', file),
    why: /can't be made: a folder of its path is not there/,
  },
];

/** What must not change, whatever stands there. */
function stateOf(file: string): unknown {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats?.isFile() ? [stats.mode, stats.mtimeMs, readFileSync(file)] : undefined;
}

describe.each(refused)('$what', ({ what, make, why }) => {
  test('is refused with the reason and what to do, and stays as it is', async () => {
    const file = join(folder, what.replaceAll(' ', '-'));
    make(file);
    const before = what.includes('link') ? undefined : stateOf(file);
    const error = await openService({ file }).catch((error: unknown) => error);
    expect(error).toBeInstanceOf(StorageError);
    expect((error as StorageError).message).toMatch(why);
    expect((error as StorageError).message).toContain(file);
    expect((error as StorageError).next).toMatch(/^[A-Z].*\.$/);
    if (before !== undefined) expect(stateOf(file)).toEqual(before);
    // The program says the same, and no stack.
    const { exitCode, stderr, stdout } = await runProgram(['local', '--port', '0', '--file', file], { HOME: folder });
    expect([exitCode, stdout]).toEqual([1, '']);
    expect(stderr.replaceAll(/\s+/g, ' ')).toMatch(why);
    expect(stderr).toContain('--file');
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});

test('a path through a file', async () => {
  const file = join(folder, 'text-above');
  writeFileSync(file, '');
  expect(await failureOf(openService({ file: join(file, 'store.db') }))).toMatch(
    /^StorageError: .* a part of its path is no folder\.$/,
  );
});

test('a file that is damaged while it is served: the call fails, and its answer says why', async () => {
  const file = join(folder, 'damaged-later');
  await using playground = await openPlayground({ service: { file } });
  const { api, userPoolId: UserPoolId } = playground;
  await playground.signUp('jane');
  const sqlite = new Libsql(file);
  sqlite.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get([]);
  const page = sqlite.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'users_by_username'").get([]);
  const start = ((page as { rootpage: number }).rootpage - 1) * 4096;
  writeFileSync(file, readFileSync(file).fill('x', start, start + 4096));
  // A change by somebody else, so that no page is remembered.
  sqlite.exec("UPDATE user_pools SET name = 'other'");
  sqlite.close();
  const warning = once(process, 'warning') as Promise<[Error]>;
  expect(await failureOf(api.listUsers({ UserPoolId }))).toBe(
    'InternalErrorException: The storage of local Cognito failed: its file is damaged.',
  );
  const [{ name, message }] = await warning;
  expect(`${name}: ${message}`).toMatch(/^LocalCognitoStorage: .*damaged-later failed: .* \(SQLITE_CORRUPT\)$/);
  expect((await api.describeUserPool({ UserPoolId })).UserPool!.Name).toBe('other');
});

/** Root may do everything, so the program runs as somebody else then. */
const nobody = 65534;
const isRoot = process.getuid?.() === 0;

/** Why that can't be: what is in root's home, such as a checkout or Node.js, is for root alone. */
function whyNobodyElse(): string | undefined {
  if (!isRoot) return undefined;
  try {
    execFileSync(process.execPath, [bin, '--version'], { uid: nobody, gid: nobody, stdio: 'pipe' });
    return undefined;
  } catch (error) {
    return `Only root can run the program here: ${(error as Error).message.trim()}`;
  }
}

function newFolder(name: string): string {
  chmodSync(folder, 0o755);
  const path = join(folder, name);
  mkdirSync(path);
  // Only root can remove what is in a folder that may not be written to.
  onTestFinished(() => chmodSync(path, 0o755));
  return path;
}

describe.skipIf(process.platform === 'win32')('permissions', () => {
  let reason: string | undefined;
  beforeAll(() => (reason = whyNobodyElse()));
  beforeEach((context) => {
    if (reason !== undefined) context.skip(reason);
  });

  /** How the program fails with a file, run by who owns the folder. */
  async function failure(file: string): Promise<string> {
    const user = isRoot ? { uid: nobody, gid: nobody } : {};
    const env = { HOME: folder };
    const { exitCode, stderr } = await runProgram(['local', '--port', '0', '--file', file], env, user);
    expect(exitCode).toBe(1);
    return stderr.replaceAll(/\s+/g, ' ');
  }

  function own(path: string, mode: number): void {
    if (isRoot) chownSync(path, nobody, nobody);
    chmodSync(path, mode);
  }

  test('a folder that may not be written to, and no file yet', async () => {
    const parent = newFolder('no-writing');
    own(parent, 0o555);
    expect(await failure(join(parent, 'store.db'))).toMatch(
      /store\.db can't be made: permission denied\. Name a file in/,
    );
  });

  test('a folder that may not be written to, where the file is', async () => {
    const parent = newFolder('no-log');
    const file = join(parent, 'store.db');
    oldStore('version-4', file);
    own(file, 0o600);
    own(parent, 0o555);
    expect(await failure(file)).toMatch(/The folder of .*store\.db may not be written to, and a log must stand beside/);
  });

  test('a file that may not be written to', async () => {
    const parent = newFolder('read-only');
    const file = join(parent, 'store.db');
    oldStore('version-4', file);
    own(parent, 0o755);
    own(file, 0o444);
    expect(await failure(file)).toMatch(/store\.db may not be read and written: permission denied/);
  });

  test.runIf(isRoot)('a file of somebody else that others may read', async () => {
    const parent = newFolder('somebody-else');
    const file = join(parent, 'store.db');
    oldStore('version-4', file);
    own(parent, 0o755);
    chmodSync(file, 0o666);
    expect(await failure(file)).toMatch(/Others may use .*store\.db, which holds secrets, and this can't be changed/);
  });
});

test('a file system that is read-only', (context) => {
  const reason = whyNoMounts();
  if (reason !== undefined) return context.skip(reason);
  const parent = newFolder('mounted');
  oldStore('version-4', join(parent, 'store.db'));
  const output = runWithMounts(
    `mount --bind "$0" "$0" && mount -o remount,bind,ro "$0" &&
    ${process.execPath} ${bin} local --port 0 --file "$0/store.db" 2>&1; echo "exit $?"`,
    parent,
  );
  expect(output).toMatch(/its file\s+system is read-only/);
  expect(output).toContain('exit 1');
});
