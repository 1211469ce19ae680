import { spareKeysFault } from '../local-cognito/crypto/spare-keys.js';

const warned = new Set<string>();

/**
 * Warns of a folder for spare keys that can't be used, once a process: each pool would wait for new keys, and nobody
 * know why. The program, whose folder nobody has chosen, says nothing.
 */
export function warnOfUselessSpareKeys(folder: string): void {
  const reason = spareKeysFault(folder);
  if (reason === undefined || warned.has(folder)) return;
  warned.add(folder);
  process.emitWarning(
    `The option spareKeys names ${folder}, where no keys can be kept: ${reason}. New ones are made each time.`,
    'LocalCognitoSpareKeys',
  );
}
