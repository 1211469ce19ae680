import type { Database, Row } from './database.js';
import { remember } from './remember.js';
import { readUser, type User } from './users.js';

export interface Group {
  readonly poolId: string;
  readonly name: string;
  readonly description?: string;
  readonly roleArn?: string;
  /** The lowest wins; a group without one comes after all that have one. */
  readonly precedence?: number;
  readonly createdAt: number;
  readonly modifiedAt: number;
}

export interface GroupStore {
  /** @returns false when the pool has a group of this name. */
  insert(group: Group): boolean;
  find(poolId: string, name: string): Group | undefined;
  /** Groups of a pool with a name above `after`, in the order of names. */
  list(poolId: string, after: string, limit: number): readonly Group[];
  count(poolId: string): number;
  save(group: Group): void;
  delete(group: Group): void;
  /** Makes a member of a user who is none yet. */
  addMember(group: Group, sub: string): void;
  removeMember(group: Group, sub: string): void;
  /** All groups of a user, the best precedence first, then in the order of names. */
  listOfUser(poolId: string, sub: string): readonly Group[];
  /** Groups of a user with a name above `after`, in the order of names. */
  listOfUserByName(poolId: string, sub: string, after: string, limit: number): readonly Group[];
  /** Members with a `sub` above `after`, in the order of subs. */
  listMembers(group: Group, after: string, limit: number): readonly User[];
}

const OWN = 'pool_id = ? AND name = ?';
const OF_USER = `SELECT user_groups.* FROM group_members
  JOIN user_groups ON user_groups.pool_id = group_members.pool_id AND user_groups.name = group_name
  WHERE group_members.pool_id = ? AND sub = ?`;

export function createGroupStore(db: Database): GroupStore {
  // Most pools have no groups, and every sign-in asks for those of its user.
  const hasGroups = remember(
    db,
    (poolId) => db.get('SELECT 1 AS has FROM user_groups WHERE pool_id = ? LIMIT 1', poolId) !== undefined,
  );
  return {
    insert(group) {
      return (
        db.run(
          `INSERT INTO user_groups (pool_id, name, description, role_arn, precedence, created_at, modified_at)
           VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
          group.poolId,
          group.name,
          ...settingsOf(group),
          group.createdAt,
          group.modifiedAt,
        ).changes > 0
      );
    },
    find(poolId, name) {
      const row = db.get(`SELECT * FROM user_groups WHERE ${OWN}`, poolId, name);
      return row && readGroup(row);
    },
    list(poolId, after, limit) {
      return db
        .all('SELECT * FROM user_groups WHERE pool_id = ? AND name > ? ORDER BY name LIMIT ?', poolId, after, limit)
        .map(readGroup);
    },
    count(poolId) {
      return Number(db.get('SELECT count(*) AS groups FROM user_groups WHERE pool_id = ?', poolId)?.['groups']);
    },
    save(group) {
      db.run(
        `UPDATE user_groups SET description = ?, role_arn = ?, precedence = ?, modified_at = ? WHERE ${OWN}`,
        ...settingsOf(group),
        group.modifiedAt,
        group.poolId,
        group.name,
      );
    },
    delete({ poolId, name }) {
      db.run(`DELETE FROM user_groups WHERE ${OWN}`, poolId, name);
    },
    addMember({ poolId, name }, sub) {
      db.run(
        'INSERT INTO group_members (pool_id, group_name, sub) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
        poolId,
        name,
        sub,
      );
    },
    removeMember({ poolId, name }, sub) {
      db.run('DELETE FROM group_members WHERE pool_id = ? AND group_name = ? AND sub = ?', poolId, name, sub);
    },
    listOfUser(poolId, sub) {
      if (!hasGroups(poolId)) return [];
      return db.all(`${OF_USER} ORDER BY precedence IS NULL, precedence, name`, poolId, sub).map(readGroup);
    },
    listOfUserByName(poolId, sub, after, limit) {
      return db.all(`${OF_USER} AND name > ? ORDER BY name LIMIT ?`, poolId, sub, after, limit).map(readGroup);
    },
    listMembers({ poolId, name }, after, limit) {
      return db
        .all(
          `SELECT users.* FROM group_members JOIN users USING (pool_id, sub)
           WHERE group_members.pool_id = ? AND group_name = ? AND group_members.sub > ?
           ORDER BY group_members.sub LIMIT ?`,
          poolId,
          name,
          after,
          limit,
        )
        .map((row) => readUser(row));
    },
  };
}

function settingsOf({ description, roleArn, precedence }: Group): [string | null, string | null, number | null] {
  return [description ?? null, roleArn ?? null, precedence ?? null];
}

function readGroup(row: Row): Group {
  const description = row['description'] as string | null;
  const roleArn = row['role_arn'] as string | null;
  const precedence = row['precedence'] as number | null;
  return {
    poolId: row['pool_id'] as string,
    name: row['name'] as string,
    ...(description !== null && { description }),
    ...(roleArn !== null && { roleArn }),
    ...(precedence !== null && { precedence }),
    createdAt: row['created_at'] as number,
    modifiedAt: row['modified_at'] as number,
  };
}
