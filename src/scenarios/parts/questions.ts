import type { Question } from '../../events/index.js';

const sixDigits = (code: string): string | undefined => (/^\d{6}$/.test(code) ? undefined : 'A code is six digits.');

/** Everything the story may ask, in the order in which it comes up. */
export const questions = {
  username: {
    name: 'username',
    message: 'Username',
    kind: 'text',
    unattended: 'auto',
    check: (name) =>
      /^[\p{L}\p{M}\p{S}\p{N}\p{P}]{1,128}$/u.test(name)
        ? undefined
        : 'A username is 1 to 128 characters without spaces.',
  },
  email: {
    name: 'email',
    message: 'Email address',
    kind: 'text',
    unattended: 'auto with inbox',
    check: (address) =>
      /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address) ? undefined : 'An email address looks like jane@example.com.',
  },
  password: {
    name: 'password',
    message: 'Password',
    kind: 'secret',
    unattended: 'auto',
    check: (password) =>
      /^\S{1,256}$/.test(password) ? undefined : 'A password is 1 to 256 characters without spaces.',
  },
  confirmationCode: {
    name: 'confirmationCode',
    message: 'Code from the message',
    kind: 'code',
    unattended: 'inbox',
    check: sixDigits,
  },
  authenticator: {
    name: 'authenticator',
    message: 'Who is the authenticator?',
    kind: 'choice',
    choices: [
      { value: 'phone', label: 'My phone', hint: 'Scan the QR code with an authenticator app.' },
      { value: 'tool', label: 'This tool', hint: 'It computes the codes itself; Enter takes them.' },
    ],
    unattended: 'auto',
  },
  totpCode: {
    name: 'totpCode',
    message: 'Code from the authenticator',
    kind: 'code',
    unattended: 'authenticator',
    check: sixDigits,
  },
  deviceName: {
    name: 'deviceName',
    message: 'Name of this device',
    kind: 'text',
    unattended: 'auto',
    check: (name) => (name.length <= 1024 ? undefined : 'A device name is 1,024 characters at most.'),
  },
} as const satisfies Record<string, Question>;
