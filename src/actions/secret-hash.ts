import { createHmac } from 'node:crypto';

/** An app client of a user pool, as every call of a public client names it. */
export interface AppClient {
  readonly clientId: string;
  /** Present when the app client is confidential. Actions then send SECRET_HASH by themselves. */
  readonly clientSecret?: string | undefined;
}

/**
 * The proof that a call comes from a holder of the client secret: Base64(HMAC-SHA256(secret, username + client id)).
 *
 * @param username The very string that the same request carries: an alias in one call and the user's own name in the
 *   next need two different hashes.
 * @returns undefined for an app client without a secret, which must not send a hash.
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/signing-up-users-in-your-app.html#cognito-user-pools-computing-secret-hash
 */
export function secretHash(username: string, app: AppClient): string | undefined {
  if (app.clientSecret === undefined) return undefined;
  return createHmac('sha256', app.clientSecret)
    .update(username + app.clientId)
    .digest('base64');
}
