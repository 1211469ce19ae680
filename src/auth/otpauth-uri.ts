export interface Authenticator {
  /** Who the code is for. Must have no colon. */
  readonly issuer: string;
  /** Whose code it is. */
  readonly account: string;
  /** Base32, from `associateSoftwareToken`. */
  readonly secretCode: string;
}

/**
 * The URI that an authenticator app reads from a QR code. It holds the secret.
 *
 * The algorithm, the number of digits and the period are left out: Cognito uses what apps assume, and some apps stumble
 * over them.
 *
 * @see https://github.com/google/google-authenticator/wiki/Key-Uri-Format
 */
export function otpauthUri({ issuer, account, secretCode }: Authenticator): string {
  // encodeURIComponent and not URLSearchParams: apps show a `+` as it is.
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(account)}`;
  return `otpauth://totp/${label}?secret=${secretCode}&issuer=${encodeURIComponent(issuer)}`;
}
