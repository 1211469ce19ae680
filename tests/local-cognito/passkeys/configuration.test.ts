import type { WebAuthnConfigurationType } from '@aws-sdk/client-cognito-identity-provider';
import { expect, test } from 'vitest';
import { openWithPasskeys } from '../passkey.js';
import { failureOf, openPlayground } from '../playground.js';

test('GetUserPoolMfaConfig gives what SetUserPoolMfaConfig took; DescribeUserPool does not', async () => {
  const webAuthn: WebAuthnConfigurationType = {
    RelyingPartyId: 'auth.example.com',
    UserVerification: 'required',
    FactorConfiguration: 'MULTI_FACTOR_WITH_USER_VERIFICATION',
  };
  await using playground = await openWithPasskeys({ webAuthn });
  const { api, userPoolId: UserPoolId } = playground;
  expect((await api.getUserPoolMfaConfig({ UserPoolId })).WebAuthnConfiguration).toEqual(webAuthn);
  expect(Object.keys((await api.describeUserPool({ UserPoolId })).UserPool!)).not.toContain('WebAuthnConfiguration');
});

test('UpdateUserPool leaves it as it is; a SetUserPoolMfaConfig without it takes it away, as it does the factors', async () => {
  await using playground = await openWithPasskeys();
  const { api, userPoolId: UserPoolId } = playground;
  await api.updateUserPool({ UserPoolId, AutoVerifiedAttributes: ['email'] });
  expect((await api.getUserPoolMfaConfig({ UserPoolId })).WebAuthnConfiguration).toEqual({
    RelyingPartyId: 'localhost',
  });
  await api.setUserPoolMfaConfig({ UserPoolId, MfaConfiguration: 'OFF' });
  expect((await api.getUserPoolMfaConfig({ UserPoolId })).WebAuthnConfiguration).toBeUndefined();
});

test.each([
  ['https://example.com', /must be a domain/],
  ['localhost:3000', /must be a domain/],
  ['Example.com', /must be a domain in lower case/],
  ['127.0.0.1', /must be a domain/],
  ['example..com', /must be a domain/],
  ['', /length greater than or equal to 1/],
  ['a'.repeat(128), /length less than or equal to 127/],
])('%j is no relying party', async (RelyingPartyId, failure) => {
  await using playground = await openPlayground();
  const { api, userPoolId: UserPoolId } = playground;
  const call = api.setUserPoolMfaConfig({ UserPoolId, WebAuthnConfiguration: { RelyingPartyId } });
  const failed = await failureOf(call);
  expect(failed).toMatch(/^InvalidParameterException: /);
  expect(failed).toMatch(failure);
});

test('values that the API does not know are refused', async () => {
  await using playground = await openPlayground();
  const { api, userPoolId: UserPoolId } = playground;
  const WebAuthnConfiguration = { UserVerification: 'discouraged' } as unknown as WebAuthnConfigurationType;
  expect(await failureOf(api.setUserPoolMfaConfig({ UserPoolId, WebAuthnConfiguration }))).toMatch(
    /^InvalidParameterException: .*enum value set: \[required, preferred\]/,
  );
});

test('pools of the Lite plan have none', async () => {
  await using playground = await openPlayground({ pool: { UserPoolTier: 'LITE' } });
  const { api, userPoolId: UserPoolId } = playground;
  const WebAuthnConfiguration = { RelyingPartyId: 'localhost' };
  expect(await failureOf(api.setUserPoolMfaConfig({ UserPoolId, WebAuthnConfiguration }))).toBe(
    'FeatureUnavailableInTierException: Passkeys are not available in the LITE tier.',
  );
});
