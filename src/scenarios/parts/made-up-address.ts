import type { Question } from '../../events/index.js';

/**
 * An email address for a user whose messages nobody reads: the username where that will do, or else one made of it.
 * @param name What to make it of when the username has no letters that an address may have.
 */
export function madeUpAddress(
  question: Question,
  { username, name, domain }: { readonly username: string; readonly name: string; readonly domain: string },
): string {
  const [local = ''] = username.split('@');
  const candidates = [username, `${local.replace(/[^\w.+-]/g, '')}@${domain}`];
  return candidates.find((address) => question.check?.(address) === undefined) ?? `${name}@${domain}`;
}
