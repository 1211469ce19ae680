import { createHash } from 'node:crypto';
import { verifyAuthenticationResponse, verifyRegistrationResponse } from '@simplewebauthn/server';
import {
  cose,
  decodeAttestationObject,
  decodeCredentialPublicKey,
  parseAuthenticatorData,
} from '@simplewebauthn/server/helpers';
import type { Passkey } from '../store/passkeys.js';
import type { Assertion, ClientData, Registration } from './credential.js';
import type { RelyingParty } from './relying-party.js';

/*
 * The only module that knows the library. It is loaded with the first passkey: it is large, and most programs never
 * see one. It shares no code with what is loaded before, which would become one more file to load at each start.
 */

/** What an authenticator says of a new passkey. */
export type NewPasskey = Pick<
  Passkey,
  'credentialId' | 'publicKey' | 'counter' | 'transports' | 'attachment' | 'aaguid' | 'isSynced' | 'isBackedUp'
>;

/** What an authenticator says when a passkey is used. */
export type Used = Pick<Passkey, 'counter' | 'isBackedUp'>;

/** Why it is not accepted, in the API's terms. */
export interface RefusedRegistration {
  readonly refusal:
    | 'InvalidParameterException'
    | 'WebAuthnCredentialNotSupportedException'
    | 'WebAuthnRelyingPartyMismatchException';
  readonly message: string;
}

/**
 * Verifies a registration whose challenge and origin are right.
 * @param client the client data of the registration
 * @param algorithms COSE numbers of those that were offered
 */
export async function verifyRegistration(
  relyingParty: RelyingParty,
  client: ClientData,
  algorithms: readonly number[],
  registration: Registration,
): Promise<NewPasskey | RefusedRegistration> {
  const refusal = checkAttestation(relyingParty, algorithms, registration);
  if (refusal) return refusal;
  const { authenticatorAttachment, response, ...credential } = registration;
  const { transports = [] } = response;
  try {
    const verified = await verifyRegistrationResponse({
      response: { ...credential, response: { ...response, transports: [...transports] }, clientExtensionResults: {} },
      expectedChallenge: client.challenge,
      expectedOrigin: client.origin,
      expectedRPID: relyingParty.id,
      requireUserVerification: relyingParty.userVerification === 'required',
      supportedAlgorithmIDs: [...algorithms],
    });
    if (!verified.verified) return notSupported('The attestation of the credential is not valid.');
    const { credential: key, aaguid, credentialDeviceType, credentialBackedUp } = verified.registrationInfo;
    if (key.id !== registration.id) return unreadable('The id of the credential is not that of its key.');
    return {
      credentialId: key.id,
      publicKey: key.publicKey,
      counter: key.counter,
      transports,
      ...(authenticatorAttachment !== undefined && { attachment: authenticatorAttachment }),
      aaguid,
      isSynced: credentialDeviceType === 'multiDevice',
      isBackedUp: credentialBackedUp,
    };
  } catch (error) {
    return notSupported(`The credential is not valid: ${(error as Error).message}`);
  }
}

/**
 * Verifies that a passkey has signed the challenge of a sign-in, whose client data are right.
 * @returns why it has not, otherwise
 */
export async function verifyAssertion(
  { id, userVerification }: RelyingParty,
  client: ClientData,
  { credentialId, publicKey, counter }: Passkey,
  assertion: Assertion,
): Promise<Used | { readonly refusal: string }> {
  const { userHandle: _checked, ...response } = assertion.response;
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: { ...assertion, response, clientExtensionResults: {} },
      expectedChallenge: client.challenge,
      expectedOrigin: client.origin,
      expectedRPID: id,
      credential: { id: credentialId, publicKey, counter },
      requireUserVerification: userVerification === 'required',
    });
    if (!verified) return { refusal: 'The signature is not that of the passkey.' };
    return { counter: authenticationInfo.newCounter, isBackedUp: authenticationInfo.credentialBackedUp };
  } catch (error) {
    return { refusal: `${(error as Error).message}.` };
  }
}

/**
 * Nothing is asked of the maker of an authenticator, so browsers leave the attestation out, or the passkey signs for
 * itself. Certificates would have to be looked up in the network.
 */
function checkAttestation(
  { id, userVerification }: RelyingParty,
  algorithms: readonly number[],
  { response }: Registration,
): RefusedRegistration | undefined {
  const attestation = readAttestation(response.attestationObject);
  if (attestation === undefined) return unreadable('attestationObject of the credential can not be read.');
  const { format, hasCertificates, data, algorithm } = attestation;
  if (!createHash('sha256').update(id).digest().equals(data.rpIdHash)) {
    const message = `The passkey was made for another relying party than ${id}, that of the user pool.`;
    return { refusal: 'WebAuthnRelyingPartyMismatchException', message };
  }
  if ((format !== 'none' && format !== 'packed') || hasCertificates) {
    return notSupported(`The credential has an attestation of the form ${format}, but none was asked for.`);
  }
  if (algorithm === undefined || !algorithms.includes(algorithm)) {
    return notSupported('The key of the passkey is of an algorithm that was not offered.');
  }
  if (userVerification === 'required' && !data.flags.uv) {
    return notSupported('The authenticator did not verify the user, which the user pool requires.');
  }
  return undefined;
}

/** Undefined when it is none. */
function readAttestation(attestationObject: string) {
  try {
    const attestation = decodeAttestationObject(Buffer.from(attestationObject, 'base64url'));
    const data = parseAuthenticatorData(attestation.get('authData'));
    const key = data.credentialPublicKey && decodeCredentialPublicKey(data.credentialPublicKey);
    return {
      format: attestation.get('fmt') as string,
      hasCertificates: attestation.get('attStmt').get('x5c') !== undefined,
      data,
      algorithm: key?.get(cose.COSEKEYS.alg),
    };
  } catch {
    return undefined;
  }
}

function notSupported(message: string): RefusedRegistration {
  return { refusal: 'WebAuthnCredentialNotSupportedException', message };
}

function unreadable(message: string): RefusedRegistration {
  return { refusal: 'InvalidParameterException', message };
}
