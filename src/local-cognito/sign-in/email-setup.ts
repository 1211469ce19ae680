import { invalidParameter, invalidSession } from '../protocol/errors.js';
import type { Service } from '../service.js';
import type { UserPool } from '../store/pools.js';
import type { User } from '../store/users.js';
import { readNewAttributes } from '../users/attributes.js';
import { followAliases } from '../users/username-mode.js';
import type { AuthResponse, Met } from './attempt.js';
import { askForCodeTo, proveCode } from './message-mfa.js';
import { factorsToSetUp, hasFactor } from './mfa-choice.js';
import { resume, userOfSession, type Answer } from './session.js';

/**
 * The answer to MFA_SETUP that names an email address: a code goes there, and EMAIL_OTP asks for it. Until that is right
 * the address is in the session alone, so that a mistyped one is no factor that nobody could answer for.
 */
export async function answerEmailSetup(service: Service, answer: Answer): Promise<AuthResponse> {
  const { responses } = answer;
  // The first is what Amplify sends, the second what the developer guide once said.
  const email = responses['EMAIL'] ?? responses['email'];
  if (!email) throw invalidSession();
  const progress = resume(service, answer);
  const { pool, client, user } = progress;
  checkStillDue(pool, user);
  readNewAttributes(pool, client.settings, [{ Name: 'email', Value: email }], 'optional');
  const address = { attribute: 'email', value: email } as const;
  const asIfTheirs = { ...progress, user: withEmail(user, email, 'false') };
  return askForCodeTo(service, asIfTheirs, 'EMAIL_OTP to set up', address, { more: { email } });
}

/** The answer to that EMAIL_OTP. With the right code the address is the user's, and verified. */
export async function answerSetUpCode(service: Service, answer: Answer): Promise<Met> {
  const { state } = answer;
  const progress = await proveCode(service, answer, 'EMAIL_OTP');
  const { pool, user } = progress;
  const { email } = state;
  if (email === undefined) throw invalidSession();
  return {
    met: 'EMAIL_OTP',
    progress: { ...progress, user: withEmail(user, email, 'true') },
    also() {
      const current = userOfSession(service, pool, state);
      checkStillDue(pool, current);
      const { attributes } = withEmail(current, email, 'true');
      const { users, codes } = service.store;
      followAliases(service, pool, user.sub, current.attributes, attributes);
      // Where another address was to become the user's, this one has come first.
      codes.delete(pool.id, user.sub, 'verify-email');
      users.change(current, { attributes }, service.clock.now());
    },
  };
}

function withEmail(user: User, email: string, verified: 'true' | 'false'): User {
  return { ...user, attributes: { ...user.attributes, email, email_verified: verified } };
}

/** Once the user has a factor, that is asked for: a session that a password alone opens must not lead around it. */
function checkStillDue({ settings }: UserPool, user: User): void {
  if (hasFactor(settings, user)) throw invalidSession();
  if (!factorsToSetUp(settings, user).includes('EMAIL_OTP')) {
    throw invalidParameter('Selected challenge is not available for the user.');
  }
}
