import { getTokensFromRefreshToken, type Tokens } from '../../actions/index.js';
import { signInWithSrp, verifyTokens } from '../../auth/index.js';
import { ExpectedError } from '../../events/index.js';
import type { Kit } from '../scenario.js';
import type { VerifiedClaims } from '../parts/show-tokens.js';
import { appClient, type DemoUser } from '../parts/user.js';

/** The tokens of one sign-in or refresh, which are verified, and what they say. */
export interface Sample {
  readonly label: string;
  /** What the app said of itself in ClientMetadata, which goes to PreTokenGeneration. */
  readonly channel: string | undefined;
  readonly tokens: Tokens;
  readonly claims: VerifiedClaims;
}

export async function signInFor(
  kit: Kit,
  label: string,
  { username, password }: DemoUser,
  channel?: string,
): Promise<Sample> {
  const { userPoolId } = kit.playground;
  const clientMetadata = metadataOf(channel);
  const { tokens } = await signInWithSrp(kit.cognito, {
    ...appClient(kit),
    userPoolId,
    username,
    password,
    clientMetadata,
  });
  return { label, channel, tokens, claims: await verifyTokens(tokens, kit.playground) };
}

/** New tokens from the same sign-in. */
export async function refreshFor(kit: Kit, label: string, { channel, tokens: old }: Sample): Promise<Sample> {
  const { refreshToken } = old;
  if (refreshToken === undefined) throw new ExpectedError('The sign-in gave no refresh token.');
  const clientMetadata = metadataOf(channel);
  const tokens = await getTokensFromRefreshToken(kit.cognito, { ...appClient(kit), refreshToken, clientMetadata });
  return { label, channel, tokens, claims: await verifyTokens(tokens, kit.playground) };
}

/** Shows the claims of one kind of token side by side. */
export function compare(kit: Kit, kind: keyof VerifiedClaims, samples: readonly Sample[]): void {
  kit.emit({
    type: 'tokens-compared',
    title: kind === 'id' ? 'ID token' : 'Access token',
    columns: samples.map(({ label, claims }) => ({ label, claims: claims[kind] })),
  });
}

function metadataOf(channel: string | undefined): Record<string, string> | undefined {
  return channel === undefined ? undefined : { channel };
}
