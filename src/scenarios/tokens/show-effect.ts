import type { Tokens } from '../../actions/index.js';
import { TokenError, verifyTokens } from '../../auth/index.js';
import { ExpectedError } from '../../events/index.js';
import type { Kit } from '../scenario.js';
import { ACCEPTED, getUserSays } from '../parts/get-user-says.js';
import type { HeldTokens } from './held-tokens.js';

/**
 * Shows what signing out does to access tokens: by the word of Cognito, which knows of it, and by a check of the
 * signature, which does not.
 * @param ended those that must be refused from then on
 * @param others those that are looked at besides
 * @throws {ExpectedError} when one of the ended is still accepted.
 */
export async function showEffect(
  kit: Kit,
  { title, ended, others = [] }: { title: string; ended: readonly HeldTokens[]; others?: readonly HeldTokens[] },
  signOut: () => Promise<unknown>,
): Promise<void> {
  const all = [...ended, ...others];
  const before: string[] = [];
  for (const { tokens } of all) before.push(await getUserSays(kit, tokens.accessToken));
  await signOut();
  const rows: string[][] = [];
  for (const [index, { label, tokens }] of all.entries()) {
    rows.push([
      label,
      before[index] ?? '',
      await getUserSays(kit, tokens.accessToken),
      await wordOfSignature(kit, tokens),
    ]);
  }
  const columns = ['Access token', 'GetUser before', 'GetUser after', 'Signature'];
  kit.emit({ type: 'table', title, columns, rows });
  const alive = ended.filter((_, index) => rows[index]?.[2] === ACCEPTED).map(({ label }) => label);
  if (alive.length === 0) return;
  throw new ExpectedError(`GetUser still takes the access token of: ${alive.join(', ')}.`, {
    next: 'The app client must have token revocation enabled (EnableTokenRevocation).',
  });
}

async function wordOfSignature(kit: Kit, tokens: Tokens): Promise<string> {
  try {
    await verifyTokens(tokens, kit.playground);
    return 'still good';
  } catch (error) {
    if (error instanceof TokenError) return error.reason;
    throw error;
  }
}
