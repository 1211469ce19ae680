import type { Service } from '../service.js';
import type { MfaFactor } from '../store/users.js';
import type { AuthResponse, Met, SignInProgress } from './attempt.js';
import { continueCustomAuth } from './custom-auth.js';
import { askForDevice } from './device-srp.js';
import { replacesMfa } from './devices.js';
import { issueTokens } from './issue-tokens.js';
import { askForSentCode } from './message-mfa.js';
import { mfaChoice } from './mfa-choice.js';
import { askForMfaSetup } from './mfa-setup.js';
import { askForNewPassword } from './new-password.js';
import { askForMfaType } from './select-mfa-type.js';
import { askForAuthenticatorCode } from './software-token-mfa.js';
import { checkState } from './user-state.js';

type Also = Met['also'];

/**
 * What follows a challenge that was met: after the password a new one, if it was temporary; then the second factor, or
 * the device in its place; then tokens. In CUSTOM_AUTH the functions are asked in place of the last.
 */
export async function next(service: Service, { met, progress, also }: Met): Promise<AuthResponse> {
  switch (met) {
    case 'PASSWORD':
    case 'PASSWORD_VERIFIER':
      checkState(service, progress.pool, progress.user);
      if (progress.user.status === 'FORCE_CHANGE_PASSWORD') return askForNewPassword(service, progress);
      return afterPassword(service, progress, met, also);
    case 'NEW_PASSWORD_REQUIRED':
      return afterPassword(service, progress, met, also);
    case 'SMS_MFA':
    case 'EMAIL_OTP':
    case 'SOFTWARE_TOKEN_MFA':
    case 'MFA_SETUP':
      return afterSecondFactor(service, progress, met, also);
    case 'DEVICE_PASSWORD_VERIFIER':
      return afterDevice(service, progress, also);
  }
}

/** Puts the challenge of one factor. */
export function askForFactor(
  service: Service,
  progress: SignInProgress,
  factor: MfaFactor,
  also?: Also,
): Promise<AuthResponse> {
  if (factor === 'SOFTWARE_TOKEN_MFA') return askForAuthenticatorCode(service, progress, also);
  return askForSentCode(service, progress, factor, also);
}

function afterPassword(service: Service, progress: SignInProgress, met: Met['met'], also: Also): Promise<AuthResponse> {
  const replaced = progress.device !== undefined && replacesMfa(progress.pool, progress.device);
  // In CUSTOM_AUTH the device proves itself last of all.
  if (replaced && !progress.custom) return askForDevice(service, progress, also);
  const choice = replaced ? ({ kind: 'none' } as const) : mfaChoice(progress.pool.settings, progress.user);
  if (choice.kind === 'none') return afterSecondFactor(service, progress, met, also);
  const noted = progress.custom ? note(progress, met) : progress;
  switch (choice.kind) {
    case 'set-up':
      return askForMfaSetup(service, noted, also);
    case 'challenge':
      return askForFactor(service, noted, choice.factor, also);
    case 'choose':
      return askForMfaType(service, noted, choice.factors, also);
  }
}

/** The functions of CUSTOM_AUTH are to know of the password when they are asked, which is after the second factor. */
function note(progress: SignInProgress, met: string): SignInProgress {
  if (progress.custom === undefined) return progress;
  const { srpA: _proven, ...custom } = progress.custom;
  const history = [...custom.history, { challengeName: met, challengeResult: true }];
  return { ...progress, custom: { ...custom, history } };
}

function afterSecondFactor(
  service: Service,
  progress: SignInProgress,
  met: Met['met'],
  also: Also,
): Promise<AuthResponse> {
  const { custom } = progress;
  if (custom === undefined) return issueTokens(service, progress, also);
  return continueCustomAuth(service, { ...progress, custom }, met, also);
}

function afterDevice(service: Service, progress: SignInProgress, also: Also): Promise<AuthResponse> {
  return issueTokens(service, { ...progress, reason: 'AuthenticateDevice' }, also);
}
