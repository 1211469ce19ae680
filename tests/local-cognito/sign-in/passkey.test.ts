import { describe, expect, test } from 'vitest';
import { createPasskeyAuthenticator } from '../../support/passkey-authenticator.js';
import {
  addPasskey,
  answerPasskey,
  configurePasskeys,
  openWithPasskey,
  requestOptions,
  signInByPasskey,
} from '../passkey.js';
import { claimsOf, deviceTracking, failureOf, tokensOf } from '../playground.js';
import { makeUser } from '../made-user.js';
import { confirmDevice } from '../srp-sign-in.js';
import { answer, choose, startChoice, withPassword } from '../user-auth.js';

const usedSession = 'NotAuthorizedException: Invalid session for the user, session can only be used once.';

describe('a user with a passkey', () => {
  test('is offered it last', async () => {
    await using playground = await openWithPasskey({ allowed: ['WEB_AUTHN', 'EMAIL_OTP', 'PASSWORD'] });
    expect(await startChoice(playground, 'jane')).toMatchObject({
      ChallengeName: 'SELECT_CHALLENGE',
      ChallengeParameters: {},
      AvailableChallenges: ['PASSWORD_SRP', 'PASSWORD', 'EMAIL_OTP', 'WEB_AUTHN'],
    });
    const { AccessToken } = playground;
    const { ConfiguredUserAuthFactors } = await playground.api.getUserAuthFactors({ AccessToken });
    expect(ConfiguredUserAuthFactors).toEqual(['PASSWORD', 'EMAIL_OTP', 'WEB_AUTHN']);
  });

  test('who prefers it is asked for it at once, with the options that AWS gives', async () => {
    await using playground = await openWithPasskey();
    const { authenticator, AccessToken } = playground;
    const { Credentials } = await playground.api.listWebAuthnCredentials({ AccessToken });
    const asked = await startChoice(playground, 'jane', 'WEB_AUTHN');
    expect(asked.AvailableChallenges).toEqual(['PASSWORD_SRP', 'PASSWORD', 'WEB_AUTHN']);
    expect(Object.keys(asked.ChallengeParameters!)).toEqual(['CREDENTIAL_REQUEST_OPTIONS']);
    expect(requestOptions(asked)).toEqual({
      challenge: expect.stringMatching(/^[\w-]{43}$/),
      timeout: 180000,
      rpId: 'localhost',
      allowCredentials: [{ type: 'public-key', id: Credentials![0]!.CredentialId, transports: ['internal'] }],
      userVerification: 'preferred',
    });
    const signed = authenticator.get(requestOptions(asked));
    const { AccessToken: token, IdToken } = tokensOf(await answerPasskey(playground, asked.Session, signed));
    expect(claimsOf(token)).toMatchObject({ username: 'jane', token_use: 'access' });
    expect(claimsOf(IdToken)).toMatchObject({ email: 'jane@example.com' });
  });

  test('may choose it', async () => {
    await using playground = await openWithPasskey();
    const { Session } = await startChoice(playground, 'jane');
    const asked = await choose(playground, 'jane', Session, 'WEB_AUTHN');
    const signed = playground.authenticator.get(requestOptions(asked));
    tokensOf(await answerPasskey(playground, asked.Session, signed));
    expect(await failureOf(choose(playground, 'jane', Session, 'WEB_AUTHN'))).toBe(usedSession);
  });

  test('may answer it in the form of a choice', async () => {
    await using playground = await openWithPasskey();
    const asked = await startChoice(playground, 'jane', 'WEB_AUTHN');
    const CREDENTIAL = JSON.stringify(playground.authenticator.get(requestOptions(asked)));
    tokensOf(await choose(playground, 'jane', asked.Session, 'WEB_AUTHN', { CREDENTIAL }));
  });

  test('may call it off and choose something else', async () => {
    await using playground = await openWithPasskey();
    const asked = await startChoice(playground, 'jane', 'WEB_AUTHN');
    tokensOf(await choose(playground, 'jane', asked.Session, 'PASSWORD', withPassword));
  });

  test('may ask for another challenge, which the one before is no answer to', async () => {
    await using playground = await openWithPasskey();
    const asked = await startChoice(playground, 'jane', 'WEB_AUTHN');
    const again = await choose(playground, 'jane', asked.Session, 'WEB_AUTHN');
    expect(requestOptions(again).challenge).not.toBe(requestOptions(asked).challenge);
    const { authenticator } = playground;
    const late = answerPasskey(playground, again.Session, authenticator.get(requestOptions(asked)));
    expect(await failureOf(late)).toMatch('The challenge is not that of the session.');
    tokensOf(await answerPasskey(playground, again.Session, authenticator.get(requestOptions(again))));
  });

  test('a credential that comes before its challenge is asked for again', async () => {
    await using playground = await openWithPasskey();
    const before = await startChoice(playground, 'jane', 'WEB_AUTHN');
    const CREDENTIAL = JSON.stringify(playground.authenticator.get(requestOptions(before)));
    const { Session } = await startChoice(playground, 'jane');
    const asked = await choose(playground, 'jane', Session, 'WEB_AUTHN', { CREDENTIAL });
    expect(asked.ChallengeName).toBe('WEB_AUTHN');
  });

  test('on the admin API', async () => {
    await using playground = await openWithPasskey();
    const { api, authenticator, userPoolId: UserPoolId, clientId: ClientId } = playground;
    const AuthParameters = { USERNAME: 'jane', PREFERRED_CHALLENGE: 'WEB_AUTHN' };
    const asked = await api.adminInitiateAuth({ UserPoolId, ClientId, AuthFlow: 'USER_AUTH', AuthParameters });
    const CREDENTIAL = JSON.stringify(authenticator.get(requestOptions(asked)));
    const answered = await api.adminRespondToAuthChallenge({
      UserPoolId,
      ClientId,
      ChallengeName: 'WEB_AUTHN',
      Session: asked.Session,
      ChallengeResponses: { USERNAME: 'jane', CREDENTIAL },
    });
    tokensOf(answered);
  });
});

