/** Of what the library and the program take alike. */

/** Whether it is a name for SQLite, such as `:memory:`, where a path is meant to be: a file of that name would be made. */
export function isSqliteName(path: string): boolean {
  return path === ':memory:' || path.startsWith('file:');
}

export function isRegion(name: string): boolean {
  return /^[a-z]{2,}(-[a-z]+)+-\d+$/.test(name);
}
