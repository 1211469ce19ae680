import { allowedFirstFactors, passkeysAreMultiFactor } from '../pools/settings.js';
import { ServiceError } from '../protocol/errors.js';
import type { UserPool } from '../store/pools.js';
import type { User } from '../store/users.js';

/** Whom passkeys of a pool are made for: WebAuthnConfiguration of the pool. */
export interface RelyingParty {
  /** A domain. */
  readonly id: string;
  /** Whether authenticators have to see that it is their owner: by a finger, a face, a PIN. */
  readonly userVerification: 'required' | 'preferred';
}

/** Whether users of the pool can sign in by passkeys: undefined when they can't, or it is not settled for whom. */
export function relyingPartyOf(pool: UserPool): RelyingParty | undefined {
  const { RelyingPartyId: id, UserVerification: userVerification = 'preferred' } =
    pool.settings.WebAuthnConfiguration ?? {};
  return id !== undefined && allowsPasskeys(pool) ? { id, userVerification } : undefined;
}

/** @throws {ServiceError} WebAuthnNotEnabledException, with what to set. */
export function checkAllowsPasskeys(pool: UserPool): void {
  if (allowsPasskeys(pool)) return;
  throw new ServiceError(
    'WebAuthnNotEnabledException',
    'Passkeys are not enabled for this user pool: add WEB_AUTHN to AllowedFirstAuthFactors of its SignInPolicy.',
  );
}

/** @throws {ServiceError} WebAuthnNotEnabledException or WebAuthnConfigurationMissingException, with what to set. */
export function requireRelyingParty(pool: UserPool): RelyingParty {
  checkAllowsPasskeys(pool);
  const relyingParty = relyingPartyOf(pool);
  if (relyingParty === undefined) {
    throw new ServiceError(
      'WebAuthnConfigurationMissingException',
      'The user pool has no relying party: set RelyingPartyId in WebAuthnConfiguration by SetUserPoolMfaConfig, ' +
        'such as localhost. Local Cognito has no domains to take it from.',
    );
  }
  return relyingParty;
}

/** Whether the user's passkeys count as two factors, which takes user verification. */
export function countsAsMfa(pool: UserPool, user: User): boolean {
  return user.passkeyMfa && passkeysAreMultiFactor(pool.settings);
}

/**
 * Whether a page of this origin may use passkeys of the relying party: its domain and those below it, by HTTPS, and on
 * the machine itself by HTTP, too. The port does not matter. That is how browsers have it.
 */
export function isOriginOf(relyingPartyId: string, origin: string): boolean {
  const url = URL.canParse(origin) ? new URL(origin) : undefined;
  if (url?.origin !== origin) return false;
  const isInDomain = url.hostname === relyingPartyId || url.hostname.endsWith(`.${relyingPartyId}`);
  const isLocal = url.hostname === 'localhost' || url.hostname.endsWith('.localhost');
  return isInDomain && (url.protocol === 'https:' || (url.protocol === 'http:' && isLocal));
}

function allowsPasskeys({ settings }: UserPool): boolean {
  return allowedFirstFactors(settings).includes('WEB_AUTHN');
}
