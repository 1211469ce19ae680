import { invalidParameter } from '../protocol/errors.js';
import type { Service } from '../service.js';
import type { MfaFactor } from '../store/users.js';
import { ask } from './ask.js';
import type { AuthResponse, SignInProgress } from './attempt.js';
import { mfaChoice } from './mfa-choice.js';
import { requireParameter } from './parameters.js';
import { resume, type Answer } from './session.js';

/** SELECT_MFA_TYPE: the user has several factors and prefers none. */
export function askForMfaType(
  service: Service,
  progress: SignInProgress,
  factors: readonly MfaFactor[],
  also?: () => void,
): Promise<AuthResponse> {
  const parameters = { USER_ID_FOR_SRP: progress.user.username, MFAS_CAN_CHOOSE: JSON.stringify(factors) };
  return ask(service, progress, 'SELECT_MFA_TYPE', parameters, { also });
}

/**
 * The answer to SELECT_MFA_TYPE: the factor that is to be asked for next.
 * @throws {ServiceError} InvalidParameterException when it is none of those that were offered.
 */
export function answerMfaType(service: Service, given: Answer): { progress: SignInProgress; factor: MfaFactor } {
  const progress = resume(service, given);
  const answer = requireParameter(given.responses, 'ANSWER');
  const choice = mfaChoice(progress.pool.settings, progress.user);
  const factors = choice.kind === 'choose' ? choice.factors : choice.kind === 'challenge' ? [choice.factor] : [];
  const factor = factors.find((offered) => offered === answer);
  if (factor === undefined) throw invalidParameter('Selected challenge is not available for the user.');
  return { progress, factor };
}
