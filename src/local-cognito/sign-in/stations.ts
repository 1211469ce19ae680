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

/**
 * Something that may come between a proof and the tokens: its question, or undefined when it has none.
 * @param also more to do in the transaction that moves the sign-in on
 */
export type Station = (
  service: Service,
  progress: SignInProgress,
  also: Met['also'],
) => Promise<AuthResponse | undefined>;

/** Whether the user may sign in at all. */
export const userState: Station = async (service, { pool, user }) => {
  checkState(service, pool, user);
  return undefined;
};

/** NEW_PASSWORD_REQUIRED, after a temporary one. */
export const newPassword: Station = async (service, progress) =>
  progress.user.status === 'FORCE_CHANGE_PASSWORD' ? askForNewPassword(service, progress) : undefined;

/** The second factor, or in its place the remembered device on which one was met before. */
export const secondFactor: Station = async (service, progress, also) => {
  const { pool, user, device, custom } = progress;
  if (device !== undefined && replacesMfa(pool, user, device)) {
    if (!custom) return askForDevice(service, progress, also);
    // In CUSTOM_AUTH the device proves itself last of all.
    return tokens(service, { ...progress, custom: { ...custom, owesDevice: true } }, also);
  }
  const choice = mfaChoice(pool.settings, user);
  switch (choice.kind) {
    case 'none':
      return undefined;
    case 'set-up':
      return askForMfaSetup(service, progress, choice.factors, also);
    case 'challenge':
      return askForFactor(service, progress, choice.factor, also);
    case 'choose':
      return askForMfaType(service, progress, choice.factors, also);
  }
};

/** The end, unless the functions of CUSTOM_AUTH, who are asked first, know of more. */
export const tokens: Station = async (service, progress, also) => {
  const { custom } = progress;
  return custom ? decide(service, { ...progress, custom }, also) : issueTokens(service, progress, also);
};

/** The end of all, in CUSTOM_AUTH too. */
export const tokensForDevice: Station = async (service, progress, also) =>
  issueTokens(service, { ...progress, reason: 'AuthenticateDevice' }, also);
