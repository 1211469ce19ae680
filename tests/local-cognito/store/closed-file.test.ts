import { mkdtempSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import Libsql from 'libsql';
import { afterAll, describe, expect, test } from 'vitest';
import { openPlayground, openService } from '../playground.js';

const folder = mkdtempSync(join(tmpdir(), 'cognito-demo-closed-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The files of the folder that this process has open. */
function openFiles(): string[] {
  const targets = readdirSync('/proc/self/fd').flatMap((descriptor) => {
    try {
      return [readlinkSync(`/proc/self/fd/${descriptor}`)];
    } catch {
      // That of the folder that was just read.
      return [];
    }
  });
  return targets.filter((target) => target.startsWith(folder));
}

describe('close', () => {
  test('leaves nothing beside the file, whatever was read and written', async () => {
    const file = join(folder, 'alone.db');
    const playground = await openPlayground({ service: { file } });
    await playground.signUp('jane');
    expect(await playground.local.users.list(playground.userPoolId)).toHaveLength(1);
    expect(beside(file)).toEqual(['alone.db-shm', 'alone.db-wal']);
    await playground.local.close();
    expect(beside(file)).toEqual([]);
  });

  test.runIf(process.platform === 'linux')('leaves no descriptor open, after a refused file neither', async () => {
    const file = join(folder, 'descriptors.db');
    const playground = await openPlayground({ service: { file } });
    await playground.signUp('jane');
    expect(openFiles().length).toBeGreaterThan(0);
    await playground.local.close();
    expect(openFiles()).toEqual([]);
    await expect(openService({ file: foreignFile() })).rejects.toThrow('another program');
    expect(openFiles()).toEqual([]);
  });

  test('of one of two services on a file leaves the other one at work', async () => {
    const file = join(folder, 'two.db');
    const one = await openPlayground({ service: { file } });
    await using other = await openService({ file, clock: one.clock });
    await one.signUp('jane');
    await one.local.close();
    expect(await other.local.users.find(one.userPoolId, 'jane')).toBeDefined();
    await other.api.adminDisableUser({ UserPoolId: one.userPoolId, Username: 'jane' });
    await other.local.close();
    expect(beside(file)).toEqual([]);
    await using later = await openService({ file, clock: one.clock });
    expect(await later.local.users.find(one.userPoolId, 'jane')).toMatchObject({ enabled: false });
  });

  test('frees the place for a new file, which nothing of the old one touches', async () => {
    const file = join(folder, 'replaced.db');
    await (await openPlayground({ service: { file } })).local.close();
    rmSync(file);
    await using playground = await openPlayground({ service: { file } });
    await playground.signUp('jane');
    const { UserPools } = await playground.api.listUserPools({ MaxResults: 10 });
    expect(UserPools!.map(({ Id }) => Id)).toEqual([playground.userPoolId]);
  });
});

function beside(file: string): string[] {
  const names = readdirSync(folder).toSorted();
  return names.filter((name) => name.startsWith(`${basename(file)}-`));
}

function foreignFile(): string {
  const file = join(folder, 'foreign.db');
  const sqlite = new Libsql(file);
  sqlite.exec('CREATE TABLE songs (title TEXT)');
  sqlite.close();
  return file;
}
