import { createHash } from 'node:crypto';
import { verifyAuthenticationResponse, verifyRegistrationResponse } from '@simplewebauthn/server';
import {
  cose,
  decodeAttestationObject,
  decodeCredentialPublicKey,
  parseAuthenticatorData,
} from '@simplewebauthn/server/helpers';
import { invalidParameter, ServiceError } from '../protocol/errors.js';
import type { Passkey } from '../store/passkeys.js';
import { readClientData, type Assertion, type Registration } from './credential.js';
import { algorithms, userHandleOf } from './options.js';
import type { RelyingParty } from './relying-party.js';

/*
 * The only module that knows the library. It is loaded with the first passkey: it is large, and most programs never
 * see one.
 */

/** What an authenticator says of a new passkey. */
export type NewPasskey = Pick<
  Passkey,
  'credentialId' | 'publicKey' | 'counter' | 'transports' | 'attachment' | 'aaguid' | 'isSynced' | 'isBackedUp'
>;

/**
 * Verifies a registration whose challenge and origin are right.
 * @throws {ServiceError} WebAuthnRelyingPartyMismatchException, WebAuthnCredentialNotSupportedException, or
 * InvalidParameterException when it can't be read.
 */
export async function verifyRegistration(
  { id, userVerification }: RelyingParty,
  registration: Registration,
): Promise<NewPasskey> {
  const { challenge, origin } = readClientData(registration);
  checkAttestation(id, userVerification, registration);
  const { authenticatorAttachment, ...response } = registration;
  const { transports = [] } = response.response;
  const verified = await verifyRegistrationResponse({
    response: {
      ...response,
      response: { ...response.response, transports: [...transports] },
      clientExtensionResults: {},
    },
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: id,
    requireUserVerification: userVerification === 'required',
    supportedAlgorithmIDs: algorithms,
  }).catch((error: unknown) => {
    throw notSupported(`The credential is not valid: ${(error as Error).message}`);
  });
  if (!verified.verified) throw notSupported('The attestation of the credential is not valid.');
  const { credential, aaguid, credentialDeviceType, credentialBackedUp } = verified.registrationInfo;
  if (credential.id !== registration.id) throw invalidParameter('The id of the credential is not that of its key.');
  return {
    credentialId: credential.id,
    publicKey: credential.publicKey,
    counter: credential.counter,
    transports,
    ...(authenticatorAttachment !== undefined && { attachment: authenticatorAttachment }),
    aaguid,
    isSynced: credentialDeviceType === 'multiDevice',
    isBackedUp: credentialBackedUp,
  };
}

/** What an authenticator says when a passkey is used. */
export type Used = Pick<Passkey, 'counter' | 'isBackedUp'>;

/**
 * Verifies that a passkey has signed a challenge of sign-in.
 * @returns why it has not, otherwise
 */
export async function verifyAssertion(
  { id, userVerification }: RelyingParty,
  { sub, credentialId, publicKey, counter }: Passkey,
  challenge: string,
  assertion: Assertion,
): Promise<Used | { readonly refusal: string }> {
  const { userHandle, ...response } = assertion.response;
  if (userHandle && userHandle !== userHandleOf(sub)) return { refusal: 'The user handle is not that of the user.' };
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: { ...assertion, response, clientExtensionResults: {} },
      expectedChallenge: challenge,
      expectedOrigin: readClientData(assertion).origin,
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
function checkAttestation(relyingPartyId: string, userVerification: string, { response }: Registration): void {
  const { format, hasCertificates, data, algorithm } = readAttestation(response.attestationObject);
  if (!createHash('sha256').update(relyingPartyId).digest().equals(data.rpIdHash)) {
    throw new ServiceError(
      'WebAuthnRelyingPartyMismatchException',
      `The passkey was made for another relying party than ${relyingPartyId}, that of the user pool.`,
    );
  }
  if ((format !== 'none' && format !== 'packed') || hasCertificates) {
    throw notSupported(`The credential has an attestation of the form ${format}, but none was asked for.`);
  }
  if (algorithm === undefined || !algorithms.includes(algorithm)) {
    throw notSupported('The key of the passkey is of an algorithm that was not offered.');
  }
  if (userVerification === 'required' && !data.flags.uv) {
    throw notSupported('The authenticator did not verify the user, which the user pool requires.');
  }
}

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
    throw invalidParameter('attestationObject of the credential can not be read.');
  }
}

function notSupported(message: string): ServiceError {
  return new ServiceError('WebAuthnCredentialNotSupportedException', message);
}
