import { createHmac, timingSafeEqual } from 'node:crypto';

/** Whether a SECRET_HASH is Base64(HMAC-SHA256(client secret, username + client id)). */
export function secretHashMatches(given: string, secret: string, username: string, clientId: string): boolean {
  const expected = createHmac('sha256', secret).update(username).update(clientId).digest();
  const decoded = Buffer.from(given, 'base64');
  return decoded.length === expected.length && timingSafeEqual(decoded, expected);
}
