import { timingSafeEqual } from 'node:crypto';
import type { AppClient } from '../store/app-clients.js';

/** Whether a call proves the client: by one of its secrets, or by none when it has none. */
export function clientSecretFits(client: AppClient, given: string | undefined): boolean {
  if (client.secrets.length === 0 || given === undefined) return client.secrets.length === 0 && given === undefined;
  const sent = Buffer.from(given);
  return client.secrets.some(({ value }) => {
    const kept = Buffer.from(value);
    return kept.length === sent.length && timingSafeEqual(kept, sent);
  });
}
