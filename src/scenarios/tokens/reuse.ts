import { getTokensFromRefreshToken } from '../../actions/index.js';
import type { RememberedDevice } from '../../auth/index.js';
import type { Kit } from '../scenario.js';
import { refusalOf } from '../parts/refusal.js';
import { appClient } from '../parts/user.js';
import { refreshTokenOf, type HeldTokens } from './held-tokens.js';

/** Tries the refresh token that was exchanged, as somebody would who has copied it. */
export async function reuseRefreshToken(kit: Kit, { deviceKey }: RememberedDevice, held: HeldTokens): Promise<void> {
  const why = 'Rotation: each counts once.';
  await kit.step('Use the old refresh token again', { calls: ['GetTokensFromRefreshToken'], why }, async () => {
    const { name, message } = await refusalOf(
      getTokensFromRefreshToken(kit.cognito, { ...appClient(kit), refreshToken: refreshTokenOf(held), deviceKey }),
      'RefreshTokenReuseException',
      'The old refresh token was taken once more.',
    );
    kit.result(`${name}: ${message}`);
    kit.result('A copy of it is worth nothing from the first refresh on.');
  });
}
