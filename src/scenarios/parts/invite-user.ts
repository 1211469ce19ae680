import {
  AliasExistsException,
  InvalidParameterException,
  UsernameExistsException,
} from '@aws-sdk/client-cognito-identity-provider';
import { adminCreateUser, type AdminCreateUserInput } from '../../actions/index.js';
import type { Question } from '../../events/index.js';
import type { Kit } from '../scenario.js';
import { madeNobody, registerForRemoval } from './remove-user.js';

/** Who is to be invited. */
export interface Guest {
  readonly username: string;
  readonly email: string;
}

export interface Invitation<Someone extends Guest> {
  /** Asked again when Cognito refuses an answer. */
  readonly questions: Readonly<Record<'username' | 'email', Question>>;
  /** What AdminCreateUser is given besides the names, by email and to an address that counts as verified. */
  readonly input?: (guest: Someone) => Pick<AdminCreateUserInput, 'attributes' | 'temporaryPassword'>;
}

/**
 * Creates a user as an administrator does, within a step of the story's own, and asks again for what Cognito refuses.
 * @returns who it is in the end, and the user's status.
 */
export async function inviteUser<Someone extends Guest>(
  kit: Kit,
  someone: Someone,
  { questions, input }: Invitation<Someone>,
): Promise<{ guest: Someone; status: string }> {
  const guest = { ...someone };
  for (let attempt = 2; ; attempt++) {
    const { username, email } = guest;
    const registration = registerForRemoval(kit, username);
    const { attributes, ...others } = input?.(guest) ?? {};
    try {
      const { sub, status } = await adminCreateUser(kit.cognito, {
        ...others,
        userPoolId: kit.playground.userPoolId,
        username,
        attributes: { email, email_verified: 'true', ...attributes },
        desiredDeliveryMediums: ['EMAIL'],
      });
      registration.made(sub);
      return { guest, status };
    } catch (error) {
      if (madeNobody(error)) registration.takeBack();
      Object.assign(guest, await mend(kit, guest, error, questions, attempt));
    }
  }
}

/** Asks again for the answer that the refusal is about. */
async function mend(
  kit: Kit,
  { username }: Guest,
  error: unknown,
  questions: Invitation<Guest>['questions'],
  attempt: number,
): Promise<Partial<Guest>> {
  if (!isRefusal(error)) throw error;
  kit.problem(`Cognito refused ${username}: ${error.message}`);
  const isAboutAddress = /email/i.test(error.message) && !/^username/i.test(error.message);
  // Where usernames are addresses, it is the username that counts.
  if (isAboutAddress && !username.includes('@')) return { email: await kit.ask(questions.email, { attempt }) };
  return { username: await kit.ask(questions.username, { attempt }) };
}

/** Of the username or the address: it is taken, or not of the form that the pool wants. */
function isRefusal(error: unknown): error is Error {
  return (
    error instanceof UsernameExistsException ||
    error instanceof AliasExistsException ||
    (error instanceof InvalidParameterException && /^username|email/i.test(error.message))
  );
}
