import { GetUserCommand } from '@aws-sdk/client-cognito-identity-provider';
import {
  confirmSignIn,
  confirmSignUp,
  fetchAuthSession,
  fetchDevices,
  forgetDevice,
  getCurrentUser,
  rememberDevice,
  resendSignUpCode,
  signIn,
  signOut,
  signUp,
  type SignInOutput,
} from 'aws-amplify/auth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { servePool, user, type ServedPool } from '../interop/served-pool.js';
import { configureAmplify, openBrowser, userAgent } from './amplify.js';

const { password } = user;
const username = 'jane';
const email = user.emailOf(username);

/** One story: each test goes on where the one before it ended. */
describe('Amplify v6, in a pool that requires TOTP and tracks devices', () => {
  let pool: ServedPool;
  /** The authenticator's. */
  let secret: string;
  let deviceKey: string;
  beforeAll(async () => {
    pool = await servePool({ mfa: 'ON' });
    configureAmplify(pool);
  });
  afterAll(() => pool.close());

  it('signs up, is told to confirm, and confirms with the newest code', async () => {
    const attributes = { userAttributes: { email } };
    expect(await signUp({ username, password, options: attributes })).toMatchObject({
      isSignUpComplete: false,
      nextStep: { signUpStep: 'CONFIRM_SIGN_UP', codeDeliveryDetails: { deliveryMedium: 'EMAIL' } },
    });
    await expect(signUp({ username, password, options: attributes })).rejects.toMatchObject({
      name: 'UsernameExistsException',
    });
    expect((await signIn({ username, password })).nextStep).toEqual({ signInStep: 'CONFIRM_SIGN_UP' });
    await resendSignUpCode({ username });
    const confirmationCode = await pool.sentCode(email);
    const wrong = confirmationCode === '000000' ? '000001' : '000000';
    await expect(confirmSignUp({ username, confirmationCode: wrong })).rejects.toMatchObject({
      name: 'CodeMismatchException',
    });
    expect(await confirmSignUp({ username, confirmationCode })).toMatchObject({ isSignUpComplete: true });
  });

  it('signs in by SRP and sets TOTP up on the way', async () => {
    await expect(signIn({ username, password: 'Wrong-horse-7' })).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: 'Incorrect username or password.',
    });
    const { nextStep } = await signIn({ username, password });
    if (nextStep.signInStep !== 'CONTINUE_SIGN_IN_WITH_TOTP_SETUP') throw new Error(`It is at ${nextStep.signInStep}.`);
    secret = nextStep.totpSetupDetails.sharedSecret;
    await expect(confirmSignIn({ challengeResponse: '000000' })).rejects.toMatchObject({
      name: 'EnableSoftwareTokenMFAException',
    });
    expect(await answerTotp()).toMatchObject({ isSignedIn: true });
    expect(await getCurrentUser()).toMatchObject({ username });
    await signOut();
  });

  it('signs in with TOTP, and has the device remembered', async () => {
    expect(await signInStep()).toBe('CONFIRM_SIGN_IN_WITH_TOTP_CODE');
    await expect(confirmSignIn({ challengeResponse: '000000' })).rejects.toMatchObject({
      name: 'CodeMismatchException',
    });
    expect(await answerTotp()).toMatchObject({ isSignedIn: true });
    await rememberDevice();
    deviceKey = String((await fetchAuthSession()).tokens?.accessToken.payload['device_key']);
    expect(await fetchDevices()).toContainEqual(expect.objectContaining({ id: deviceKey, name: userAgent }));
    await signOut();
  });

  it('signs in from the remembered device by DEVICE_SRP_AUTH, without a code', async () => {
    expect(await signIn({ username, password })).toEqual({ isSignedIn: true, nextStep: { signInStep: 'DONE' } });
    const session = await fetchAuthSession();
    expect(session.tokens?.accessToken.payload).toMatchObject({ username, device_key: deviceKey });
    expect(session.tokens?.idToken?.payload).toMatchObject({ email, email_verified: true });
  });

  it('is asked for the code in another browser', async () => {
    openBrowser();
    expect(await signInStep()).toBe('CONFIRM_SIGN_IN_WITH_TOTP_CODE');
  });

  it('gets the tokens anew, for the same device', async () => {
    expect(await answerTotp()).toMatchObject({ isSignedIn: true });
    const before = (await fetchAuthSession()).tokens?.accessToken.payload;
    const after = (await fetchAuthSession({ forceRefresh: true })).tokens?.accessToken.payload;
    expect(after).toMatchObject({ origin_jti: before?.['origin_jti'], device_key: before?.['device_key'] });
    expect(after?.jti).not.toBe(before?.jti);
  });

  it('forgets the device, which brings the code back', async () => {
    await rememberDevice();
    const own = String((await fetchAuthSession()).tokens?.accessToken.payload['device_key']);
    await signOut();
    expect(await signIn({ username, password })).toMatchObject({ isSignedIn: true });
    await forgetDevice();
    expect(await devices()).not.toContain(own);
    await signOut();
    expect(await signInStep()).toBe('CONFIRM_SIGN_IN_WITH_TOTP_CODE');
    expect(await answerTotp()).toMatchObject({ isSignedIn: true });
    await forgetDevice({ device: { id: deviceKey } });
    expect(await devices()).not.toContain(deviceKey);
  });

  it('signs out everywhere', async () => {
    const AccessToken = String((await fetchAuthSession()).tokens?.accessToken);
    const getUser = (): Promise<unknown> => pool.sdk.send(new GetUserCommand({ AccessToken }));
    await getUser();
    await signOut({ global: true });
    expect((await fetchAuthSession()).tokens).toBeUndefined();
    await expect(getUser()).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: 'Access Token has been revoked',
    });
  });

  async function signInStep(): Promise<SignInOutput['nextStep']['signInStep']> {
    return (await signIn({ username, password })).nextStep.signInStep;
  }

  function answerTotp(): Promise<SignInOutput> {
    return confirmSignIn({ challengeResponse: pool.freshTotpCode(secret) });
  }
});

async function devices(): Promise<string[]> {
  return (await fetchDevices()).map(({ id }) => id);
}
