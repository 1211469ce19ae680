import { AdminCreateUserCommand } from '@aws-sdk/client-cognito-identity-provider';
import {
  autoSignIn,
  confirmResetPassword,
  confirmSignIn,
  confirmSignUp,
  confirmUserAttribute,
  deleteUser,
  deleteUserAttributes,
  fetchMFAPreference,
  fetchUserAttributes,
  getCurrentUser,
  resetPassword,
  setUpTOTP,
  signIn,
  signOut,
  signUp,
  updateMFAPreference,
  updatePassword,
  updateUserAttributes,
  verifyTOTPSetup,
  type SignInOutput,
} from 'aws-amplify/auth';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { addUser, servePool, user, type ServedPool } from '../interop/served-pool.js';
import { configureAmplify, openBrowser } from './amplify.js';

const { password, emailOf } = user;
const newPassword = 'Better-horse-8';
const done = { isSignedIn: true, nextStep: { signInStep: 'DONE' } };

describe('Amplify v6, in a pool with optional MFA by authenticator or email', () => {
  let pool: ServedPool;
  beforeAll(async () => {
    pool = await servePool({ mfa: 'OPTIONAL', emailMfa: true });
    configureAmplify(pool);
  });
  afterAll(() => pool.close());
  afterEach(async () => {
    await signOut();
    openBrowser();
  });

  it('signs up and, once that is confirmed, is signed in without more ado', async () => {
    const options = { userAttributes: { email: emailOf('zoe') }, autoSignIn: true };
    await signUp({ username: 'zoe', password, options });
    const confirmationCode = await pool.sentCode(emailOf('zoe'));
    expect(await confirmSignUp({ username: 'zoe', confirmationCode })).toMatchObject({
      nextStep: { signUpStep: 'COMPLETE_AUTO_SIGN_IN' },
    });
    expect(await autoSignIn()).toEqual(done);
    expect(await getCurrentUser()).toMatchObject({ username: 'zoe' });
  });

  it('signs in by the password itself', async () => {
    await addUser(pool, 'yan');
    const options = { authFlowType: 'USER_PASSWORD_AUTH' } as const;
    await expect(signIn({ username: 'yan', password: 'Wrong-horse-7', options })).rejects.toMatchObject({
      name: 'NotAuthorizedException',
    });
    expect(await signIn({ username: 'yan', password, options })).toEqual(done);
  });

  it('resets a forgotten password with the code', async () => {
    await addUser(pool, 'ada');
    expect(await resetPassword({ username: 'ada' })).toMatchObject({
      isPasswordReset: false,
      nextStep: {
        resetPasswordStep: 'CONFIRM_RESET_PASSWORD_WITH_CODE',
        codeDeliveryDetails: { destination: 'a***@e***' },
      },
    });
    const confirmationCode = await pool.sentCode(emailOf('ada'));
    const wrong = confirmationCode === '000000' ? '000001' : '000000';
    const reset = { username: 'ada', newPassword, confirmationCode };
    await expect(confirmResetPassword({ ...reset, confirmationCode: wrong })).rejects.toMatchObject({
      name: 'CodeMismatchException',
    });
    await confirmResetPassword(reset);
    await expect(signIn({ username: 'ada', password })).rejects.toMatchObject({ name: 'NotAuthorizedException' });
    expect(await signIn({ username: 'ada', password: newPassword })).toEqual(done);
  });

  it('changes the password', async () => {
    await signInAs('bob');
    const wrong = { oldPassword: 'Wrong-horse-7', newPassword };
    await expect(updatePassword(wrong)).rejects.toMatchObject({ name: 'NotAuthorizedException' });
    const weak = { oldPassword: password, newPassword: 'short' };
    await expect(updatePassword(weak)).rejects.toMatchObject({ name: 'InvalidPasswordException' });
    await updatePassword({ oldPassword: password, newPassword });
    await signOut();
    expect(await signIn({ username: 'bob', password: newPassword })).toEqual(done);
  });

  it('replaces a temporary password', async () => {
    await pool.sdk.send(
      new AdminCreateUserCommand({
        UserPoolId: pool.userPoolId,
        Username: 'cleo',
        TemporaryPassword: password,
        UserAttributes: [{ Name: 'email', Value: emailOf('cleo') }],
      }),
    );
    expect(stepOf(await signIn({ username: 'cleo', password }))).toBe('CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED');
    await expect(confirmSignIn({ challengeResponse: 'short' })).rejects.toMatchObject({
      name: 'InvalidPasswordException',
    });
    const options = { userAttributes: { name: 'Cleo' } };
    expect(await confirmSignIn({ challengeResponse: newPassword, options })).toEqual(done);
    expect(await fetchUserAttributes()).toMatchObject({ name: 'Cleo', email: emailOf('cleo') });
  });

  it('changes attributes, and proves a new address with the code', async () => {
    await signInAs('dan');
    const moved = 'dan@moved.example';
    const { email, nickname } = await updateUserAttributes({ userAttributes: { email: moved, nickname: 'Dän' } });
    expect(email?.nextStep).toMatchObject({
      updateAttributeStep: 'CONFIRM_ATTRIBUTE_WITH_CODE',
      codeDeliveryDetails: { attributeName: 'email', destination: 'd***@m***' },
    });
    expect(nickname).toMatchObject({ isUpdated: true });
    expect(await fetchUserAttributes()).toMatchObject({ email: moved, email_verified: 'false', nickname: 'Dän' });
    await confirmUserAttribute({ userAttributeKey: 'email', confirmationCode: await pool.sentCode(moved) });
    await deleteUserAttributes({ userAttributeKeys: ['nickname'] });
    const attributes = await fetchUserAttributes();
    expect(attributes).toMatchObject({ email: moved, email_verified: 'true' });
    expect(attributes).not.toHaveProperty('nickname');
  });

  it('turns codes by email on, and is asked for one', async () => {
    await signInAs('eve');
    await updateMFAPreference({ email: 'PREFERRED' });
    expect(await fetchMFAPreference()).toEqual({ enabled: ['EMAIL'], preferred: 'EMAIL' });
    await signOut();
    openBrowser();
    expect((await signIn({ username: 'eve', password })).nextStep).toMatchObject({
      signInStep: 'CONFIRM_SIGN_IN_WITH_EMAIL_CODE',
      codeDeliveryDetails: { deliveryMedium: 'EMAIL', destination: 'e***@e***' },
    });
    const code = await pool.sentCode(emailOf('eve'));
    const wrong = code === '00000000' ? '00000001' : '00000000';
    await expect(confirmSignIn({ challengeResponse: wrong })).rejects.toMatchObject({ name: 'CodeMismatchException' });
    expect(await confirmSignIn({ challengeResponse: code })).toEqual(done);
  });

  it('turns both on, and chooses when it signs in', async () => {
    await signInAs('fay');
    const { sharedSecret } = await setUpTOTP();
    await expect(verifyTOTPSetup({ code: '000000' })).rejects.toMatchObject({
      name: 'EnableSoftwareTokenMFAException',
    });
    await verifyTOTPSetup({ code: pool.freshTotpCode(sharedSecret) });
    await updateMFAPreference({ email: 'ENABLED', totp: 'ENABLED' });
    expect((await fetchMFAPreference()).enabled?.toSorted()).toEqual(['EMAIL', 'TOTP']);
    await signOut();
    openBrowser();
    const { nextStep } = await signIn({ username: 'fay', password });
    if (nextStep.signInStep !== 'CONTINUE_SIGN_IN_WITH_MFA_SELECTION')
      throw new Error(`It is at ${nextStep.signInStep}.`);
    expect(nextStep.allowedMFATypes?.toSorted()).toEqual(['EMAIL', 'TOTP']);
    expect(stepOf(await confirmSignIn({ challengeResponse: 'TOTP' }))).toBe('CONFIRM_SIGN_IN_WITH_TOTP_CODE');
    expect(await confirmSignIn({ challengeResponse: pool.freshTotpCode(sharedSecret) })).toEqual(done);
  });

  it('deletes the user', async () => {
    await signInAs('gus');
    await deleteUser();
    await expect(getCurrentUser()).rejects.toMatchObject({ name: 'UserUnAuthenticatedException' });
    await expect(signIn({ username: 'gus', password })).rejects.toMatchObject({
      name: expect.stringMatching(/^(NotAuthorized|UserNotFound)Exception$/) as unknown,
    });
  });

  async function signInAs(username: string): Promise<void> {
    await addUser(pool, username);
    expect(await signIn({ username, password })).toEqual(done);
  }
});

function stepOf({ nextStep }: SignInOutput): string {
  return nextStep.signInStep;
}
