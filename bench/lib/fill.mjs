// Users by the ten thousand, written straight into the stores: copies of one who signed up, under other names.
import { createRequire } from 'node:module';
import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const Libsql = createRequire(import.meta.url)('libsql');

const UUID = `lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-a' ||
  substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))`;

/** What differs between the copies, as SQL over `filler.name` and `filler.sub`. All other columns are copied. */
const differences = {
  users: {
    sub: 'filler.sub',
    username: 'filler.name',
    username_key: 'filler.name',
    attributes: "json_set(attributes, '$.email', filler.name || '@example.com')",
  },
  messages: { id: 'NULL', username: 'filler.name', destination: "filler.name || '@example.com'" },
  sign_ins: { sub: 'filler.sub', origin_jti: UUID, refresh_hash: 'randomblob(32)' },
};

/** Gives each new user a message and a sign-in, too. The service must not run meanwhile. */
export function fillOurs(file, count) {
  const db = new Libsql(file);
  db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; PRAGMA cache_size = -500000;
    BEGIN`);
  db.exec(`
    CREATE TEMP TABLE filler AS
    WITH RECURSIVE turn (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM turn WHERE n < ${count})
    SELECT 'filler' || n AS name, ${UUID} AS sub FROM turn`);
  for (const [table, different] of Object.entries(differences)) {
    const columns = db
      .prepare(`PRAGMA table_info(${table})`)
      .all()
      .map(({ name }) => name);
    const values = columns.map((column) => different[column] ?? `model.${column}`);
    db.exec(`
      INSERT INTO ${table} (${columns.join(', ')})
      SELECT ${values.join(', ')} FROM (SELECT * FROM ${table} LIMIT 1) AS model, filler`);
  }
  db.exec('COMMIT; PRAGMA wal_checkpoint(TRUNCATE);');
  const { users } = db.prepare('SELECT count(*) AS users FROM users').get();
  db.close();
  return users;
}

/** Its whole store of a pool is a JSON file. The service must not run meanwhile. */
export function fillCognitoLocal(folder, poolId, count) {
  const file = join(folder, '.cognito/db', `${poolId}.json`);
  const pool = JSON.parse(readFileSync(file, 'utf8'));
  const model = Object.values(pool.Users)[0];
  for (let turn = 1; turn <= count; turn++) {
    const Username = `filler${turn}`;
    const changed = { sub: randomUUID(), email: `${Username}@example.com` };
    const Attributes = model.Attributes.map(({ Name, Value }) => ({ Name, Value: changed[Name] ?? Value }));
    pool.Users[Username] = { ...model, Username, Attributes };
  }
  writeFileSync(file, JSON.stringify(pool, undefined, 2));
  return Object.keys(pool.Users).length;
}
