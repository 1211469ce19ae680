import { timingSafeEqual } from 'node:crypto';
import type { AppClient } from '../store/app-clients.js';

/** Whether a call proves the client: by its secret, or by none when it has none. */
export function clientSecretFits(client: AppClient, given: string | undefined): boolean {
  if (client.secret === undefined || given === undefined) return client.secret === given;
  const [kept, sent] = [Buffer.from(client.secret), Buffer.from(given)];
  return kept.length === sent.length && timingSafeEqual(kept, sent);
}
