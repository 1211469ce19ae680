import type { Service } from '../service.js';
import { ask } from './ask.js';
import type { AuthResponse, Met, SignInCall, SignInProgress } from './attempt.js';
import type { Parameters } from './parameters.js';
import { progressOf, resumeSession } from './session.js';

/** The user must set a factor up first: AssociateSoftwareToken, then VerifySoftwareToken, each with the last Session. */
export function askForMfaSetup(service: Service, progress: SignInProgress, also?: () => void): Promise<AuthResponse> {
  const parameters = {
    USER_ID_FOR_SRP: progress.user.username,
    MFAS_CAN_SETUP: JSON.stringify(['SOFTWARE_TOKEN_MFA']),
  };
  return ask(service, progress, 'MFA_SETUP', parameters, { also });
}

/** The answer to MFA_SETUP, with the session that VerifySoftwareToken gave: the second factor is proven by it. */
export async function answerMfaSetup(
  service: Service,
  call: SignInCall,
  session: string | undefined,
  responses: Parameters,
): Promise<Met> {
  const resumed = resumeSession(service, call, session, 'MFA_SETUP verified', responses);
  return { met: 'MFA_SETUP', progress: progressOf(service, call, resumed) };
}
