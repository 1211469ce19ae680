import { randomBytes } from 'node:crypto';
import { createRequire } from 'node:module';
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { interleave } from './lib/interleave.mjs';
import { newFolder } from './lib/places.mjs';
import { compare } from './lib/report.mjs';

export const title = 'Durable writes: what the file system and SQLite take of a sign-up';

const Libsql = createRequire(import.meta.url)('libsql');

/** About what a sign-up writes: a user's row with salt and verifier, a message and a code. */
const ROW = randomBytes(1200);

export async function run({ quick }) {
  const file = openSync(join(newFolder('plain'), 'file'), 'a');
  const durable = table(join(newFolder('sqlite'), 'durable.sqlite'));
  const memory = table(':memory:');
  const count = quick ? 100 : 400;
  const samples = await interleave(
    {
      // One page of 4096 bytes is the least that a commit writes.
      fsync: () => perSecond(count, () => writeSync(file, ROW) + (fsyncSync(file) ?? 0)),
      sqlite: () => perSecond(count, durable),
      memory: () => perSecond(count, memory),
    },
    { rounds: quick ? 3 : 9 },
  );
  closeSync(file);
  return {
    lines: [
      compare(
        'SQLite commits, WAL and synchronous = FULL',
        { values: samples.sqlite, unit: '/s' },
        { name: 'write + fsync', values: samples.fsync },
      ),
      compare(
        'SQLite commits in memory',
        { values: samples.memory, unit: '/s' },
        { name: 'SQLite, durable', values: samples.sqlite },
      ),
    ],
  };
}

function table(name) {
  const db = new Libsql(name);
  db.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE rows (id INTEGER PRIMARY KEY, content BLOB)',
  );
  const insert = db.prepare('INSERT INTO rows (content) VALUES (?)');
  return () => insert.run([ROW]);
}

function perSecond(count, work) {
  const start = performance.now();
  for (let turn = 0; turn < count; turn++) work();
  return (count / (performance.now() - start)) * 1000;
}
