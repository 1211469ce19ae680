/** Leaves out the members that have no value: Cognito's free-form maps hold strings only. */
export function withoutUndefined(map: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(map).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
