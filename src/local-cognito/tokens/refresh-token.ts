import type { Service } from '../service.js';

const REFRESH_TOKEN_BYTES = 192;

/** Refresh tokens are opaque; Cognito's are about as long. */
export function newRefreshToken(service: Service): string {
  return service.random.bytes(REFRESH_TOKEN_BYTES).toString('base64url');
}
