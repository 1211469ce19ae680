import { timingSafeEqual } from 'node:crypto';
import type { AppClient, ClientSecret } from '../store/app-clients.js';
import { toTimestamp } from './describe.js';

/** Whether a call proves the client: by one of its secrets, or by none when it has none. */
export function clientSecretFits(client: AppClient, given: string | undefined): boolean {
  if (client.secrets.length === 0 || given === undefined) return client.secrets.length === 0 && given === undefined;
  const sent = Buffer.from(given);
  return client.secrets.some(({ value }) => {
    const kept = Buffer.from(value);
    return kept.length === sent.length && timingSafeEqual(kept, sent);
  });
}

/** `<client id>--<milliseconds since the epoch>` */
export function clientSecretId(client: AppClient, { createdAt }: ClientSecret): string {
  return `${client.id}--${createdAt}`;
}

/** The ClientSecretDescriptor structure, without the secret. */
export function describeClientSecret(client: AppClient, secret: ClientSecret): object {
  return {
    ClientSecretId: clientSecretId(client, secret),
    ClientSecretCreateDate: toTimestamp(secret.createdAt),
  };
}
