import { createSrpKeyPair, type SrpKeyPair } from '../../auth/index.js';
import type { SignIn } from '../../targets/index.js';

type SavedKeys = NonNullable<SignIn['srp']>;

/** Keys for an SRP exchange whose other half is another process. */
export function newKeys(): SavedKeys {
  const { privateKey, srpA } = createSrpKeyPair();
  return { privateKey: privateKey.toString(16), srpA };
}

export function restoreKeys({ privateKey, srpA }: SavedKeys): SrpKeyPair {
  return { privateKey: BigInt(`0x${privateKey}`), publicKey: BigInt(`0x${srpA}`), srpA };
}
