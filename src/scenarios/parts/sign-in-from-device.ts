import type { SignInResult } from '../../auth/index.js';
import { ExpectedError } from '../../events/index.js';
import type { Kit } from '../scenario.js';
import type { NamedDevice } from './remember-device.js';
import { signIn } from './sign-in.js';
import type { DemoUser } from './user.js';

/** Signs in once more: the remembered device stands in for the code. */
export async function signInFromDevice(kit: Kit, user: DemoUser, device: NamedDevice): Promise<SignInResult> {
  const calls = ['InitiateAuth', 'RespondToAuthChallenge'];
  const why = 'The device stands in for the code.';
  return kit.step('Sign in from the remembered device', { calls, why }, async () => {
    const signedIn = await signInWithoutCode(kit, user, device, (challenge) =>
      kit.result(`Cognito asks for ${challenge}${meaning[challenge] ?? '.'}`),
    );
    kit.result('Signed in, and no TOTP code was asked for.');
    return signedIn;
  });
}

/**
 * Signs in from a device that is remembered, within a step of the story's own.
 * @throws {ExpectedError} when Cognito asks for a code all the same.
 */
export function signInWithoutCode(
  kit: Kit,
  user: DemoUser,
  device: NamedDevice,
  onProgress: (challenge: string) => void = () => undefined,
): Promise<SignInResult> {
  return signIn(kit, user, {
    device,
    onProgress,
    onChallenge: {
      SOFTWARE_TOKEN_MFA: () => {
        throw new ExpectedError('Cognito asks for a TOTP code although the device is remembered.', {
          next: 'The pool must have ChallengeRequiredOnNewDevice switched on.',
        });
      },
    },
  });
}

const meaning: Readonly<Record<string, string>> = {
  PASSWORD_VERIFIER: ': the proof of the user’s password.',
  DEVICE_SRP_AUTH: ': the device is known, so it is to prove itself.',
  DEVICE_PASSWORD_VERIFIER: ': the proof of the device’s password.',
};
