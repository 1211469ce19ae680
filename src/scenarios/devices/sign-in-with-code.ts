import { respondToAuthChallenge, type SignedIn, type SoftwareTokenMfaChallenge } from '../../actions/index.js';
import type { Kit } from '../scenario.js';
import { answerTotp } from '../parts/answer-totp.js';
import type { Authenticator } from '../parts/authenticator.js';
import { expectChallenge, expectTokens } from '../parts/expect-outcome.js';
import { provePasswordOf } from '../parts/prove-password.js';
import { appClient, type DemoUser } from '../parts/user.js';

/** Signs in from a device that Cognito does not know. */
export async function signInWithCode(kit: Kit, user: DemoUser, authenticator: Authenticator): Promise<SignedIn> {
  const calls = ['InitiateAuth', 'RespondToAuthChallenge'];
  const why = 'A new device, so a code is due.';
  return kit.step('Sign in with a code', { calls, why }, async () => {
    const signedIn = await signInFromNewDevice(kit, user, authenticator);
    kit.result('They come with a key for this device (NewDeviceMetadata).');
    return signedIn;
  });
}

/** The same within a step of the story's own. */
export async function signInFromNewDevice(kit: Kit, user: DemoUser, authenticator: Authenticator): Promise<SignedIn> {
  const start = async (): Promise<SoftwareTokenMfaChallenge> =>
    expectChallenge(await provePasswordOf(kit, user), 'SOFTWARE_TOKEN_MFA', ONLY_TOTP);
  const challenge = await start();
  kit.result('The password was right. Cognito asks for SOFTWARE_TOKEN_MFA: it does not know this device.');
  return answerTotp(kit, authenticator, challenge, {
    start,
    async answer({ session, username = user.username }, code) {
      const answer = { challengeName: 'SOFTWARE_TOKEN_MFA', username, session, code } as const;
      return expectTokens(await respondToAuthChallenge(kit.cognito, { ...appClient(kit), ...answer }), ONLY_TOTP);
    },
  });
}

const ONLY_TOTP = 'The pool must require MFA, with TOTP as its only factor.';
