import type { Service } from '../service.js';
import { ask } from './ask.js';
import type { AuthResponse, Met, SignInProgress } from './attempt.js';
import { resume, type Answer } from './session.js';

/** The user must set a factor up first: AssociateSoftwareToken, then VerifySoftwareToken, each with the last Session. */
export function askForMfaSetup(service: Service, progress: SignInProgress, also?: () => void): Promise<AuthResponse> {
  const parameters = {
    USER_ID_FOR_SRP: progress.user.username,
    MFAS_CAN_SETUP: JSON.stringify(['SOFTWARE_TOKEN_MFA']),
  };
  return ask(service, progress, 'MFA_SETUP', parameters, { also });
}

/** The answer to MFA_SETUP, with the session that VerifySoftwareToken gave: the second factor is proven by it. */
export async function answerMfaSetup(service: Service, answer: Answer): Promise<Met> {
  return { met: 'MFA_SETUP', progress: resume(service, answer) };
}
