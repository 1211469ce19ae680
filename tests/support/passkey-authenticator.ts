import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import { cbor, type Cbor } from './cbor.js';

/** What the authenticator gets from a service, as far as it looks at it. */
export interface CreationOptions {
  readonly challenge: string;
  readonly rp: { readonly id: string };
  readonly user: { readonly id: string };
}

export interface RequestOptions {
  readonly challenge: string;
  readonly rpId: string;
  readonly allowCredentials: readonly { readonly id: string }[];
}

/** What an authenticator, or the browser before it, may do otherwise. */
export interface Deviation {
  readonly origin?: string;
  readonly rpId?: string;
  readonly challenge?: string;
  readonly type?: string;
  /** Whether it saw who its owner is. */
  readonly isVerified?: boolean;
  readonly isPresent?: boolean;
  /** More of the flags of authenticator data, such as 0x18 for a passkey that is backed up. */
  readonly flags?: number;
  /** What its counter is set to before it signs. */
  readonly counter?: number;
  readonly attestation?: ReadonlyMap<string, Cbor>;
  readonly userHandle?: string;
}

export interface Registration {
  readonly id: string;
  readonly rawId: string;
  readonly type: string;
  readonly authenticatorAttachment: string;
  readonly clientExtensionResults: {};
  readonly response: {
    readonly clientDataJSON: string;
    readonly attestationObject: string;
    readonly transports: string[];
  };
}

export interface Assertion {
  readonly id: string;
  readonly rawId: string;
  readonly type: string;
  readonly authenticatorAttachment: string;
  readonly clientExtensionResults: {};
  readonly response: {
    readonly clientDataJSON: string;
    readonly authenticatorData: string;
    readonly signature: string;
    readonly userHandle: string;
  };
}

export type Algorithm = 'ES256' | 'RS256' | 'EdDSA';

/** An authenticator with the browser around it: what `navigator.credentials` does, in JSON. */
export interface PasskeyAuthenticator {
  create(options: CreationOptions, deviation?: Deviation): Registration;
  /** Signs with the first of the passkeys asked for that it has; else with its newest. */
  get(options: RequestOptions, deviation?: Deviation): Assertion;
}

interface Credential {
  readonly id: Buffer;
  readonly userHandle: string;
  readonly privateKey: KeyObject;
}

const PRESENT = 0x01;
const VERIFIED = 0x04;
const WITH_KEY = 0x40;

/** @param counts whether it counts its signatures; authenticators that sync do not */
export function createPasskeyAuthenticator(
  algorithm: Algorithm = 'ES256',
  { origin: home = 'http://localhost:3000', counts = true } = {},
): PasskeyAuthenticator {
  const credentials: Credential[] = [];
  let counter = 0;
  const authenticatorData = (rpId: string, withKey: Buffer | undefined, given: Deviation): Buffer => {
    const { isPresent = true, isVerified = true } = given;
    counter = given.counter ?? (counts ? counter + 1 : 0);
    const seen = (isPresent ? PRESENT : 0) | (isVerified ? VERIFIED : 0);
    const flags = seen | (withKey ? WITH_KEY : 0) | (given.flags ?? 0);
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    return Buffer.concat([sha256(given.rpId ?? rpId), Buffer.from([flags]), count, withKey ?? Buffer.alloc(0)]);
  };
  const clientData = (type: string, challenge: string, { origin = home, ...given }: Deviation): Buffer =>
    Buffer.from(JSON.stringify({ type: given.type ?? type, challenge: given.challenge ?? challenge, origin }));
  return {
    create(options, deviation = {}) {
      const { publicKey, privateKey } = newKeys(algorithm);
      const id = randomBytes(32);
      credentials.push({ id, userHandle: options.user.id, privateKey });
      const key = cbor(coseKey(algorithm, publicKey));
      const attested = Buffer.concat([Buffer.alloc(16, 0xa), Buffer.from([0, id.length]), id, key]);
      const authData = authenticatorData(options.rp.id, attested, deviation);
      const data = clientData('webauthn.create', options.challenge, deviation);
      const none: ReadonlyMap<string, Cbor> = new Map<string, Cbor>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
      ]);
      const attestation = new Map([...(deviation.attestation ?? none), ['authData', authData] as const]);
      return {
        ...named(id),
        response: {
          clientDataJSON: data.toString('base64url'),
          attestationObject: cbor(attestation).toString('base64url'),
          transports: ['internal'],
        },
      };
    },
    get(options, deviation = {}) {
      const asked = new Set(options.allowCredentials.map(({ id }) => id));
      const credential = credentials.find(({ id }) => asked.has(id.toString('base64url'))) ?? credentials.at(-1);
      if (credential === undefined) throw new Error('The authenticator has no passkey.');
      const authData = authenticatorData(options.rpId, undefined, deviation);
      const data = clientData('webauthn.get', options.challenge, deviation);
      const signed = Buffer.concat([authData, createHash('sha256').update(data).digest()]);
      const signature = sign(algorithm === 'EdDSA' ? null : 'sha256', signed, credential.privateKey);
      return {
        ...named(credential.id),
        response: {
          clientDataJSON: data.toString('base64url'),
          authenticatorData: authData.toString('base64url'),
          signature: signature.toString('base64url'),
          userHandle: deviation.userHandle ?? credential.userHandle,
        },
      };
    },
  };
}

function named(credentialId: Buffer) {
  const id = credentialId.toString('base64url');
  return { id, rawId: id, type: 'public-key', authenticatorAttachment: 'platform', clientExtensionResults: {} };
}

function newKeys(algorithm: Algorithm): { publicKey: KeyObject; privateKey: KeyObject } {
  if (algorithm === 'RS256') return generateKeyPairSync('rsa', { modulusLength: 2048 });
  return algorithm === 'ES256' ? generateKeyPairSync('ec', { namedCurve: 'P-256' }) : generateKeyPairSync('ed25519');
}

/** COSE_Key (RFC 9053, 7; RFC 8230, 4). */
function coseKey(algorithm: Algorithm, publicKey: KeyObject): ReadonlyMap<number, Cbor> {
  const { x, y, n, e } = publicKey.export({ format: 'jwk' });
  const bytes = (text: string | undefined): Buffer => Buffer.from(text!, 'base64url');
  switch (algorithm) {
    case 'ES256':
      return new Map<number, Cbor>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, bytes(x)],
        [-3, bytes(y)],
      ]);
    case 'RS256':
      return new Map<number, Cbor>([
        [1, 3],
        [3, -257],
        [-1, bytes(n)],
        [-2, bytes(e)],
      ]);
    case 'EdDSA':
      return new Map<number, Cbor>([
        [1, 1],
        [3, -8],
        [-1, 6],
        [-2, bytes(x)],
      ]);
  }
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
