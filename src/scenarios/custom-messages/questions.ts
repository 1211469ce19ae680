import type { Question } from '../../events/index.js';
import { questions as common } from '../parts/questions.js';
import { languages } from './languages.js';

const { username, email, password, confirmationCode } = common;

/** Everything the story may ask, in the order in which it comes up. */
export const questions = {
  language: {
    name: 'language',
    message: 'Language of the messages',
    kind: 'choice',
    choices: languages,
    unattended: 'auto',
  },
  username,
  email,
  password,
  givenName: {
    name: 'givenName',
    message: 'First name, for the greeting',
    kind: 'text',
    unattended: 'auto',
    check: (name) => (name.length <= 64 ? undefined : 'A first name is 64 characters at most.'),
  },
  confirmationCode,
  resetCode: { ...confirmationCode, name: 'resetCode', message: 'Code for a new password' },
  newPassword: { ...password, name: 'newPassword', message: 'New password' },
  invitedUsername: { ...username, name: 'invitedUsername', message: 'Username of who is invited' },
  invitedEmail: { ...email, name: 'invitedEmail', message: 'Email address of who is invited' },
  invitedLanguage: {
    name: 'invitedLanguage',
    message: 'Language of who is invited',
    kind: 'choice',
    choices: languages,
    unattended: 'auto',
  },
  signInCode: { ...confirmationCode, name: 'signInCode', message: 'Code to sign in' },
} as const satisfies Record<string, Question>;
