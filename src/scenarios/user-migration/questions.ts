import type { Question } from '../../events/index.js';
import { questions as common } from '../parts/questions.js';
import { recoveryQuestions } from '../parts/recovery-questions.js';

const { resetCode, newPassword } = recoveryQuestions;

/** Everything the story may ask, in the order in which it comes up. */
export const questions = {
  username: { ...common.username, message: 'Who signs in?' },
  oldPassword: { ...common.password, name: 'oldPassword', message: 'Password in the old directory' },
  forgetfulUsername: { ...common.username, name: 'forgetfulUsername', message: 'Who has forgotten the password?' },
  // Asked only where the tool can read the message.
  resetCode: { ...resetCode, seldom: true },
  newPassword,
} as const satisfies Record<string, Question>;
