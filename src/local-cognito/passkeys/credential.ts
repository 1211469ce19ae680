import { invalidParameter } from '../protocol/errors.js';
import { list, oneOf, string, structure, type Infer, type StructureShape } from '../protocol/shape.js';
import { validate } from '../protocol/validate.js';

const bytes = string({ min: 1, pattern: '[A-Za-z0-9_-]+' });
/** Credential ids have 1,023 bytes at most (WebAuthn, 4). */
const id = string({ min: 1, max: 1364, pattern: '[A-Za-z0-9_-]+' });

const credential = { id, rawId: id, type: oneOf('public-key') };

/** RegistrationResponseJSON of WebAuthn, as far as it is of use. What repeats the attestation object is left aside. */
const registration = structure(
  {
    ...credential,
    response: structure(
      { clientDataJSON: bytes, attestationObject: bytes },
      { transports: list(string({ max: 32 }), { max: 16 }) },
    ),
  },
  { authenticatorAttachment: string({ max: 32 }) },
);
export type Registration = Infer<typeof registration>;

/** AuthenticationResponseJSON of WebAuthn. */
const assertion = structure({
  ...credential,
  response: structure({ clientDataJSON: bytes, authenticatorData: bytes, signature: bytes }, { userHandle: string() }),
});
export type Assertion = Infer<typeof assertion>;

/**
 * @param document Credential of CompleteWebAuthnRegistration
 * @throws {ServiceError} InvalidParameterException or SerializationException when it is not such a document.
 */
export function readRegistration(document: unknown): Registration {
  return read(registration, document) as Registration;
}

/**
 * @param document CREDENTIAL of a challenge response
 * @throws {ServiceError} InvalidParameterException or SerializationException when it is not such a document.
 */
export function readAssertion(document: string): Assertion {
  return read(assertion, parse(document)) as Assertion;
}

/** Under the name that the member has in the API, which stands in what is said of it. */
function read(shape: StructureShape, document: unknown): unknown {
  const { Credential } = validate(structure({ Credential: shape }), { Credential: document }) as {
    Credential: unknown;
  };
  return Credential;
}

function parse(document: string): unknown {
  try {
    return JSON.parse(document) as unknown;
  } catch {
    throw invalidParameter('CREDENTIAL is not JSON: it must be the text of an AuthenticationResponseJSON.');
  }
}

/** CollectedClientData of WebAuthn, as far as it is of use: what the browser has the authenticator sign. */
export interface ClientData {
  readonly type: string;
  readonly challenge: string;
  readonly origin: string;
}

/** @throws {ServiceError} InvalidParameterException when it is none. */
export function readClientData({ response }: Registration | Assertion): ClientData {
  try {
    const data = JSON.parse(Buffer.from(response.clientDataJSON, 'base64url').toString('utf8')) as Partial<ClientData>;
    const { type, challenge, origin } = data;
    if (typeof type === 'string' && typeof challenge === 'string' && typeof origin === 'string') {
      return { type, challenge, origin };
    }
  } catch {
    // Answered below, like every document that lacks something.
  }
  throw invalidParameter('clientDataJSON of the credential is not the client data of a browser.');
}
