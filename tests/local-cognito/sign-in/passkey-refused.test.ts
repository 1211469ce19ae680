import { describe, expect, test } from 'vitest';
import { createPasskeyAuthenticator, type Deviation } from '../../support/passkey-authenticator.js';
import { addPasskey, answerPasskey, openWithPasskey, requestOptions, signInByPasskey } from '../passkey.js';
import { makeUser } from '../made-user.js';
import { failureOf, tokensOf } from '../playground.js';
import { answer, startChoice } from '../user-auth.js';

const failed = (reason: string) => `NotAuthorizedException: Passkey authentication failed. ${reason}`;
const usedSession = 'NotAuthorizedException: Invalid session for the user, session can only be used once.';

describe('a passkey is refused, and the session stays usable, for', () => {
  test.each<[string, Deviation, string | RegExp]>([
    [
      'a page of another site',
      { origin: 'https://evil.test' },
      failed('The origin https://evil.test does not belong to the relying party localhost.'),
    ],
    [
      'another relying party',
      { rpId: 'example.com' },
      /^NotAuthorizedException: Passkey authentication failed. .*RP ID/,
    ],
    ['a challenge of its own', { challenge: 'AAAA' }, failed('The challenge is not that of the session.')],
    ['a registration', { type: 'webauthn.create' }, failed('The credential is not one of a sign-in.')],
    [
      'an owner who was not verified',
      { isVerified: false },
      failed('User verification required, but user could not be verified.'),
    ],
    ['an owner who was not there', { isPresent: false }, failed('User not present during authentication.')],
    [
      'the user handle of another user',
      { userHandle: Buffer.from('mary').toString('base64url') },
      failed('The user handle is not that of the user.'),
    ],
    ['a counter that goes back', { counter: 1 }, failed('Response counter value 1 was lower than expected 3.')],
    ['a counter that stands still', { counter: 3 }, failed('Response counter value 3 was lower than expected 3.')],
    ['a counter that is gone', { counter: 0 }, failed('Response counter value 0 was lower than expected 3.')],
  ])('%s', async (_, deviation, failure) => {
    await using playground = await openWithPasskey({ webAuthn: { UserVerification: 'required' } });
    const { authenticator } = playground;
    tokensOf(await signInByPasskey(playground, { counter: 3 }));
    const asked = await startChoice(playground, 'jane', 'WEB_AUTHN');
    expect(requestOptions(asked)).toMatchObject({ userVerification: 'required' });
    const given = (deviation?: Deviation) =>
      answerPasskey(playground, asked.Session, authenticator.get(requestOptions(asked), deviation));
    const answered = await failureOf(given(deviation));
    if (typeof failure === 'string') expect(answered).toBe(failure);
    else expect(answered).toMatch(failure);
    tokensOf(await given({ counter: 4 }));
  });

  test('a signature of another key', async () => {
    await using playground = await openWithPasskey();
    const asked = await startChoice(playground, 'jane', 'WEB_AUTHN');
    const mine = playground.authenticator.get(requestOptions(asked));
    const stranger = createPasskeyAuthenticator();
    stranger.create({ challenge: '', rp: { id: 'localhost' }, user: { id: mine.response.userHandle } });
    const theirs = stranger.get(requestOptions(asked));
    const forged = { ...mine, response: theirs.response };
    expect(await failureOf(answerPasskey(playground, asked.Session, forged))).toBe(
      failed('The signature is not that of the passkey.'),
    );
    tokensOf(await answerPasskey(playground, asked.Session, mine));
  });

  test('a signature that was tampered with, or signs something else', async () => {
    await using playground = await openWithPasskey();
    const asked = await startChoice(playground, 'jane', 'WEB_AUTHN');
    const signed = playground.authenticator.get(requestOptions(asked));
    const bytes = Buffer.from(signed.response.authenticatorData, 'base64url');
    bytes.writeUInt32BE(77, 33);
    const counted = { ...signed.response, authenticatorData: bytes.toString('base64url') };
    const signature = Buffer.from(signed.response.signature, 'base64url');
    signature.writeUInt8(signature.at(-1)! ^ 1, signature.length - 1);
    const tampered = { ...signed.response, signature: signature.toString('base64url') };
    for (const response of [counted, tampered]) {
      expect(await failureOf(answerPasskey(playground, asked.Session, { ...signed, response }))).toBe(
        failed('The signature is not that of the passkey.'),
      );
    }
    tokensOf(await answerPasskey(playground, asked.Session, signed));
  });

  test('a passkey of somebody else', async () => {
    await using playground = await openWithPasskey();
    const mary = await makeUser(playground, 'mary', {});
    const hers = createPasskeyAuthenticator();
    await addPasskey(playground, mary.AccessToken, hers);
    expect(await failureOf(signInByPasskey({ ...playground, authenticator: hers }))).toBe(
      failed('The user has no such passkey.'),
    );
  });

  test('a passkey that was deleted meanwhile', async () => {
    await using playground = await openWithPasskey();
    const { api, AccessToken, authenticator } = playground;
    const asked = await startChoice(playground, 'jane', 'WEB_AUTHN');
    const signed = authenticator.get(requestOptions(asked));
    await api.deleteWebAuthnCredential({ AccessToken, CredentialId: signed.id });
    expect(await failureOf(answerPasskey(playground, asked.Session, signed))).toBe(
      failed('The user has no such passkey.'),
    );
  });
});

