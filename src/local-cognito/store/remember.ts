import type { Database } from './database.js';

const REMEMBERED = 100;

/**
 * A look-up by key that remembers what it has found for as long as the tables of settings stay as they are: for rows that
 * every call reads and hardly any changes. What it finds is shared and must not be changed.
 */
export function remember<Found>(
  db: Pick<Database, 'settingsVersion'>,
  find: (key: string) => Found | undefined,
): (key: string) => Found | undefined {
  const remembered = new Map<string, Found>();
  let version: number | undefined;
  return (key) => {
    const current = db.settingsVersion();
    if (current !== version || remembered.size >= REMEMBERED) remembered.clear();
    version = current;
    let found = remembered.get(key);
    if (found === undefined && (found = find(key)) !== undefined) remembered.set(key, found);
    return found;
  };
}
