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
  // In the order of the table's keys, as the fillers are: it takes a fraction of the time.
  sign_ins: { sub: 'filler.sub', origin_jti: 'filler.sub', refresh_hash: 'CAST(filler.sub AS BLOB)' },
};

/** Gives each new user a message and a sign-in, too. The service must not run meanwhile. */
export function fillOurs(file, count) {
  const db = new Libsql(file);
  db.exec(`PRAGMA journal_mode = DELETE; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; PRAGMA cache_size = -500000;
    BEGIN`);
  db.exec(`
    CREATE TEMP TABLE filler AS
    WITH RECURSIVE turn (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM turn WHERE n < ${count})
    SELECT 'filler' || n AS name, ${UUID} AS sub FROM turn ORDER BY sub`);
  for (const [table, different] of Object.entries(differences)) {
    const columns = db
      .prepare(`PRAGMA table_info(${table})`)
      .all()
      .map(({ name }) => name);
    const values = columns.map((column) => different[column] ?? `model.${column}`);
    // Made anew from sorted entries, an index takes a fraction of the time that entries in no order take one by one.
    const indexes = db.prepare(`SELECT name, sql FROM sqlite_master WHERE tbl_name = ? AND type = 'index'`).all(table);
    const own = indexes.filter(({ sql }) => sql !== null);
    for (const { name } of own) db.exec(`DROP INDEX ${name}`);
    db.exec(`
      INSERT INTO ${table} (${columns.join(', ')})
      SELECT ${values.join(', ')} FROM (SELECT * FROM ${table} LIMIT 1) AS model, filler`);
    for (const { sql } of own) db.exec(sql);
  }
  db.exec('COMMIT; PRAGMA journal_mode = WAL;');
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
