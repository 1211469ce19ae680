import {
  AdminCreateUserCommand,
  AdminGetUserCommand,
  AdminSetUserPasswordCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { confirmSignIn, fetchUserAttributes, signIn, signOut } from 'aws-amplify/auth';
import { afterEach, describe, expect, it } from 'vitest';
import { servePool, user, type PoolSettings, type ServedPool } from '../interop/served-pool.js';
import { configureAmplify } from './amplify.js';

const { password } = user;
const username = 'jane';
const email = user.emailOf(username);

let pool: ServedPool;
afterEach(() => pool.close());

/** A pool that requires one of its factors, with a user who has none, and no address. */
async function open(settings: PoolSettings): Promise<void> {
  pool = await servePool({ mfa: 'ON', emailMfa: true, ...settings });
  configureAmplify(pool);
  const { sdk, userPoolId: UserPoolId } = pool;
  await sdk.send(new AdminCreateUserCommand({ UserPoolId, Username: username, MessageAction: 'SUPPRESS' }));
  const known = { UserPoolId, Username: username, Password: password, Permanent: true };
  await sdk.send(new AdminSetUserPasswordCommand(known));
}

/** From the address that Amplify is to give on. */
async function setUpEmail(): Promise<void> {
  await expect(confirmSignIn({ challengeResponse: 'jane@example' })).rejects.toMatchObject({
    name: 'InvalidParameterException',
  });
  const asked = await confirmSignIn({ challengeResponse: email });
  expect(asked.nextStep).toMatchObject({
    signInStep: 'CONFIRM_SIGN_IN_WITH_EMAIL_CODE',
    codeDeliveryDetails: { deliveryMedium: 'EMAIL', destination: 'j***@e***' },
  });
  const code = await pool.sentCode(email);
  const wrong = code === '000000' ? '000001' : '000000';
  await expect(confirmSignIn({ challengeResponse: wrong })).rejects.toMatchObject({ name: 'CodeMismatchException' });
  expect(await confirmSignIn({ challengeResponse: code })).toMatchObject({ isSignedIn: true });
  expect(await fetchUserAttributes()).toMatchObject({ email, email_verified: 'true' });
  await signOut();
}

describe('Amplify v6, in a pool that requires MFA, for a user without a factor', () => {
  it('sets an email address up, which is what there is', async () => {
    await open({ totpMfa: false });
    expect((await signIn({ username, password })).nextStep.signInStep).toBe('CONTINUE_SIGN_IN_WITH_EMAIL_SETUP');
    await setUpEmail();
    expect((await signIn({ username, password })).nextStep.signInStep).toBe('CONFIRM_SIGN_IN_WITH_EMAIL_CODE');
  });

  it('lets the user choose an email address', async () => {
    await open({});
    const { nextStep } = await signIn({ username, password });
    expect(nextStep).toEqual({
      signInStep: 'CONTINUE_SIGN_IN_WITH_MFA_SETUP_SELECTION',
      allowedMFATypes: ['TOTP', 'EMAIL'],
    });
    const chosen = await confirmSignIn({ challengeResponse: 'EMAIL' });
    expect(chosen.nextStep.signInStep).toBe('CONTINUE_SIGN_IN_WITH_EMAIL_SETUP');
    await setUpEmail();
  });

  it('lets the user choose an authenticator', async () => {
    await open({});
    await signIn({ username, password });
    const { nextStep } = await confirmSignIn({ challengeResponse: 'TOTP' });
    if (nextStep.signInStep !== 'CONTINUE_SIGN_IN_WITH_TOTP_SETUP') throw new Error(`It is at ${nextStep.signInStep}.`);
    const challengeResponse = pool.freshTotpCode(nextStep.totpSetupDetails.sharedSecret);
    expect(await confirmSignIn({ challengeResponse })).toMatchObject({ isSignedIn: true });
    const { sdk, userPoolId: UserPoolId } = pool;
    const { UserAttributes } = await sdk.send(new AdminGetUserCommand({ UserPoolId, Username: username }));
    expect(UserAttributes?.map(({ Name }) => Name)).toEqual(['sub']);
    await signOut();
  });
});
