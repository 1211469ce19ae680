import { appendFileSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openLedger, type LedgerResource } from '../../src/targets/ledger.js';
import { awsPlace, localPlace } from '../../src/targets/place.js';
import { expect, test } from './temporary-folder.js';

const pool: LedgerResource = { kind: 'user pool', name: 'cognito-demo-x-1', place: localPlace };

test('what is planned or created is outstanding, until it is removed', ({ folder }) => {
  const ledger = openLedger(join(folder, 'state'));
  expect(ledger.outstanding()).toEqual([]);
  ledger.planned(pool);
  expect(ledger.outstanding()).toEqual([pool]);
  ledger.created({ ...pool, id: 'us-east-1_a' });
  expect(ledger.outstanding()).toEqual([{ ...pool, id: 'us-east-1_a' }]);
  ledger.removed(pool);
  expect(ledger.outstanding()).toEqual([]);
});

test('another process reads the same', ({ folder }) => {
  openLedger(folder).planned(pool);
  expect(openLedger(folder).outstanding()).toEqual([pool]);
});

test('one name in two places is two resources', ({ folder }) => {
  const ledger = openLedger(folder);
  const elsewhere = { ...pool, place: awsPlace('eu-west-1') };
  ledger.planned(pool);
  ledger.planned(elsewhere);
  ledger.removed(pool);
  expect(ledger.outstanding()).toEqual([elsewhere]);
});

test('a line that a crash tore is passed over, and does not swallow the next one', ({ folder }) => {
  const ledger = openLedger(folder);
  ledger.planned(pool);
  appendFileSync(join(folder, 'ledger.jsonl'), '\n{"at":"2026-01-05T03:04:05Z","event":"remo');
  const later = { ...pool, name: 'cognito-demo-x-2' };
  ledger.planned(later);
  expect(ledger.outstanding()).toEqual([pool, later]);
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
