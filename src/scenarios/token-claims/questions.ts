import type { Question } from '../../events/index.js';
import { questions as common } from '../parts/questions.js';

const { username, email, password, confirmationCode } = common;

/** Everything the story may ask, in the order in which it comes up. */
export const questions = {
  username,
  email,
  password,
  nickname: {
    name: 'nickname',
    message: 'Nickname',
    kind: 'text',
    unattended: 'auto',
    check: (nickname) =>
      nickname.length >= 1 && nickname.length <= 2048 ? undefined : 'A nickname is 1 to 2,048 characters.',
  },
  confirmationCode,
  plan: {
    name: 'plan',
    message: 'Which plan shall the user have?',
    kind: 'choice',
    choices: [
      { value: 'free', label: 'free' },
      { value: 'pro', label: 'pro' },
      { value: 'team', label: 'team' },
    ],
    unattended: 'auto',
  },
  channel: {
    name: 'channel',
    message: 'Channel that the app names',
    kind: 'text',
    unattended: 'auto',
    check: (channel) =>
      /^[\w-]{1,32}$/.test(channel) ? undefined : 'A channel is 1 to 32 letters, digits, hyphens and underscores.',
  },
} as const satisfies Record<string, Question>;
