import { UnhandledChallengeError } from '../../auth/index.js';
import { ExpectedError } from '../../events/index.js';
import type { Kit } from '../scenario.js';
import type { NamedDevice } from '../parts/remember-device.js';
import { signIn } from '../parts/sign-in.js';
import type { DemoUser } from '../parts/user.js';

/**
 * Signs in from a device as far as the question for a code, and leaves it there.
 * @returns What Cognito asked, in order.
 * @throws {ExpectedError} when it asks for no code.
 */
export async function signInUntilCode(kit: Kit, user: DemoUser, device: NamedDevice): Promise<readonly string[]> {
  const challenges: string[] = [];
  try {
    await signIn(kit, user, { device, onProgress: (challenge) => challenges.push(challenge) });
  } catch (error) {
    const isAsked = error instanceof UnhandledChallengeError && error.challenge.challengeName === 'SOFTWARE_TOKEN_MFA';
    if (isAsked) return challenges;
    throw error;
  }
  throw new ExpectedError(`A sign-in from ${device.name} needed no code, though the device is not remembered.`, {
    next: 'The pool must remember devices only when the user opts in, and must require MFA.',
  });
}
