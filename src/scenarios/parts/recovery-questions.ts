import type { Question } from '../../events/index.js';
import { questions } from './questions.js';

/** What is asked of somebody who has forgotten the password. */
export const recoveryQuestions = {
  resetCode: { ...questions.confirmationCode, name: 'resetCode', message: 'Code for a new password' },
  newPassword: { ...questions.password, name: 'newPassword', message: 'New password' },
} as const satisfies Record<string, Question>;
