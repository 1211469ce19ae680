import {
  InvalidPasswordException,
  PasswordHistoryPolicyViolationException,
} from '@aws-sdk/client-cognito-identity-provider';
import { confirmForgotPassword } from '../../actions/index.js';
import type { Kit } from '../scenario.js';
import { explainWeakPassword } from './explain-weak-password.js';
import { madeUpPassword } from './made-up-password.js';
import { recoveryQuestions } from './recovery-questions.js';
import { whyCodeIsRefused } from './refused-code.js';
import { askForResetCode, type ForgetfulUser } from './reset-code.js';
import { explainTooManyTries } from './too-many-tries.js';
import { appClient } from './user.js';

export interface KnownBefore {
  /** Asked for when left out. */
  readonly code?: string;
  /** What the new password must not be, where the story goes on to show the difference. */
  readonly old?: string;
}

/**
 * Sets a new password by a code, and asks again for the one of the two that Cognito refuses.
 * @returns the new password.
 */
export async function setPasswordByCode(kit: Kit, user: ForgetfulUser, known: KnownBefore = {}): Promise<string> {
  const { username } = user;
  let code = known.code ?? (await askForResetCode(kit, user, 1));
  let password = await askForNewPassword(kit, 1, known);
  for (let attempt = 2; ; attempt++) {
    const input = { ...appClient(kit), username, confirmationCode: code, password };
    try {
      await confirmForgotPassword(kit.cognito, input).catch(explainTooManyTries);
      return password;
    } catch (error) {
      if (await explainRefusedPassword(kit, password, error)) password = await askForNewPassword(kit, attempt, known);
      else {
        kit.problem(whyCodeIsRefused(error));
        code = await askForResetCode(kit, user, attempt);
      }
    }
  }
}

export async function askForNewPassword(
  kit: Kit,
  attempt: number,
  { old }: Pick<KnownBefore, 'old'> = {},
): Promise<string> {
  const password = await kit.ask(recoveryQuestions.newPassword, { attempt, suggestion: madeUpPassword });
  if (password !== old) return password;
  kit.problem('That is the old password. Choose another one, to see that the old one dies.');
  return askForNewPassword(kit, attempt + 1, { old });
}

/** @returns whether it was the password that Cognito refused: only then it has been said why. */
export async function explainRefusedPassword(kit: Kit, password: string, error: unknown): Promise<boolean> {
  if (error instanceof InvalidPasswordException) {
    const { text, details } = await explainWeakPassword(kit, password, error.message);
    kit.problem(text, details);
    return true;
  }
  if (error instanceof PasswordHistoryPolicyViolationException) {
    kit.problem(`The user has had this password before. Cognito says: ${error.message}`);
    return true;
  }
  return false;
}
