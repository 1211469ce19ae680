import { createHash } from 'node:crypto';
import { fromBytes, pad } from './integers.js';

/** Who proves to know which password. */
export interface SrpIdentity {
  /** The pool's name for a user, the device group's key for a device. */
  readonly realm: string;
  /** USER_ID_FOR_SRP of a user, the key of a device. */
  readonly name: string;
  readonly password: string;
}

/** @param userIdForSrp From the PASSWORD_VERIFIER challenge. Not what the user typed, which may be an alias. */
export function userIdentity(userPoolId: string, userIdForSrp: string, password: string): SrpIdentity {
  // `eu-west-1_Ab1Cd2Ef3`: the pool's name is what follows the region.
  return { realm: userPoolId.slice(userPoolId.indexOf('_') + 1), name: userIdForSrp, password };
}

/** A device whose password this machine keeps. */
export interface RememberedDevice {
  readonly deviceKey: string;
  readonly deviceGroupKey: string;
  readonly devicePassword: string;
}

export function deviceIdentity(device: RememberedDevice): SrpIdentity {
  return { realm: device.deviceGroupKey, name: device.deviceKey, password: device.devicePassword };
}

/** x, the private key that the password stands for: H(PAD(salt) | H(realm name ":" password)). */
export function passwordKey(identity: SrpIdentity, salt: bigint): bigint {
  const inner = createHash('sha256').update(`${identity.realm}${identity.name}:${identity.password}`).digest();
  return fromBytes(createHash('sha256').update(pad(salt)).update(inner).digest());
}
