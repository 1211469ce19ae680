import { getTokensFromRefreshToken, revokeToken } from '../../actions/index.js';
import type { RememberedDevice } from '../../auth/index.js';
import type { Kit } from '../scenario.js';
import { refusalOf } from '../parts/refusal.js';
import { appClient } from '../parts/user.js';
import { refreshTokenOf, type HeldTokens } from './held-tokens.js';
import { showEffect } from './show-effect.js';

/** Revokes the newest refresh token of a family. The tokens of another sign-in are not touched. */
export async function revokeFamily(
  kit: Kit,
  { deviceKey }: RememberedDevice,
  family: readonly [HeldTokens, HeldTokens],
  other: HeldTokens,
): Promise<void> {
  const calls = ['RevokeToken', 'GetUser', 'GetTokensFromRefreshToken'];
  const why = 'One family, and no other.';
  await kit.step('Revoke the refresh token', { calls, why }, async () => {
    const input = { ...appClient(kit), refreshToken: refreshTokenOf(family[1]) };
    const about = { title: 'RevokeToken, for the family of the first sign-in', ended: family, others: [other] };
    await showEffect(kit, about, () => revokeToken(kit.cognito, input));
    const { message } = await refusalOf(
      getTokensFromRefreshToken(kit.cognito, { ...input, deviceKey }),
      'NotAuthorizedException',
      'The refresh token was taken although it is revoked.',
    );
    kit.result(`The refresh token itself: ${message}`);
    kit.result('A back end that checks the signature alone does not notice, until the token expires.');
  });
}
