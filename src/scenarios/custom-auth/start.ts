import { initiateAuth, type CustomChallenge } from '../../actions/index.js';
import { ExpectedError } from '../../events/index.js';
import type { Kit } from '../scenario.js';
import { expectChallenge } from '../parts/expect-outcome.js';
import { provePasswordOf } from '../parts/prove-password.js';
import { appClient, type DemoUser } from '../parts/user.js';

/** Starts CUSTOM_AUTH and brings it to the first question. */
export type Start = (kit: Kit, user: DemoUser) => Promise<CustomChallenge>;

/** With SRP: the password is proven first, and what comes after is up to the functions. */
export const startWithPassword: Start = async (kit, user) => {
  const proven = await provePasswordOf(kit, user, 'CUSTOM_AUTH');
  return firstQuestion(expectChallenge(proven, 'CUSTOM_CHALLENGE', TRIGGERS));
};

/** Without: the questions are all there is. */
export const startWithoutPassword: Start = async (kit, { username }) => {
  const started = await initiateAuth(kit.cognito, { ...appClient(kit), authFlow: 'CUSTOM_AUTH', username });
  return firstQuestion(expectChallenge(started, 'CUSTOM_CHALLENGE', TRIGGERS));
};

const TRIGGERS = 'The pool must call the three challenge functions of docs/triggers.md.';

function firstQuestion(challenge: CustomChallenge): CustomChallenge {
  if (challenge.parameters['type'] === 'CAPTCHA') return challenge;
  throw new ExpectedError('The first question is not the one that this scenario knows.', { next: TRIGGERS });
}
