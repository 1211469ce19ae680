import type { Service } from '../service.js';
import { ask } from './ask.js';
import type { AuthResponse, SignInCall, SignInProgress } from './attempt.js';
import { issueTokens } from './issue-tokens.js';
import type { Parameters } from './parameters.js';
import { progressOf, resumeSession } from './session.js';

/** The user must set a factor up first: AssociateSoftwareToken, then VerifySoftwareToken, each with the last Session. */
export function askForMfaSetup(service: Service, progress: SignInProgress): Promise<AuthResponse> {
  return ask(service, progress, 'MFA_SETUP', {
    USER_ID_FOR_SRP: progress.user.username,
    MFAS_CAN_SETUP: JSON.stringify(['SOFTWARE_TOKEN_MFA']),
  });
}

/** The answer to MFA_SETUP, with the session that VerifySoftwareToken gave: the sign-in ends in tokens. */
export async function answerMfaSetup(
  service: Service,
  call: SignInCall,
  session: string | undefined,
  responses: Parameters,
): Promise<AuthResponse> {
  return issueTokens(
    service,
    progressOf(service, call, resumeSession(service, call, session, 'MFA_SETUP verified', responses)),
  );
}
