import {
  autoSignIn,
  confirmSignIn,
  confirmSignUp,
  fetchAuthSession,
  getCurrentUser,
  signIn,
  signOut,
  signUp,
} from 'aws-amplify/auth';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { servePool, user, type ServedPool } from '../interop/served-pool.js';
import { configureAmplify, openBrowser } from './amplify.js';

let pool: ServedPool;
beforeAll(async () => {
  pool = await servePool({ firstFactors: ['PASSWORD', 'EMAIL_OTP'] });
  configureAmplify(pool);
});
afterAll(() => pool.close());
afterEach(async () => {
  await signOut().catch(() => undefined);
  openBrowser();
});

const byChoice = { authFlowType: 'USER_AUTH' } as const;

async function addUser(username: string, password?: string): Promise<void> {
  const userAttributes = { email: user.emailOf(username) };
  await signUp({ username, ...(password && { password }), options: { userAttributes } });
  await confirmSignUp({ username, confirmationCode: await pool.sentCode(user.emailOf(username)) });
}

describe('Amplify v6 by USER_AUTH', () => {
  it('signs a user up without a password, and in by the same code', async () => {
    const username = 'anna';
    const userAttributes = { email: user.emailOf(username) };
    const signedUp = await signUp({ username, options: { userAttributes, autoSignIn: byChoice } });
    expect(signedUp.nextStep.signUpStep).toBe('CONFIRM_SIGN_UP');
    const confirmationCode = await pool.sentCode(user.emailOf(username));
    const confirmed = await confirmSignUp({ username, confirmationCode });
    expect(confirmed.nextStep.signUpStep).toBe('COMPLETE_AUTO_SIGN_IN');
    expect(await autoSignIn()).toMatchObject({ isSignedIn: true });
    expect(await getCurrentUser()).toMatchObject({ username });
  });

  it('lets the user choose a code', async () => {
    await addUser('bert');
    const choice = await signIn({ username: 'bert', options: byChoice });
    expect(choice.nextStep).toMatchObject({
      signInStep: 'CONTINUE_SIGN_IN_WITH_FIRST_FACTOR_SELECTION',
      availableChallenges: ['EMAIL_OTP'],
    });
    const asked = await confirmSignIn({ challengeResponse: 'EMAIL_OTP' });
    expect(asked.nextStep).toMatchObject({
      signInStep: 'CONFIRM_SIGN_IN_WITH_EMAIL_CODE',
      codeDeliveryDetails: { deliveryMedium: 'EMAIL', destination: 'b***@e***' },
    });
    await expect(confirmSignIn({ challengeResponse: '00000000' })).rejects.toMatchObject({
      name: 'CodeMismatchException',
    });
    const challengeResponse = await pool.sentCode(user.emailOf('bert'));
    expect(await confirmSignIn({ challengeResponse })).toMatchObject({ isSignedIn: true });
  });

  it.each(['PASSWORD', 'PASSWORD_SRP'] as const)('lets the user choose %s', async (factor) => {
    const username = `carl-${factor.length}`;
    await addUser(username, user.password);
    const choice = await signIn({ username, options: byChoice });
    expect(choice.nextStep).toMatchObject({ availableChallenges: ['PASSWORD_SRP', 'PASSWORD', 'EMAIL_OTP'] });
    const asked = await confirmSignIn({ challengeResponse: factor });
    expect(asked.nextStep.signInStep).toBe('CONFIRM_SIGN_IN_WITH_PASSWORD');
    expect(await confirmSignIn({ challengeResponse: user.password })).toMatchObject({ isSignedIn: true });
    expect((await fetchAuthSession()).tokens?.accessToken.payload).toMatchObject({ username });
  });

  it.each(['PASSWORD', 'PASSWORD_SRP'] as const)('begins with %s at once when it is preferred', async (factor) => {
    const username = `dora-${factor.length}`;
    await addUser(username, user.password);
    const options = { ...byChoice, preferredChallenge: factor };
    expect(await signIn({ username, password: user.password, options })).toMatchObject({ isSignedIn: true });
    await signOut();
    const wrong = signIn({ username, password: 'Wrong-horse-7', options });
    await expect(wrong).rejects.toMatchObject({ name: 'NotAuthorizedException' });
  });
});
