import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Libsql from 'libsql';
import { afterAll, expect, test } from 'vitest';
import { openStore } from '../../../src/local-cognito/store/store.js';
import { addAuthenticator, answerMfa } from '../authenticator.js';
import { openWithRiddle, startCustom } from '../custom-auth.js';
import { openPlayground, type Playground } from '../playground.js';

const folder = mkdtempSync(join(tmpdir(), 'cognito-demo-growth-'));
afterAll(() => rmSync(folder, { recursive: true }));

const DAY = 24 * 60 * 60 * 1000;

function count(file: string, table: string): number {
  const sqlite = new Libsql(file);
  const { rows } = sqlite.prepare(`SELECT count(*) AS rows FROM ${table}`).get([]) as { rows: number };
  sqlite.close();
  return rows;
}

const tables = ['attempts', 'custom_auths', 'messages', 'sign_ins', 'spent_sessions'];

/** Every table's rows, of which some users are the reason. */
const rowsOf = (file: string): unknown => Object.fromEntries(tables.map((table) => [table, count(file, table)]));

test('what has expired goes: tries, custom sign-ins, messages, logins, spent sessions', async () => {
  const file = join(folder, 'expired.db');
  const first = await openWithRiddle({}, { mfa: 'OPTIONAL', service: { file } });
  await leaveTraces(first, 'jane');
  expect(rowsOf(file)).toEqual({ attempts: 1, custom_auths: 1, messages: 1, sign_ins: 2, spent_sessions: 1 });
  await first.local.close();

  // Each process sweeps when it first writes to a table. Logins are swept from a random one on: the old ones are put
  // where any is below them.
  const sqlite = new Libsql(file);
  sqlite.exec("UPDATE sign_ins SET origin_jti = 'z' || origin_jti");
  sqlite.close();
  first.clock.advance({ days: 62 });
  const second = await openWithRiddle({}, { mfa: 'OPTIONAL', service: { file, clock: first.clock } });
  await leaveTraces(second, 'joe');
  expect(rowsOf(file)).toEqual({ attempts: 1, custom_auths: 1, messages: 1, sign_ins: 2, spent_sessions: 1 });
  await second.local.close();
});

test('what may still be needed stays', async () => {
  const file = join(folder, 'kept.db');
  const first = await openWithRiddle({}, { mfa: 'OPTIONAL', service: { file } });
  await leaveTraces(first, 'jane');
  await first.local.close();
  const second = await openWithRiddle({}, { mfa: 'OPTIONAL', service: { file, clock: first.clock } });
  await leaveTraces(second, 'joe');
  expect(rowsOf(file)).toEqual({ attempts: 2, custom_auths: 2, messages: 2, sign_ins: 4, spent_sessions: 2 });
  await second.local.close();
});

/** A new user signs up, confirms, signs in twice, the second time with a TOTP code, and begins a custom sign-in. */
async function leaveTraces(playground: Playground, username: string): Promise<void> {
  await playground.addUser(username);
  const authenticator = await addAuthenticator(playground, await playground.signIn(username));
  const question = await playground.startSignIn(username);
  await answerMfa(playground, question, authenticator.freshCode(), { USERNAME: username });
  await startCustom(playground, username);
}

test('logins that have expired go by and by, and no others', async () => {
  const file = join(folder, 'logins.db');
  const playground = await openPlayground({ service: { file } });
  const sub = await playground.addUser('jane');
  await playground.local.close();
  const store = openStore(file);
  const now = playground.clock.now();
  const insert = (from: number, many: number, expiresAt: number): Promise<void> =>
    store.transaction(() => {
      for (let index = from; index < from + many; index++) {
        const refreshHash = createHash('sha256').update(String(index)).digest();
        const originJti = refreshHash.toString('hex');
        const { userPoolId: poolId, clientId } = playground;
        const login = { originJti, poolId, sub, clientId, refreshHash, metSecondFactor: false };
        store.signIns.insert({ ...login, authTime: now, expiresAt });
      }
    });
  // A day for the last access token, and one lest clocks are apart.
  await insert(0, 2000, now - 3 * DAY);
  await insert(2000, 3000, now + DAY);
  store.close();
  expect(count(file, `sign_ins WHERE expires_at > ${now}`)).toBe(3000);
  expect(count(file, `sign_ins WHERE expires_at < ${now}`)).toBeLessThan(200);
});

test('the log does not grow while it is written to', async () => {
  const file = join(folder, 'log.db');
  await using playground = await openPlayground({ service: { file } });
  let longest = 0;
  for (let round = 0; round < 100; round++) {
    for (let turn = 0; turn < 5; turn++) await playground.signUp(`user-${round}-${turn}`);
    longest = Math.max(longest, statSync(`${file}-wal`).size);
  }
  expect(longest).toBeLessThan(8_000_000);
  expect(statSync(file).size).toBeGreaterThan(500_000);
});
