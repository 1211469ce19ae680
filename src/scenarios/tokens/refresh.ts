import { getTokensFromRefreshToken } from '../../actions/index.js';
import { verifyTokens, type Claims, type RememberedDevice } from '../../auth/index.js';
import type { Kit } from '../scenario.js';
import { refusalOf } from '../parts/refusal.js';
import type { VerifiedClaims } from '../parts/show-tokens.js';
import { appClient } from '../parts/user.js';
import { refreshTokenOf, shortId, type HeldTokens } from './held-tokens.js';

/** Renews the tokens, first without the device and then with it. */
export async function refreshWithDevice(
  kit: Kit,
  { deviceKey }: RememberedDevice,
  held: HeldTokens,
  before: VerifiedClaims,
): Promise<HeldTokens> {
  const why = 'New tokens, and no password.';
  return kit.step('Refresh the tokens', { calls: ['GetTokensFromRefreshToken'], why }, async () => {
    const input = { ...appClient(kit), refreshToken: refreshTokenOf(held) };
    const refusal = await refusalOf(
      getTokensFromRefreshToken(kit.cognito, input),
      'NotAuthorizedException',
      'The refresh token was taken without the key of its device.',
    );
    kit.result(`Without the key of the device: ${refusal.message}`);
    const tokens = await getTokensFromRefreshToken(kit.cognito, { ...input, deviceKey });
    const refreshed = { label: 'its refresh', tokens };
    refreshTokenOf(refreshed);
    kit.result('With it there are new tokens, and a new refresh token among them.');
    const { access } = await verifyTokens(tokens, kit.playground);
    const columns = ['Claim', 'At the sign-in', 'After the refresh', 'Change'];
    kit.emit({ type: 'table', title: 'The access token', columns, rows: rowsOf(before.access, access) });
    kit.result('auth_time still tells of the sign-in: a refresh proves no password.');
    return refreshed;
  });
}

function rowsOf(before: Claims, after: Claims): string[][] {
  const ids = ['origin_jti', 'jti'].map((name) => [name, shortId(before[name]), shortId(after[name])]);
  const times = ['auth_time', 'iat', 'exp'].map((name) => [name, timeOf(before[name]), timeOf(after[name])]);
  return [...ids, ...times].map(([name = '', was = '', is = '']) => [name, was, is, verdict(name, was === is)]);
}

/** Times are in whole seconds, and a refresh may come in the second of the sign-in. */
function verdict(name: string, isSame: boolean): string {
  if (!isSame) return 'new';
  return name === 'iat' || name === 'exp' ? 'new, in the same second' : 'none';
}

function timeOf(secondsSinceEpoch: unknown): string {
  return `${new Date(Number(secondsSinceEpoch) * 1000).toISOString().slice(11, 19)} UTC`;
}
