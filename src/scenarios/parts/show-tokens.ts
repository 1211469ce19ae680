import { getUser, type Tokens } from '../../actions/index.js';
import { verifyTokens, type Claims } from '../../auth/index.js';
import type { Kit } from '../scenario.js';

export interface VerifiedClaims {
  readonly id: Claims;
  readonly access: Claims;
}

/** Verifies the tokens as a back end should, and shows what they say. */
export async function showTokens(kit: Kit, tokens: Tokens): Promise<VerifiedClaims> {
  const why = 'Trust a token only once signature, issuer and expiry are right.';
  return kit.step('Verify the tokens', { calls: ['GetUser'], why }, async () => {
    const claims = await verifyTokens(tokens, kit.playground);
    const { issuer } = kit.playground;
    kit.emit({ type: 'tokens-verified', issuer, idClaims: claims.id, accessClaims: claims.access });
    kit.result('Both tokens are signed by the pool and meant for this app client.');
    const { username } = await getUser(kit.cognito, { accessToken: tokens.accessToken });
    kit.result(`GetUser takes the access token: it is ${username}.`);
    return claims;
  });
}
