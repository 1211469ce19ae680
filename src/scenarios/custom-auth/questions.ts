import type { Question } from '../../events/index.js';
import { questions as common } from '../parts/questions.js';

const { username, email, password, confirmationCode } = common;

const notBlank = (answer: string): string | undefined =>
  answer.trim() === '' ? 'The answer must not be blank.' : undefined;

/** Everything the story may ask, in the order in which it comes up. */
export const questions = {
  username,
  email,
  password,
  firstPet: {
    name: 'firstPet',
    message: 'The name of your first pet, as secret answer',
    kind: 'secret',
    unattended: 'auto',
    check: notBlank,
  },
  // Only users of unknown domains are sent one.
  confirmationCode: { ...confirmationCode, seldom: true },
  captcha: {
    name: 'captcha',
    message: 'The sum',
    kind: 'text',
    unattended: 'auto',
    check: (answer) => (/^\d{1,4}$/.test(answer) ? undefined : 'The answer is a number.'),
  },
  secretAnswer: {
    name: 'secretAnswer',
    message: 'Your answer',
    kind: 'secret',
    unattended: 'auto',
    check: notBlank,
  },
} as const satisfies Record<string, Question>;
