import { ServiceError, invalidParameter, userDisabled } from '../protocol/errors.js';
import type { Service } from '../service.js';
import type { User } from '../store/users.js';
import type { AuthResponse, SignInProgress } from './attempt.js';
import { replacesMfa } from './devices.js';
import { issueTokens } from './issue-tokens.js';
import { askForAuthenticatorCode } from './software-token-mfa.js';
import { askForMfaSetup } from './mfa-setup.js';
import { askForDevice } from './device-srp.js';

/** What follows a proven password: the user's state is looked at, then device or MFA challenge, else tokens. */
export async function afterFirstFactor(service: Service, progress: SignInProgress): Promise<AuthResponse> {
  checkState(progress.user);
  if (progress.device && replacesMfa(progress.pool, progress.device)) return askForDevice(service, progress);
  switch (mfaStep(progress)) {
    case 'challenge':
      return askForAuthenticatorCode(service, progress);
    case 'set-up':
      return askForMfaSetup(service, progress);
    case 'none':
      return issueTokens(service, progress);
  }
}

function checkState(user: User): void {
  if (!user.enabled) throw userDisabled();
  if (user.status === 'UNCONFIRMED') throw new ServiceError('UserNotConfirmedException', 'User is not confirmed.');
  if (user.status === 'RESET_REQUIRED') {
    throw new ServiceError('PasswordResetRequiredException', 'Password reset required for the user');
  }
}

/** An optional pool challenges users who turned their authenticator on; a pool that requires MFA challenges everyone. */
function mfaStep({ pool, user }: SignInProgress): 'challenge' | 'set-up' | 'none' {
  const { MfaConfiguration, SoftwareTokenMfaConfiguration } = pool.settings;
  if (MfaConfiguration === 'OFF') return 'none';
  const turnedOn = user.totp !== undefined && user.mfaEnabled.includes('SOFTWARE_TOKEN_MFA');
  if (MfaConfiguration === 'OPTIONAL') return turnedOn ? 'challenge' : 'none';
  if (user.totp !== undefined) return 'challenge';
  if (SoftwareTokenMfaConfiguration?.Enabled) return 'set-up';
  throw invalidParameter('The user pool requires MFA, but has no factor that this user could use.');
}
