import { seal, unseal } from '../crypto/seal.js';
import { bytesToInteger, integerToBytes } from '../crypto/integers.js';
import { wrongPassword } from '../protocol/errors.js';
import type { Service } from '../service.js';
import type { AppClient } from '../store/app-clients.js';
import type { UserPool } from '../store/pools.js';
import { checkUsable, sessionExpiry, type SpendableSeal } from './session.js';

export type SecretBlockPurpose = 'password-secret-block' | 'device-secret-block';

/** What a SECRET_BLOCK carries: the server's side of one SRP exchange. The client hands it back unread. */
export interface SecretBlock extends SpendableSeal {
  readonly clientId: string;
  /** Nobody's for the stand-in of an unknown user. */
  readonly sub: string;
  /** What the client is to prove to know the password of. */
  readonly identity: string;
  readonly deviceKey?: string;
  readonly A: bigint;
  readonly B: bigint;
  readonly b: bigint;
}

type Packed = Omit<SecretBlock, 'A' | 'B' | 'b'> & { readonly A: string; readonly B: string; readonly b: string };

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
    A: integerToBytes(exchange.A).toString('base64'),
    B: integerToBytes(exchange.B).toString('base64'),
    b: integerToBytes(exchange.b).toString('base64'),
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
  const integer = (base64: string): bigint => bytesToInteger(Buffer.from(base64, 'base64'));
  return { ...packed, A: integer(packed.A), B: integer(packed.B), b: integer(packed.b) };
}
