import { describe, expect, test } from 'vitest';
import { completeRegistration, creationOptions, openWithAuthenticator, type PasskeyPlayground } from '../passkey.js';
import { failureOf } from '../playground.js';

describe('a document that is no credential', () => {
  const valid = (playground: PasskeyPlayground) =>
    creationOptions(playground, playground.AccessToken).then((options) => playground.authenticator.create(options));
  type Credential = Awaited<ReturnType<typeof valid>>;
  const withResponse = (credential: Credential, response: object) => ({
    ...credential,
    response: { ...credential.response, ...response },
  });
  const text = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

  test.each<[string, (credential: Credential) => object, string | RegExp]>([
    ['an empty one', () => ({}), /^InvalidParameterException: 4 validation errors/],
    [
      'a number for an id',
      (given) => ({ ...given, id: 1 }),
      /^SerializationException: .*'credential.id' must be a string/,
    ],
    ['a list for a response', (given) => ({ ...given, response: [] }), /^SerializationException: /],
    [
      'an id that is not base64url',
      (given) => ({ ...given, id: '+/==' }),
      /^InvalidParameterException: .*credential.id/,
    ],
    [
      'an id unlike the raw one',
      (given) => ({ ...given, rawId: 'AAAA' }),
      'WebAuthnCredentialNotSupportedException: The credential is not valid: Credential ID was not base64url-encoded',
    ],
    [
      'an id unlike that of the key',
      (given) => ({ ...given, id: 'AAAA', rawId: 'AAAA' }),
      'InvalidParameterException: The id of the credential is not that of its key.',
    ],
    [
      'client data that is not JSON',
      (given) => withResponse(given, { clientDataJSON: 'AAAA' }),
      'InvalidParameterException: clientDataJSON of the credential is not the client data of a browser.',
    ],
    [
      'client data that is null',
      (given) => withResponse(given, { clientDataJSON: text(null) }),
      /client data of a browser/,
    ],
    [
      'client data without an origin',
      (given) => withResponse(given, { clientDataJSON: text({ type: 'webauthn.create', challenge: 'AAAA' }) }),
      /client data of a browser/,
    ],
    ...['AAAA', '-_-_', text({}), 'oA', 'o2NmbXRkbm9uZQ'].map(
      (attestationObject): [string, (credential: Credential) => object, string] => [
        `an attestation of ${attestationObject}`,
        (given) => withResponse(given, { attestationObject }),
        'InvalidParameterException: attestationObject of the credential can not be read.',
      ],
    ),
    [
      'an attestation that is cut off',
      (given) => withResponse(given, { attestationObject: given.response.attestationObject.slice(0, -20) }),
      'InvalidParameterException: attestationObject of the credential can not be read.',
    ],
  ])('%s', async (_, change, failure) => {
    await using playground = await openWithAuthenticator();
    const answered = await failureOf(completeRegistration(playground, change(await valid(playground))));
    if (typeof failure === 'string') expect(answered).toBe(failure);
    else expect(answered).toMatch(failure);
  });
});
