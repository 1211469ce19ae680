import { createHash, createPrivateKey, createPublicKey, generateKeyPair, sign, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import type { SpareKeys } from './spare-keys.js';
import { notFound } from '../protocol/errors.js';
import type { StoredKey, TokenUse } from '../store/signing-keys.js';
import type { Store } from '../store/store.js';

const generate = promisify(generateKeyPair);

export interface SigningKey {
  readonly kid: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

/**
 * A JWK set (RFC 7517). An alias and nothing in it read-only: libraries that verify tokens declare theirs as plain JSON,
 * which an interface does not fit.
 */
export type PublicKeys = {
  keys: { kid: string; alg: 'RS256'; kty: 'RSA'; use: 'sig'; n: string; e: string }[];
};

/** The two RSA keys of each pool, one for ID tokens and one for access tokens; made when first needed. */
export interface SigningKeys {
  get(poolId: string, use: TokenUse): Promise<SigningKey>;
  jwks(poolId: string): Promise<PublicKeys>;
  forget(poolId: string): void;
}

export function createSigningKeys(
  store: Pick<Store, 'signingKeys' | 'transaction'>,
  spare: SpareKeys | undefined,
): SigningKeys {
  const loaded = new Map<string, Promise<SigningKey>>();
  /** The one pool that gets the spare keys: no two of a service have the same. */
  let spareFor: string | undefined;
  const get = (poolId: string, use: TokenUse): Promise<SigningKey> => {
    const name = `${poolId} ${use}`;
    let key = loaded.get(name);
    if (key === undefined) {
      key = load(poolId, use);
      loaded.set(name, key);
      key.catch(() => loaded.delete(name));
    }
    return key;
  };
  const load = async (poolId: string, use: TokenUse): Promise<SigningKey> => {
    if (store.signingKeys.find(poolId, use) === undefined) {
      spareFor ??= poolId;
      const made = await newKey(use, spareFor === poolId ? spare : undefined);
      await store.transaction(() => store.signingKeys.insert(poolId, use, made));
    }
    // Read back: another process on the same file may have been first.
    const kept = store.signingKeys.find(poolId, use);
    // The pool was deleted while its keys were made.
    if (kept === undefined) throw notFound(`User pool ${poolId} does not exist.`);
    const privateKey = createPrivateKey(kept.privateKey);
    return { kid: kept.kid, privateKey, publicKey: createPublicKey(privateKey) };
  };
  return {
    get,
    async jwks(poolId) {
      const keys = await Promise.all([get(poolId, 'id'), get(poolId, 'access')]);
      return {
        keys: keys.map(({ kid, publicKey }) => {
          const { n = '', e = '' } = publicKey.export({ format: 'jwk' });
          return { alg: 'RS256', e, kid, kty: 'RSA', n, use: 'sig' };
        }),
      };
    },
    forget(poolId) {
      loaded.delete(`${poolId} id`);
      loaded.delete(`${poolId} access`);
    },
  };
}

/**
 * RSASSA-PKCS1-v1_5 with SHA-256 over the text. Synchronous: the way to the thread pool and back costs half as much
 * again as the signature, a quarter of a millisecond.
 */
export function signText(key: SigningKey, text: string): Buffer {
  return sign('sha256', Buffer.from(text), key.privateKey);
}

async function newKey(use: TokenUse, spare: SpareKeys | undefined): Promise<StoredKey> {
  const taken = spare?.take(use);
  if (taken !== undefined) return taken;
  const { privateKey, publicKey } = await generate('rsa', { modulusLength: 2048 });
  const key = {
    kid: createHash('sha256')
      .update(publicKey.export({ type: 'spki', format: 'der' }))
      .digest('base64'),
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
  };
  spare?.keep(use, key);
  return key;
}
