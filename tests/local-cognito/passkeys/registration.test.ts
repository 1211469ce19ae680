import { describe, expect, test } from 'vitest';
import { createPasskeyAuthenticator, type Deviation } from '../../support/passkey-authenticator.js';
import { makeUser } from '../made-user.js';
import {
  addPasskey,
  completeRegistration,
  creationOptions,
  openWithAuthenticator,
  openWithPasskey,
} from '../passkey.js';
import { failureOf } from '../playground.js';

const notFound = (what: string) => `WebAuthnChallengeNotFoundException: ${what} Call StartWebAuthnRegistration again.`;

describe('the options to register with', () => {
  test('have the members that AWS gives them', async () => {
    await using playground = await openWithPasskey();
    const { api, userPoolId: UserPoolId } = playground;
    const { UserAttributes } = await api.adminGetUser({ UserPoolId, Username: 'jane' });
    const sub = UserAttributes!.find(({ Name }) => Name === 'sub')!.Value!;
    const { Credentials } = await api.listWebAuthnCredentials({ AccessToken: playground.AccessToken });
    expect(await creationOptions(playground, playground.AccessToken)).toEqual({
      authenticatorSelection: { requireResidentKey: true, residentKey: 'required', userVerification: 'preferred' },
      challenge: expect.stringMatching(/^[\w-]{22,}$/),
      excludeCredentials: [{ id: Credentials![0]!.CredentialId, type: 'public-key' }],
      pubKeyCredParams: [
        { alg: -7, type: 'public-key' },
        { alg: -257, type: 'public-key' },
      ],
      rp: { id: 'localhost', name: 'localhost' },
      timeout: 60000,
      user: { displayName: 'jane', id: Buffer.from(sub).toString('base64url'), name: 'jane' },
    });
  });

  test('take passkeys for the pool, and a relying party', async () => {
    await using off = await openWithAuthenticator({ allowed: ['PASSWORD'] });
    expect(await failureOf(creationOptions(off, off.AccessToken))).toMatch(
      /^WebAuthnNotEnabledException: .* add WEB_AUTHN to AllowedFirstAuthFactors/,
    );
    await using bare = await openWithAuthenticator({ webAuthn: { RelyingPartyId: undefined } });
    expect(await failureOf(creationOptions(bare, bare.AccessToken))).toMatch(
      /^WebAuthnConfigurationMissingException: .* set RelyingPartyId/,
    );
    expect(await failureOf(bare.api.startWebAuthnRegistration({ AccessToken: 'a.b.c' }))).toBe(
      'NotAuthorizedException: Invalid Access Token',
    );
  });
});

describe('a passkey is registered', () => {
  test.each(['ES256', 'RS256'] as const)('with a key of %s', async (algorithm) => {
    await using playground = await openWithAuthenticator({}, createPasskeyAuthenticator(algorithm));
    const id = await addPasskey(playground, playground.AccessToken, playground.authenticator);
    const { Credentials } = await playground.api.listWebAuthnCredentials({ AccessToken: playground.AccessToken });
    expect(Credentials).toEqual([
      {
        CredentialId: id,
        FriendlyCredentialName: 'Passkey of a device',
        RelyingPartyId: 'localhost',
        AuthenticatorAttachment: 'platform',
        AuthenticatorTransports: ['internal'],
        CreatedAt: new Date(playground.clock.now()),
      },
    ]);
  });

  test.each([
    ['localhost', 'http://localhost:8080'],
    ['localhost', 'https://localhost'],
    ['localhost', 'http://app.localhost:3000'],
    ['example.com', 'https://example.com'],
    ['example.com', 'https://example.com:8443'],
    ['example.com', 'https://app.example.com'],
  ])('for %s by a page of %s', async (RelyingPartyId, origin) => {
    await using playground = await openWithAuthenticator({ webAuthn: { RelyingPartyId } });
    await addPasskey(playground, playground.AccessToken, playground.authenticator, { origin });
  });

  test('by an authenticator that does not verify its owner, where that is preferred', async () => {
    await using playground = await openWithAuthenticator({ webAuthn: { UserVerification: 'preferred' } });
    await addPasskey(playground, playground.AccessToken, playground.authenticator, { isVerified: false });
  });
});

