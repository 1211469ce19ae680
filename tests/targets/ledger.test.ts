import { spawnSync } from 'node:child_process';
import { appendFileSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openLedger, runningOwner, type LedgerResource } from '../../src/targets/ledger.js';
import { awsPlace, localPlace } from '../../src/targets/place.js';
import { describe } from 'vitest';
import { expect, test } from './temporary-folder.js';

const pool: LedgerResource = { kind: 'user pool', name: 'cognito-demo-x-1', place: localPlace };

test('what is planned or created is outstanding, until it is removed', ({ folder }) => {
  const ledger = openLedger(join(folder, 'state'));
  expect(ledger.outstanding()).toEqual([]);
  ledger.planned(pool);
  expect(ledger.outstanding()).toMatchObject([pool]);
  ledger.created({ ...pool, id: 'us-east-1_a' });
  expect(ledger.outstanding()).toMatchObject([{ ...pool, id: 'us-east-1_a' }]);
  ledger.removed(pool);
  expect(ledger.outstanding()).toEqual([]);
});

test('another process reads the same', ({ folder }) => {
  openLedger(folder).planned(pool);
  expect(openLedger(folder).outstanding()).toMatchObject([pool]);
});

test('one name in two places is two resources', ({ folder }) => {
  const ledger = openLedger(folder);
  const elsewhere = { ...pool, place: awsPlace('eu-west-1') };
  ledger.planned(pool);
  ledger.planned(elsewhere);
  ledger.removed(pool);
  expect(ledger.outstanding()).toMatchObject([elsewhere]);
});

test('a line that a crash tore is passed over, and does not swallow the next one', ({ folder }) => {
  const ledger = openLedger(folder);
  ledger.planned(pool);
  appendFileSync(join(folder, 'ledger.jsonl'), '\n{"at":"2026-01-05T03:04:05Z","event":"remo');
  const later = { ...pool, name: 'cognito-demo-x-2' };
  ledger.planned(later);
  expect(ledger.outstanding()).toMatchObject([pool, later]);
});

test('is only ever added to, and is for its owner alone', ({ folder }) => {
  const stateDir = join(folder, 'state');
  const ledger = openLedger(stateDir);
  ledger.planned(pool);
  const before = readFileSync(join(stateDir, 'ledger.jsonl'), 'utf8');
  ledger.removed(pool);
  expect(readFileSync(join(stateDir, 'ledger.jsonl'), 'utf8').startsWith(before)).toBe(true);
  expect(statSync(stateDir).mode & 0o777).toBe(0o700);
  expect(statSync(join(stateDir, 'ledger.jsonl')).mode & 0o777).toBe(0o600);
});

test('a file of garbage is an empty ledger', ({ folder }) => {
  writeFileSync(join(folder, 'ledger.jsonl'), 'garbage\n{}\n[1]\nnull\n');
  expect(openLedger(folder).outstanding()).toEqual([]);
});

describe('the process whose run a resource belongs to', () => {
  function ownerOf(folder: string, process: object): unknown {
    const entry = { at: '2026-01-05T03:04:05Z', event: 'planned', ...pool, process };
    appendFileSync(join(folder, 'ledger.jsonl'), `\n${JSON.stringify(entry)}`);
    return openLedger(folder).outstanding().map(runningOwner)[0];
  }

  test('is one that is still going on', ({ folder }) => {
    expect(ownerOf(folder, { pid: process.ppid })).toEqual({ pid: process.ppid });
  });

  test('is not one that has got its number since', ({ folder }) => {
    expect(ownerOf(folder, { pid: process.ppid, started: 'long ago' })).toBeUndefined();
  });

  test('is not one that has ended', ({ folder }) => {
    const { pid } = spawnSync(process.execPath, ['-e', '0']);
    expect(ownerOf(folder, { pid })).toBeUndefined();
  });

  test('is not the one that asks', ({ folder }) => {
    openLedger(folder).planned(pool);
    const [planned] = openLedger(folder).outstanding();
    expect(planned?.process?.pid).toBe(process.pid);
    expect(planned && runningOwner(planned)).toBeUndefined();
  });

  test('is not known in a ledger of an older version', ({ folder }) => {
    appendFileSync(join(folder, 'ledger.jsonl'), `\n${JSON.stringify({ at: '', event: 'planned', ...pool })}`);
    expect(openLedger(folder).outstanding().map(runningOwner)).toEqual([undefined]);
  });
});
