import type { Question } from '../../events/index.js';
import { questions as common } from '../parts/questions.js';
import { isOfKnownDomain, knownDomains } from './known-domains.js';

const { username, email, password, confirmationCode } = common;

/** Everything the story may ask, in the order in which it comes up. */
export const questions = {
  username: { ...username, message: 'Username of the colleague' },
  email: {
    ...email,
    message: 'Email address of the colleague',
    // No message goes there, so it may be made up anywhere.
    unattended: 'auto',
    check: (address) =>
      email.check(address) ??
      (isOfKnownDomain(address) ? undefined : `The address of a colleague ends in @${knownDomains.join(' or @')}.`),
  },
  password: { ...password, message: 'Password of colleague and guest' },
  guestUsername: { ...username, name: 'guestUsername', message: 'Username of the guest' },
  guestEmail: {
    ...email,
    name: 'guestEmail',
    message: 'Email address of the guest',
    check: (address) =>
      email.check(address) ??
      (isOfKnownDomain(address) ? 'That is the address of a colleague. A guest has one of another domain.' : undefined),
  },
  confirmationCode,
  impostor: {
    name: 'impostor',
    message: 'Address of an impostor',
    kind: 'text',
    unattended: 'auto',
    check: (address) =>
      isOfKnownDomain(address) ? 'That is the address of a colleague. Try one that only looks like it.' : undefined,
  },
} as const satisfies Record<string, Question>;