describe('a registration is refused', () => {
  test.each([
    ['localhost', 'https://example.com'],
    ['example.com', 'http://example.com'],
    ['example.com', 'https://notexample.com'],
    ['example.com', 'https://example.com.evil.test'],
    ['example.com', 'https://example.com/page'],
    ['app.example.com', 'https://example.com'],
    ['example.com', 'nonsense'],
  ])('for %s by a page of %s', async (RelyingPartyId, origin) => {
    await using playground = await openWithAuthenticator({ webAuthn: { RelyingPartyId } });
    const tried = addPasskey(playground, playground.AccessToken, playground.authenticator, { origin });
    expect(await failureOf(tried)).toBe(
      `WebAuthnOriginNotAllowedException: The origin ${origin} does not belong to the relying party ${RelyingPartyId} of the user pool.`,
    );
  });

  test.each<[string, Deviation, string]>([
    [
      'a passkey for another relying party',
      { rpId: 'example.com' },
      'WebAuthnRelyingPartyMismatchException: The passkey was made for another relying party than localhost, that of the user pool.',
    ],
    ['a challenge of nobody', { challenge: 'AAAA' }, notFound('The credential answers no challenge of this user.')],
    [
      'an assertion',
      { type: 'webauthn.get' },
      'InvalidParameterException: The credential is not one of a registration.',
    ],
    [
      'an owner who was not verified',
      { isVerified: false },
      'WebAuthnCredentialNotSupportedException: The authenticator did not verify the user, which the user pool requires.',
    ],
    [
      'an owner who was not there',
      { isPresent: false },
      'WebAuthnCredentialNotSupportedException: The credential is not valid: User presence was required, but user was not present',
    ],
    [
      'an attestation with certificates',
      {
        attestation: new Map<string, string | Map<string, number | Buffer | Buffer[]>>([
          ['fmt', 'packed'],
          [
            'attStmt',
            new Map<string, number | Buffer | Buffer[]>([
              ['alg', -7],
              ['sig', Buffer.alloc(70)],
              ['x5c', [Buffer.alloc(9)]],
            ]),
          ],
        ]),
      },
      'WebAuthnCredentialNotSupportedException: The credential has an attestation of the form packed, but none was asked for.',
    ],
    [
      'an attestation that the key has not signed',
      {
        attestation: new Map<string, string | Map<string, number | Buffer>>([
          ['fmt', 'packed'],
          [
            'attStmt',
            new Map<string, number | Buffer>([
              ['alg', -7],
              ['sig', Buffer.from('30060201010201ff', 'hex')],
            ]),
          ],
        ]),
      },
      'WebAuthnCredentialNotSupportedException: The attestation of the credential is not valid.',
    ],
  ])('with %s', async (_, deviation, failure) => {
    await using playground = await openWithAuthenticator({ webAuthn: { UserVerification: 'required' } });
    const tried = addPasskey(playground, playground.AccessToken, playground.authenticator, deviation);
    expect(await failureOf(tried)).toBe(failure);
    const { Credentials } = await playground.api.listWebAuthnCredentials({ AccessToken: playground.AccessToken });
    expect(Credentials).toEqual([]);
  });

  test('with a key of an algorithm that was not offered', async () => {
    await using playground = await openWithAuthenticator({}, createPasskeyAuthenticator('EdDSA'));
    expect(await failureOf(addPasskey(playground, playground.AccessToken, playground.authenticator))).toBe(
      'WebAuthnCredentialNotSupportedException: The key of the passkey is of an algorithm that was not offered.',
    );
  });

  test('after three minutes', async () => {
    await using playground = await openWithAuthenticator();
    const credential = playground.authenticator.create(await creationOptions(playground, playground.AccessToken));
    playground.clock.advance({ minutes: 3 });
    expect(await failureOf(completeRegistration(playground, credential))).toBe(notFound('The challenge has expired.'));
  });

  test('a second time', async () => {
    await using playground = await openWithAuthenticator();
    const options = await creationOptions(playground, playground.AccessToken);
    const credential = playground.authenticator.create(options);
    await completeRegistration(playground, credential);
    const used = notFound('The challenge was used before.');
    expect(await failureOf(completeRegistration(playground, credential))).toBe(used);
    expect(await failureOf(completeRegistration(playground, playground.authenticator.create(options)))).toBe(used);
  });

  test('but once, when both come at once', async () => {
    await using playground = await openWithAuthenticator();
    const options = await creationOptions(playground, playground.AccessToken);
    const [one, other] = [playground.authenticator.create(options), playground.authenticator.create(options)];
    const outcomes = await Promise.allSettled([
      completeRegistration(playground, one),
      completeRegistration(playground, other),
    ]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  test('when another user started it', async () => {
    await using playground = await openWithAuthenticator();
    const mary = await makeUser(playground, 'mary', {});
    const credential = playground.authenticator.create(await creationOptions(playground, mary.AccessToken));
    expect(await failureOf(completeRegistration(playground, credential))).toBe(
      notFound('The credential answers no challenge of this user.'),
    );
  });

  test('when it was started at another app client', async () => {
    await using playground = await openWithAuthenticator();
    const other = await playground.addClient();
    const at = { ...playground, clientId: other.clientId };
    const { AuthenticationResult } = await at.api.initiateAuth({
      ClientId: other.clientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: 'jane', PASSWORD: 'Correct-Horse-9!' },
    });
    const options = await creationOptions(playground, AuthenticationResult!.AccessToken!);
    expect(await failureOf(completeRegistration(playground, playground.authenticator.create(options)))).toMatch(
      /^WebAuthnClientMismatchException: /,
    );
  });

  test('when the pool has such a passkey, be it another user’s', async () => {
    await using playground = await openWithAuthenticator();
    const first = playground.authenticator.create(await creationOptions(playground, playground.AccessToken));
    await completeRegistration(playground, first);
    const mary = await makeUser(playground, 'mary', {});
    const { challenge } = await creationOptions(playground, mary.AccessToken);
    const clientData = JSON.stringify({ type: 'webauthn.create', challenge, origin: 'http://localhost:3000' });
    // Without an attestation nothing is signed, so that anybody can pass the public part off as their own.
    const response = { ...first.response, clientDataJSON: Buffer.from(clientData).toString('base64url') };
    const taken = completeRegistration({ ...playground, AccessToken: mary.AccessToken }, { ...first, response });
    expect(await failureOf(taken)).toBe('InvalidParameterException: The passkey is registered already.');
  });
});
