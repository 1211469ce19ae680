import { confirmSignIn, fetchAuthSession, getCurrentUser, signIn, signOut, type SignInOutput } from 'aws-amplify/auth';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openCustomAuthPool, type CustomAuthPool } from '../interop/custom-auth-pool.js';
import { user } from '../interop/served-pool.js';
import { configureAmplify, openBrowser } from './amplify.js';

let pool: CustomAuthPool;
beforeAll(async () => {
  pool = await openCustomAuthPool();
  await pool.addUser('jane');
  configureAmplify(pool);
});
afterAll(() => pool.close());
afterEach(async () => {
  await signOut().catch(() => undefined);
  openBrowser();
});

function questionOf({ nextStep }: SignInOutput): Readonly<Record<string, string>> {
  if (nextStep.signInStep !== 'CONFIRM_SIGN_IN_WITH_CUSTOM_CHALLENGE')
    throw new Error(`It is at ${nextStep.signInStep}.`);
  return (nextStep.additionalInfo ?? {}) as Readonly<Record<string, string>>;
}

describe('Amplify v6 with the challenge functions of the gallery', () => {
  it.each([{ flow: 'CUSTOM_WITH_SRP', password: user.password }, { flow: 'CUSTOM_WITHOUT_SRP' }] as const)(
    'signs in by $flow',
    async ({ flow, ...given }) => {
      const captcha = await signIn({ username: 'jane', ...given, options: { authFlowType: flow } });
      const secret = await confirmSignIn({ challengeResponse: pool.solve(questionOf(captcha)) });
      expect(questionOf(secret)).toMatchObject({ type: 'SECRET_QUESTION' });
      expect(await confirmSignIn({ challengeResponse: pool.firstPet })).toMatchObject({ isSignedIn: true });
      expect(await getCurrentUser()).toMatchObject({ username: 'jane' });
      expect((await fetchAuthSession()).tokens?.accessToken.payload).toMatchObject({ username: 'jane' });
    },
  );

  it('is asked again after a wrong answer, and refused after the third', async () => {
    await signIn({ username: 'jane', options: { authFlowType: 'CUSTOM_WITHOUT_SRP' } });
    for (let wrong = 1; wrong <= 2; wrong++) {
      expect(questionOf(await confirmSignIn({ challengeResponse: '99' }))).toMatchObject({ type: 'CAPTCHA' });
    }
    await expect(confirmSignIn({ challengeResponse: '99' })).rejects.toMatchObject({ name: 'NotAuthorizedException' });
  });

  it('gets nowhere with a wrong password', async () => {
    const wrong = {
      username: 'jane',
      password: 'Wrong-horse-7',
      options: { authFlowType: 'CUSTOM_WITH_SRP' },
    } as const;
    await expect(signIn(wrong)).rejects.toMatchObject({ name: 'NotAuthorizedException' });
  });
});
