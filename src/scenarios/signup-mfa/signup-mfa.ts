import type { Scenario } from '../scenario.js';
import { signInWithAdminCalls } from './admin-sign-in.js';
import { associateAuthenticator } from '../parts/associate-authenticator.js';
import { confirmUser } from '../parts/confirm-user.js';
import { rememberDevice } from '../parts/remember-device.js';
import { signInFromDevice } from '../parts/sign-in-from-device.js';
import { lookUpUser } from './look-up-user.js';
import { questions } from '../parts/questions.js';
import { signUpUser } from '../parts/sign-up-user.js';
import { startSignIn } from '../parts/start-sign-in.js';
import { summarise } from './summarise.js';
import { verifyAuthenticator } from '../parts/verify-authenticator.js';
import { showTokens } from '../parts/show-tokens.js';

/** From no account at all to a sign-in that needs no code, because the device is known. */
export const signupMfa: Scenario = {
  name: 'signup-mfa',
  title: 'Sign up with TOTP MFA and a remembered device',
  needs: {
    mfa: 'ON',
    devices: 'opt-in',
    authFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_ADMIN_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
    clientSecret: true,
  },
  questions: Object.values(questions),
  steps: 10,
  async play(kit) {
    const user = await signUpUser(kit);
    if (!user.confirmed) await confirmUser(kit, user);
    await lookUpUser(kit, user);
    const mfaSetup = await startSignIn(kit, user);
    const offered = await associateAuthenticator(kit, user, mfaSetup);
    const authenticator = await verifyAuthenticator(kit, user, offered);
    const signIn = await signInWithAdminCalls(kit, user, authenticator);
    const device = await rememberDevice(kit, signIn);
    const remembered = await signInFromDevice(kit, user, device);
    const claims = await showTokens(kit, remembered.tokens);
    summarise(kit, user, device, remembered, claims);
  },
};
