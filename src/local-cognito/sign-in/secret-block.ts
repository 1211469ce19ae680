import { seal, unseal } from '../crypto/seal.js';
import { wrongPassword } from '../protocol/errors.js';
import type { Service } from '../service.js';
import type { AppClient } from '../store/app-clients.js';
import type { UserPool } from '../store/pools.js';
import { checkUsable, sessionExpiry, type SpendableSeal } from './session.js';

export type SecretBlockPurpose = 'password-exchange' | 'device-exchange';

/** The server's side of one SRP exchange, as far as the proof is checked with it; B is in u. */
export interface Exchange {
  readonly A: bigint;
  readonly b: bigint;
  readonly u: bigint;
}

/** What a SECRET_BLOCK carries. The client hands it back unread. */
export interface SecretBlock extends SpendableSeal, Exchange {
  readonly clientId: string;
  /** Nobody's for the stand-in of an unknown user. */
  readonly sub: string;
  /** What the client is to prove to know the password of. */
  readonly identity: string;
  readonly deviceKey?: string;
}

type Packed = Omit<SecretBlock, keyof Exchange> & Readonly<Record<keyof Exchange, string>>;

export function sealSecretBlock(
  service: Service,
  pool: UserPool,
  client: AppClient,
  purpose: SecretBlockPurpose,
  exchange: Omit<SecretBlock, 'id' | 'expiresAt' | 'clientId'>,
  id: string = service.ids.uuid(),
): string {
  const packed: Packed = {
    ...exchange,
    id,
    expiresAt: sessionExpiry(service, client),
    clientId: client.id,
    A: exchange.A.toString(16),
    b: exchange.b.toString(16),
    u: exchange.u.toString(16),
  };
  return seal(pool.secret, purpose, packed, service.random).toString('base64');
}

/**
 * @throws {ServiceError} NotAuthorizedException when this pool did not make the block for that client and purpose, or it
 * has expired or was used up.
 */
export function openSecretBlock(
  service: Service,
  pool: UserPool,
  client: AppClient,
  purpose: SecretBlockPurpose,
  sealed: Buffer,
): SecretBlock {
  const packed = unseal(pool.secret, purpose, sealed) as Packed | undefined;
  if (packed === undefined || packed.clientId !== client.id) throw wrongPassword();
  checkUsable(service, packed);
  const integer = (hex: string): bigint => BigInt(`0x${hex}`);
  return { ...packed, A: integer(packed.A), b: integer(packed.b), u: integer(packed.u) };
}
