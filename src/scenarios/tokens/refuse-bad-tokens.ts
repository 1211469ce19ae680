import { getUser, type Tokens } from '../../actions/index.js';
import { TokenError, verifyTokens, type TokenIssuer } from '../../auth/index.js';
import { ExpectedError } from '../../events/index.js';
import type { Kit } from '../scenario.js';
import { refusalOf } from '../parts/refusal.js';
import { tampered } from './tampered.js';

/** No access or ID token lives longer than one. */
const TWO_DAYS = 2 * 24 * 60 * 60 * 1000;

/** Puts tokens before the check that are not good, or not for it, and shows what gives each away. */
export async function refuseBadTokens(kit: Kit, tokens: Tokens): Promise<void> {
  const why = 'Each check keeps another kind of token out.';
  await kit.step('Try tokens that must not pass', { calls: ['GetUser'], why }, async () => {
    const forged = { ...tokens, accessToken: tampered(tokens.accessToken, { username: 'admin' }) };
    const rows: string[][] = [];
    for (const { what, bad, expected, at } of cases(kit, tokens, forged)) {
      rows.push([what, await reasonOf(verifyTokens(bad ?? tokens, { ...kit.playground, ...expected }, at && { at }))]);
    }
    kit.emit({ type: 'table', title: 'Checked without asking Cognito', columns: ['Tokens', 'Refused because'], rows });
    const refusal = await refusalOf(
      getUser(kit.cognito, { accessToken: forged.accessToken }),
      'NotAuthorizedException',
      'GetUser took a token that was changed.',
    );
    kit.result(`GetUser refuses the changed one, too: ${refusal.message}`);
  });
}

interface Case {
  readonly what: string;
  readonly bad?: Tokens;
  readonly expected?: Partial<TokenIssuer>;
  readonly at?: Date;
}

function cases({ playground }: Kit, tokens: Tokens, forged: Tokens): Case[] {
  const userPoolId = `${playground.userPoolId.split('_')[0]}_another00`;
  const issuer = playground.issuer.replace(playground.userPoolId, userPoolId);
  return [
    { what: 'username changed to admin', bad: forged },
    { what: 'ID token as access token', bad: { ...tokens, accessToken: tokens.idToken } },
    { what: 'tokens at another app', expected: { clientId: 'another app' } },
    { what: 'tokens at another user pool', expected: { userPoolId, issuer } },
    { what: 'the same tokens, in two days', at: new Date(Date.now() + TWO_DAYS) },
  ];
}

/** What comes after a colon are long names. */
async function reasonOf(check: Promise<unknown>): Promise<string> {
  const error: unknown = await check.catch((error: unknown) => error);
  if (error instanceof TokenError) return error.reason.replace(/: .*|\.$/s, '');
  throw error instanceof Error ? error : new ExpectedError('A token that must not pass has passed.');
}
