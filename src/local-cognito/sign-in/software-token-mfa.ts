import { matchTotp } from '../crypto/totp.js';
import { ServiceError } from '../protocol/errors.js';
import type { Service } from '../service.js';
import type { User } from '../store/users.js';
import { ask } from './ask.js';
import type { AuthResponse, Met, SignInProgress } from './attempt.js';
import { deviceNamed } from './devices.js';
import { checkNotLocked, countFailure } from './lockout.js';
import { requireParameter } from './parameters.js';
import { resume, type Answer } from './session.js';

export function askForAuthenticatorCode(
  service: Service,
  progress: SignInProgress,
  also?: () => void,
): Promise<AuthResponse> {
  const { username, totp } = progress.user;
  const parameters = { USER_ID_FOR_SRP: username, FRIENDLY_DEVICE_NAME: totp?.deviceName };
  return ask(service, progress, 'SOFTWARE_TOKEN_MFA', parameters, { also });
}

/** The answer to SOFTWARE_TOKEN_MFA. A wrong code leaves the session usable. */
export async function answerSoftwareToken(service: Service, answer: Answer): Promise<Met> {
  const { responses } = answer;
  const progress = resume(service, answer);
  const code = requireParameter(responses, 'SOFTWARE_TOKEN_MFA_CODE');
  const device = progress.device ?? deviceNamed(service, progress.pool, progress.user, responses['DEVICE_KEY']);
  const step = await checkAuthenticatorCode(service, progress.user, code);
  return {
    met: 'SOFTWARE_TOKEN_MFA',
    progress: { ...progress, ...(device && { device }) },
    also: () => spendStep(service, progress.user, step),
  };
}

/**
 * The time step of a right code; it is not used up yet.
 * @throws {ServiceError} SoftwareTokenMFANotFoundException, CodeMismatchException, or NotAuthorizedException while locked.
 */
async function checkAuthenticatorCode(service: Service, user: User, code: string): Promise<number> {
  if (user.totp === undefined) {
    throw new ServiceError('SoftwareTokenMFANotFoundException', 'Software Token MFA does not exist for the user.');
  }
  checkNotLocked(service, user);
  const step = matchTotp(user.totp.secret, code, service.clock.now());
  if (step !== undefined) return step;
  await countFailure(service, user);
  throw new ServiceError('CodeMismatchException', 'Invalid code received for user');
}

/** One code, one use, in verification and in sign-in alike. To be called in a transaction. */
function spendStep(service: Service, user: User, step: number): void {
  if (!service.store.users.spendTotpStep(user, step)) throw usedTotpCode();
}

export function usedTotpCode(): Error {
  return new ServiceError('ExpiredCodeException', 'Your software token has already been used once.');
}
