import { ExpectedError } from '../../events/index.js';
import type { Kit } from '../scenario.js';
import { newestMessage } from '../parts/messages.js';
import { signUpAnyUser, type SignedUpUser } from '../parts/sign-up-user.js';
import { knownDomains } from './known-domains.js';
import { questions } from './questions.js';

/** Signs up somebody of a known domain, whom the PreSignUp function confirms. */
export async function signUpColleague(kit: Kit): Promise<SignedUpUser> {
  const why = 'PreSignUp knows the domain, so no code is needed.';
  return kit.step('Sign up a colleague', { calls: ['SignUp'], why }, async () => {
    const { username, email, password } = questions;
    const who = { questions: { username, email, password }, name: 'jane', domain: 'example.com' };
    const colleague = await signUpAnyUser(kit, { who });
    if (!colleague.confirmed) {
      throw new ExpectedError(`The pool did not confirm ${colleague.username} at sign-up.`, {
        next: `Set KNOWN_DOMAINS of the pool’s PreSignUp function to ${knownDomains.join(',')}.`,
      });
    }
    const isInboxEmpty = kit.playground.inbox && (await newestMessage(kit, colleague.email)) === undefined;
    if (isInboxEmpty) kit.result('No message was sent, and still the address counts as verified.');
    return colleague;
  });
}

/** Signs up somebody of another domain, who gets a code as in any pool. */
export async function signUpGuest(kit: Kit, { password }: SignedUpUser): Promise<SignedUpUser> {
  const why = 'PreSignUp does not know the domain, so a code must prove the address.';
  return kit.step('Sign up a guest', { calls: ['SignUp'], why }, async () => {
    const { guestUsername: username, guestEmail: email, password: passwordQuestion } = questions;
    const guest = await signUpAnyUser(kit, {
      who: {
        questions: { username, email, password: passwordQuestion },
        name: 'kim',
        domain: 'elsewhere.example',
        password,
      },
    });
    if (guest.confirmed) {
      throw new ExpectedError(`The pool confirmed ${guest.username} at sign-up, so it knows the domain.`, {
        next: 'Answer guestEmail with an address of a domain that KNOWN_DOMAINS of the PreSignUp function does not name.',
      });
    }
    return guest;
  });
}
