import type { Question } from '../../events/index.js';
import { questions as common } from '../parts/questions.js';

const { username, email, password, confirmationCode } = common;

/** Everything the story may ask, in the order in which it comes up. */
export const questions = {
  username,
  email,
  password,
  confirmationCode,
  wrongPassword: { ...password, name: 'wrongPassword', message: 'A wrong password' },
  unknownName: { ...username, name: 'unknownName', message: 'A name that nobody has' },
} as const satisfies Record<string, Question>;
