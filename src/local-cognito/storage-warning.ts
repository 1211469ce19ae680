import type { Clock } from './clock.js';

const MINUTE = 60_000;

/** Warns that the file fails, with the reason, once a minute and reason: while a disk is full, each call fails alike. */
export function storageWarning(file: string | undefined, clock: Clock): (error: unknown) => void {
  const warned = new Map<string, number>();
  return (error) => {
    const { code = '', message } = error as { readonly code?: string; readonly message: string };
    const now = clock.now();
    if (now - (warned.get(code) ?? -Infinity) < MINUTE) return;
    warned.set(code, now);
    process.emitWarning(`${file ?? 'The database in memory'} failed: ${message} (${code})`, 'LocalCognitoStorage');
  };
}
