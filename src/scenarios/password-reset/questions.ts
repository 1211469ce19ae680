import type { Question } from '../../events/index.js';
import { questions as common } from '../parts/questions.js';
import { recoveryQuestions } from '../parts/recovery-questions.js';

const { username, email, password, confirmationCode } = common;

/** Everything the story may ask, in the order in which it comes up. */
export const questions = {
  username,
  email,
  password,
  confirmationCode,
  ...recoveryQuestions,
} as const satisfies Record<string, Question>;
