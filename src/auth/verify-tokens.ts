import { assertIsJwks, type Jwks } from 'aws-jwt-verify/jwk';
import { verifyJwtSync } from 'aws-jwt-verify/jwt-verifier';
import type { Json } from 'aws-jwt-verify/safe-json-parse';

export interface TokenIssuer {
  readonly userPoolId: string;
  readonly clientId: string;
  /** The `iss` that the pool's tokens carry: on AWS `https://cognito-idp.<region>.amazonaws.com/<user pool id>`. */
  readonly issuer: string;
  /** Gets the document at `<issuer>/.well-known/jwks.json`. */
  readonly fetchJwks: () => Promise<{ readonly keys: readonly Readonly<Record<string, unknown>>[] }>;
}

export type Claims = Readonly<Record<string, unknown>>;

/** A token that must not be trusted. The token itself is never part of the message. */
export class TokenError extends Error {
  override readonly name = 'TokenError';

  constructor(
    readonly token: 'ID token' | 'access token',
    readonly reason: string,
    options?: ErrorOptions,
  ) {
    super(`The ${token} can't be trusted: ${reason}`, options);
  }
}

/**
 * Checks both tokens of a sign-in: signed by one of the pool's keys, by this issuer, for this app client, of the right
 * kind, not expired, and about the same user. Does not notice that a token was revoked: only Cognito itself can tell.
 *
 * @param options.at A later time, at which both must still be good. Now when left out.
 * @throws {TokenError} for the first check that fails.
 */
export async function verifyTokens(
  tokens: { readonly idToken: string; readonly accessToken: string },
  expected: TokenIssuer,
  options: { readonly at?: Date } = {},
): Promise<{ id: Claims; access: Claims }> {
  if (!expected.issuer.endsWith(`/${expected.userPoolId}`)) {
    throw new TypeError(`The issuer ${expected.issuer} is not the user pool ${expected.userPoolId}.`);
  }
  const jwks = (await expected.fetchJwks()) as unknown as Json;
  assertIsJwks(jwks);
  const id = verify('ID token', tokens.idToken, jwks, expected, options.at);
  const access = verify('access token', tokens.accessToken, jwks, expected, options.at);
  if (id['sub'] !== access['sub']) throw new TokenError('access token', 'it is about another user than the ID token.');
  return { id, access };
}

function verify(
  token: TokenError['token'],
  jwt: string,
  jwks: Jwks,
  expected: TokenIssuer,
  at: Date | undefined,
): Claims {
  const kind = token === 'ID token' ? { use: 'id', clientClaim: 'aud' } : { use: 'access', clientClaim: 'client_id' };
  try {
    return verifyJwtSync(jwt, jwks, {
      issuer: expected.issuer,
      // Of the two only the ID token has an audience, so the client is checked below, for both alike.
      audience: null,
      customJwtCheck: ({ header, payload }) => {
        check('alg', header.alg, 'RS256');
        check('token_use', payload['token_use'], kind.use);
        check(kind.clientClaim, payload[kind.clientClaim], expected.clientId);
        // Optional in a JWT, and verifyJwtSync lets a token without it pass for ever.
        if (typeof payload.exp !== 'number') throw new Error('it never expires.');
        if (at !== undefined && payload.exp * 1000 < at.getTime()) {
          throw new Error(`it expires at ${new Date(payload.exp * 1000).toISOString()}.`);
        }
      },
    });
  } catch (error) {
    throw new TokenError(token, error instanceof Error ? error.message : String(error), { cause: error });
  }
}

function check(name: string, actual: unknown, wanted: string): void {
  if (actual !== wanted) throw new Error(`${name} is ${JSON.stringify(actual)} and must be ${JSON.stringify(wanted)}.`);
}
