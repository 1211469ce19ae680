import type { Service } from '../service.js';
import { askForFactor } from './ask-for-factor.js';
import type { AuthResponse, Met, SignInProgress } from './attempt.js';
import { decide } from './custom-decision.js';
import { askForDevice } from './device-srp.js';
import { replacesMfa } from './devices.js';
import { issueTokens } from './issue-tokens.js';
import { mfaChoice } from './mfa-choice.js';
import { askForMfaSetup } from './mfa-setup.js';
import { askForNewPassword } from './new-password.js';
import { askForMfaType } from './select-mfa-type.js';
import { checkState } from './user-state.js';

type Also = Met['also'];

/**
 * What follows a challenge that was met: after the password a new one, if it was temporary; then the second factor, or
 * the device in its place; then tokens. In CUSTOM_AUTH the functions are asked in place of the last.
 */
export async function next(service: Service, { met, also, ...before }: Met): Promise<AuthResponse> {
  const progress = note(before.progress, met);
  switch (met) {
    case 'PASSWORD':
    case 'PASSWORD_VERIFIER':
      checkState(service, progress.pool, progress.user);
      if (progress.user.status === 'FORCE_CHANGE_PASSWORD') return askForNewPassword(service, progress);
      return afterPassword(service, progress, also);
    case 'NEW_PASSWORD_REQUIRED':
      return afterPassword(service, progress, also);
    case 'SMS_MFA':
    case 'EMAIL_OTP':
    case 'SOFTWARE_TOKEN_MFA':
    case 'MFA_SETUP':
      return afterSecondFactor(service, progress, also);
    case 'DEVICE_PASSWORD_VERIFIER':
      return issueTokens(service, { ...progress, reason: 'AuthenticateDevice' }, also);
  }
}

/** The functions of CUSTOM_AUTH hear of every challenge that was met. An SRP_A is good for one proof. */
function note(progress: SignInProgress, met: Met['met']): SignInProgress {
  if (progress.custom === undefined) return progress;
  const { srpA, ...custom } = progress.custom;
  const history = [...custom.history, { challengeName: met, challengeResult: true }];
  const kept = met === 'PASSWORD_VERIFIER' || srpA === undefined ? {} : { srpA };
  return { ...progress, custom: { ...custom, ...kept, history } };
}

function afterPassword(service: Service, progress: SignInProgress, also: Also): Promise<AuthResponse> {
  const replaced = progress.device !== undefined && replacesMfa(progress.pool, progress.device);
  if (replaced) {
    if (!progress.custom) return askForDevice(service, progress, also);
    // In CUSTOM_AUTH the device proves itself last of all.
    return afterSecondFactor(service, { ...progress, custom: { ...progress.custom, owesDevice: true } }, also);
  }
  const choice = mfaChoice(progress.pool.settings, progress.user);
  switch (choice.kind) {
    case 'none':
      return afterSecondFactor(service, progress, also);
    case 'set-up':
      return askForMfaSetup(service, progress, also);
    case 'challenge':
      return askForFactor(service, progress, choice.factor, also);
    case 'choose':
      return askForMfaType(service, progress, choice.factors, also);
  }
}

function afterSecondFactor(service: Service, progress: SignInProgress, also: Also): Promise<AuthResponse> {
  const { custom } = progress;
  return custom ? decide(service, { ...progress, custom }, also) : issueTokens(service, progress, also);
}