describe.each(['ES256', 'RS256'] as const)('a passkey of %s', (algorithm) => {
  test('signs in again and again, and counts', async () => {
    await using playground = await openWithPasskey({}, createPasskeyAuthenticator(algorithm));
    for (let time = 0; time < 3; time++) tokensOf(await signInByPasskey(playground));
  });

  test('signs in again and again where it does not count', async () => {
    await using playground = await openWithPasskey({}, createPasskeyAuthenticator(algorithm, { counts: false }));
    for (let time = 0; time < 3; time++) tokensOf(await signInByPasskey(playground));
  });
});

test('any of several passkeys will do', async () => {
  await using playground = await openWithPasskey();
  const other = createPasskeyAuthenticator('RS256');
  await addPasskey(playground, playground.AccessToken, other);
  tokensOf(await signInByPasskey(playground));
  tokensOf(await signInByPasskey({ ...playground, authenticator: other }));
});

test('a passkey without a user handle signs in, too: only that of another user is wrong', async () => {
  await using playground = await openWithPasskey();
  tokensOf(await signInByPasskey(playground, { userHandle: '' }));
});

describe('a passkey is not offered', () => {
  test('to a user without one', async () => {
    await using playground = await openWithPasskey();
    await makeUser(playground, 'mary', {});
    expect(await startChoice(playground, 'mary', 'WEB_AUTHN')).toMatchObject({
      ChallengeName: 'SELECT_CHALLENGE',
      AvailableChallenges: ['PASSWORD_SRP', 'PASSWORD'],
    });
  });

  test('once it is deleted', async () => {
    await using playground = await openWithPasskey();
    const { api, AccessToken } = playground;
    const { Credentials } = await api.listWebAuthnCredentials({ AccessToken });
    await api.deleteWebAuthnCredential({ AccessToken, CredentialId: Credentials![0]!.CredentialId });
    expect((await startChoice(playground, 'jane')).AvailableChallenges).not.toContain('WEB_AUTHN');
    expect((await api.getUserAuthFactors({ AccessToken })).ConfiguredUserAuthFactors).not.toContain('WEB_AUTHN');
  });

  test('when the pool has another relying party since', async () => {
    await using playground = await openWithPasskey();
    await configurePasskeys(playground, { RelyingPartyId: 'example.com' });
    expect((await startChoice(playground, 'jane')).AvailableChallenges).not.toContain('WEB_AUTHN');
    await configurePasskeys(playground, { RelyingPartyId: 'localhost' });
    expect((await startChoice(playground, 'jane')).AvailableChallenges).toContain('WEB_AUTHN');
  });

  test('when the pool has come to allow none', async () => {
    await using playground = await openWithPasskey();
    const { api, userPoolId: UserPoolId } = playground;
    const asked = await startChoice(playground, 'jane', 'WEB_AUTHN');
    const signed = playground.authenticator.get(requestOptions(asked));
    await api.updateUserPool({ UserPoolId, Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD'] } } });
    expect((await startChoice(playground, 'jane')).AvailableChallenges).toEqual(['PASSWORD_SRP', 'PASSWORD']);
    expect(await failureOf(answerPasskey(playground, asked.Session, signed))).toBe(
      'NotAuthorizedException: Invalid session for the user.',
    );
  });
});

test('a disabled user is told so', async () => {
  await using playground = await openWithPasskey();
  const asked = await startChoice(playground, 'jane', 'WEB_AUTHN');
  const { api, userPoolId: UserPoolId, authenticator } = playground;
  await api.adminDisableUser({ UserPoolId, Username: 'jane' });
  const disabled = 'NotAuthorizedException: User is disabled.';
  expect(await failureOf(startChoice(playground, 'jane', 'WEB_AUTHN'))).toBe(disabled);
  const late = answerPasskey(playground, asked.Session, authenticator.get(requestOptions(asked)));
  expect(await failureOf(late)).toBe(disabled);
});

test('a user who is to set a new password starts with the old one', async () => {
  await using playground = await openWithPasskey();
  const { api, userPoolId: UserPoolId } = playground;
  await api.adminSetUserPassword({ UserPoolId, Username: 'jane', Password: 'Other-Horse-9!', Permanent: false });
  expect(await startChoice(playground, 'jane', 'WEB_AUTHN')).toMatchObject({
    ChallengeName: 'SELECT_CHALLENGE',
    AvailableChallenges: ['PASSWORD_SRP', 'PASSWORD'],
  });
});

test('a tracked device becomes part of the login', async () => {
  await using playground = await openWithPasskey({ pool: { DeviceConfiguration: deviceTracking } });
  const first = tokensOf(await signInByPasskey(playground));
  const { deviceKey } = await confirmDevice(playground, first);
  const asked = await startChoice(playground, 'jane', 'WEB_AUTHN');
  const CREDENTIAL = JSON.stringify(playground.authenticator.get(requestOptions(asked)));
  const responses = { CREDENTIAL, DEVICE_KEY: deviceKey };
  const { AccessToken } = tokensOf(await answer(playground, 'jane', 'WEB_AUTHN', asked.Session, responses));
  expect(claimsOf(AccessToken)['device_key']).toBe(deviceKey);
});
