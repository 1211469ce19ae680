import type { Question } from '../../events/index.js';
import { questions as common } from '../parts/questions.js';
import { recoveryQuestions } from '../parts/recovery-questions.js';

const { username, email, password } = common;

/** Everything the story may ask, in the order in which it comes up. */
export const questions = {
  username: { ...username, message: 'Username of the new user' },
  email: { ...email, message: 'Email address of the new user' },
  temporaryPassword: {
    ...password,
    name: 'temporaryPassword',
    message: 'Temporary password',
    unattended: 'inbox',
  },
  requiredAttribute: {
    name: 'requiredAttribute',
    message: 'The attribute that is required',
    kind: 'text',
    unattended: 'auto',
    check: (value) => (value.length <= 2048 ? undefined : 'An attribute is 2,048 characters at most.'),
  },
  newPassword: recoveryQuestions.newPassword,
} as const satisfies Record<string, Question>;
