import type { Service } from '../service.js';
import type { MfaFactor } from '../store/users.js';
import type { AuthResponse, Met, SignInProgress } from './attempt.js';
import { askForSentCode } from './message-mfa.js';
import { askForAuthenticatorCode } from './software-token-mfa.js';

/** Puts the challenge of one second factor. */
export function askForFactor(
  service: Service,
  progress: SignInProgress,
  factor: MfaFactor,
  also?: Met['also'],
): Promise<AuthResponse> {
  if (factor === 'SOFTWARE_TOKEN_MFA') return askForAuthenticatorCode(service, progress, also);
  return askForSentCode(service, progress, factor, also);
}
