import type { Asking, Question } from '../../src/events/index.js';

export const username: Question = {
  name: 'username',
  message: 'Name of the user',
  kind: 'text',
  unattended: 'auto',
  check: (value) => (value.includes(' ') ? 'It must have no blanks.' : undefined),
};
export const password: Question = { name: 'password', message: 'Password', kind: 'secret', unattended: 'auto' };
export const emailCode: Question = {
  name: 'email-code',
  message: 'Code from the email',
  kind: 'code',
  unattended: 'inbox',
  check: (value) => (/^\d{6}$/.test(value) ? undefined : 'It has six digits.'),
};
export const totpCode: Question = {
  name: 'totp-code',
  message: 'Code from the authenticator',
  kind: 'code',
  unattended: 'authenticator',
};
export const factor: Question = {
  name: 'factor',
  message: 'Which factor',
  kind: 'choice',
  unattended: 'auto',
  choices: [
    { value: 'SMS_MFA', label: 'Text message' },
    { value: 'SOFTWARE_TOKEN_MFA', label: 'Authenticator app' },
  ],
};

/** The first asking, with the given value suggested. */
export function asking(question: Question, suggested?: string, attempt = 1): Asking {
  const suggestion = suggested === undefined ? {} : { suggestion: { label: 'suggested', value: () => suggested } };
  return { question, attempt, ...suggestion, words: [{ word: 'resend', meaning: 'send a new one' }] };
}
