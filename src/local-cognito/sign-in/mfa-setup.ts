import type { Service } from '../service.js';
import type { MfaFactor } from '../store/users.js';
import { ask } from './ask.js';
import type { AuthResponse, Met, SignInProgress } from './attempt.js';
import { resume, type Answer } from './session.js';

/**
 * The user must set a factor up first. An authenticator: by AssociateSoftwareToken, then VerifySoftwareToken, each with
 * the last Session. An email address: by the answer to this. A phone number is for the app to collect, which then starts
 * the sign-in anew, as RespondToAuthChallenge documents.
 */
export function askForMfaSetup(
  service: Service,
  progress: SignInProgress,
  factors: readonly MfaFactor[],
  also?: () => void,
): Promise<AuthResponse> {
  const parameters = { USER_ID_FOR_SRP: progress.user.username, MFAS_CAN_SETUP: JSON.stringify(factors) };
  return ask(service, progress, 'MFA_SETUP', parameters, { also });
}

/** The answer to MFA_SETUP, with the session that VerifySoftwareToken gave: the second factor is proven by it. */
export async function answerMfaSetup(service: Service, answer: Answer): Promise<Met> {
  return { met: 'MFA_SETUP', progress: resume(service, answer) };
}