describe('an answer counts once', () => {
  test('a replay is refused', async () => {
    await using playground = await openWithPasskey({}, createPasskeyAuthenticator('ES256', { counts: false }));
    const asked = await startChoice(playground, 'jane', 'WEB_AUTHN');
    const signed = playground.authenticator.get(requestOptions(asked));
    tokensOf(await answerPasskey(playground, asked.Session, signed));
    expect(await failureOf(answerPasskey(playground, asked.Session, signed))).toBe(usedSession);
    const next = await startChoice(playground, 'jane', 'WEB_AUTHN');
    expect(await failureOf(answerPasskey(playground, next.Session, signed))).toBe(
      failed('The challenge is not that of the session.'),
    );
  });

  test('of two at once, one is', async () => {
    await using playground = await openWithPasskey();
    const asked = await startChoice(playground, 'jane', 'WEB_AUTHN');
    const signed = playground.authenticator.get(requestOptions(asked));
    const both = [1, 2].map(() => answerPasskey(playground, asked.Session, signed));
    const outcomes = await Promise.allSettled(both);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  test('of two with the same counter in sessions of their own, one is', async () => {
    await using playground = await openWithPasskey();
    const { authenticator } = playground;
    const asked = await Promise.all([1, 2].map(() => startChoice(playground, 'jane', 'WEB_AUTHN')));
    const outcomes = await Promise.allSettled(
      asked.map((one) =>
        answerPasskey(playground, one.Session, authenticator.get(requestOptions(one), { counter: 7 })),
      ),
    );
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  test('and in time', async () => {
    await using playground = await openWithPasskey();
    const asked = await startChoice(playground, 'jane', 'WEB_AUTHN');
    const signed = playground.authenticator.get(requestOptions(asked));
    playground.clock.advance({ minutes: 3 });
    expect(await failureOf(answerPasskey(playground, asked.Session, signed))).toBe(
      'NotAuthorizedException: Invalid session for the user, session is expired.',
    );
  });
});

describe('an answer that is no credential', () => {
  const text = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

  test.each<[string, string, RegExp]>([
    ['nothing', '', /^InvalidParameterException: Missing required parameter CREDENTIAL/],
    ['no JSON', '{', /^InvalidParameterException: CREDENTIAL is not JSON/],
    ['null', 'null', /^InvalidParameterException: .*'credential'/],
    ['a list', '[]', /^SerializationException: /],
    ['an empty document', '{}', /^InvalidParameterException: 4 validation errors/],
    ['a nested one', `${'['.repeat(5000)}${']'.repeat(5000)}`, /^SerializationException: /],
  ])('%s', async (_, CREDENTIAL, failure) => {
    await using playground = await openWithPasskey();
    const { Session } = await startChoice(playground, 'jane', 'WEB_AUTHN');
    expect(await failureOf(answer(playground, 'jane', 'WEB_AUTHN', Session, { CREDENTIAL }))).toMatch(failure);
  });

  test.each<[string, object, RegExp]>([
    ['client data that is none', { clientDataJSON: 'AAAA' }, /^InvalidParameterException: clientDataJSON/],
    [
      'client data of no use',
      { clientDataJSON: text({ type: 'webauthn.get' }) },
      /^InvalidParameterException: clientData/,
    ],
    ['a signature that is a number', { signature: 1 }, /^SerializationException: /],
    ['a signature of another form', { signature: 'AAAA' }, /^NotAuthorizedException: Passkey authentication failed. /],
    ['authenticator data that is short', { authenticatorData: 'AAAA' }, /^NotAuthorizedException: Passkey authent/],
    ['a user handle that is an object', { userHandle: {} }, /^SerializationException: /],
  ])('%s', async (_, change, failure) => {
    await using playground = await openWithPasskey();
    const asked = await startChoice(playground, 'jane', 'WEB_AUTHN');
    const signed = playground.authenticator.get(requestOptions(asked));
    const given = { ...signed, response: { ...signed.response, ...change } };
    expect(await failureOf(answerPasskey(playground, asked.Session, given))).toMatch(failure);
  });
});
