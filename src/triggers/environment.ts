/** Environment variables of a function: its settings. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A setting that is a list with commas between. An empty one is an empty list, not the default. */
export function listSetting(environment: Environment, name: string, fallback = ''): string[] {
  return (environment[name] ?? fallback)
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}

/** A setting that is a whole number from 1 on; anything else counts as not set. */
export function countSetting(environment: Environment, name: string, fallback: number): number {
  const value = environment[name]?.trim() ?? '';
  return /^[1-9]\d{0,5}$/.test(value) ? Number(value) : fallback;
}
