import { describe, expect, test } from 'vitest';
import { afterTicks } from '../after-ticks.js';
import {
  answerPasskey,
  completeRegistration,
  configurePasskeys,
  creationOptions,
  openWithAuthenticator,
  openWithPasskey,
  requestOptions,
  signInByPasskey,
  type PasskeyPlayground,
} from '../passkey.js';
import { failureOf, tokensOf } from '../playground.js';
import { startChoice } from '../user-auth.js';

/*
 * The signature of a passkey is verified by another thread. What changes in that time is what counts: each change is
 * made when the request has come so many microtasks far.
 */
const ticks = [0, 1, 3, 8];

type Change = (playground: PasskeyPlayground & { readonly passkeyId: string }) => Promise<unknown>;

const changes: Readonly<Record<string, Change>> = {
  'the user is deleted': ({ api, userPoolId: UserPoolId }) => api.adminDeleteUser({ UserPoolId, Username: 'jane' }),
  'the user is disabled': ({ api, userPoolId: UserPoolId }) => api.adminDisableUser({ UserPoolId, Username: 'jane' }),
  'the user signs out everywhere': ({ api, AccessToken }) => api.globalSignOut({ AccessToken }),
  'the passkey is deleted': ({ api, AccessToken, passkeyId }) =>
    api.deleteWebAuthnCredential({ AccessToken, CredentialId: passkeyId }),
  'the pool comes to require MFA': ({ api, userPoolId: UserPoolId }) =>
    api.setUserPoolMfaConfig({
      UserPoolId,
      MfaConfiguration: 'ON',
      SoftwareTokenMfaConfiguration: { Enabled: true },
      WebAuthnConfiguration: {
        RelyingPartyId: 'localhost',
        FactorConfiguration: 'MULTI_FACTOR_WITH_USER_VERIFICATION',
      },
    }),
  'the pool comes to take no passkeys': ({ api, userPoolId: UserPoolId }) =>
    api.updateUserPool({ UserPoolId, Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD'] } } }),
  'the pool gets another relying party': (playground) =>
    configurePasskeys(playground, { RelyingPartyId: 'b.localhost' }),
  'the pool comes to have no relying party': (playground) =>
    configurePasskeys(playground, { RelyingPartyId: undefined }),
  'the pool is deleted': ({ api, userPoolId: UserPoolId }) => api.deleteUserPool({ UserPoolId }),
};

const invalidSession = 'NotAuthorizedException: Invalid session for the user.';

describe('a sign-in is refused when meanwhile', () => {
  test.each<[string, string | RegExp]>([
    ['the user is deleted', invalidSession],
    ['the user is disabled', 'NotAuthorizedException: User is disabled.'],
    [
      'the passkey is deleted',
      'NotAuthorizedException: Passkey authentication failed. The passkey was used or deleted meanwhile.',
    ],
    ['the pool comes to require MFA', invalidSession],
    ['the pool comes to take no passkeys', invalidSession],
    ['the pool gets another relying party', invalidSession],
    ['the pool comes to have no relying party', invalidSession],
    ['the pool is deleted', invalidSession],
  ])('%s', async (change, refusal) => {
    for (const far of ticks) {
      await using playground = await openWithPasskey();
      // From now on the library is loaded.
      tokensOf(await signInByPasskey(playground));
      const asked = await startChoice(playground, 'jane', 'WEB_AUTHN');
      const credential = playground.authenticator.get(requestOptions(asked));
      const [outcome] = await Promise.all([
        failureOf(answerPasskey(playground, asked.Session, credential)),
        afterTicks(far, () => changes[change]!({ ...playground, passkeyId: credential.id })),
      ]);
      expect(outcome, `${far} ticks`).toMatch(refusal);
    }
  });
});

describe('a registration is refused when meanwhile', () => {
  test.each<[string, string | RegExp]>([
    ['the user is deleted', 'UserNotFoundException: User does not exist.'],
    ['the user is disabled', 'NotAuthorizedException: Access Token has been revoked'],
    ['the user signs out everywhere', 'NotAuthorizedException: Access Token has been revoked'],
    ['the pool comes to take no passkeys', /^WebAuthnNotEnabledException/],
    ['the pool gets another relying party', /^WebAuthnRelyingPartyMismatchException/],
    ['the pool comes to have no relying party', /^WebAuthnRelyingPartyMismatchException/],
    ['the pool is deleted', /^ResourceNotFoundException: User pool .* does not exist\.$/],
  ])('%s', async (change, refusal) => {
    for (const far of ticks) {
      await using playground = await openWithAuthenticator();
      const credential = playground.authenticator.create(await creationOptions(playground, playground.AccessToken));
      const [outcome] = await Promise.all([
        failureOf(completeRegistration(playground, credential)),
        afterTicks(far, () => changes[change]!({ ...playground, passkeyId: credential.id })),
      ]);
      expect(outcome, `${far} ticks`).toMatch(refusal);
    }
  });
});
