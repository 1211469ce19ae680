import { randomInt } from 'node:crypto';
import {
  AliasExistsException,
  InvalidParameterException,
  UsernameExistsException,
} from '@aws-sdk/client-cognito-identity-provider';
import { adminCreateUser, type AdminCreateUserResult } from '../../actions/index.js';
import type { Suggestion } from '../../events/index.js';
import type { Kit } from '../scenario.js';
import { showNewMessages } from '../parts/messages.js';
import { madeNobody, registerForRemoval } from '../parts/remove-user.js';
import { otherLanguage } from './languages.js';
import { questions } from './questions.js';

/** Somebody for whom an administrator has made an account. */
export interface Invited {
  readonly username: string;
  readonly email: string;
  readonly language: string;
}

/** An administrator makes a user, whom the function writes to in the language of their `locale`. */
export async function inviteReader(kit: Kit, host: { readonly language: string }): Promise<Invited> {
  const why = 'An invitation, in the language of the locale.';
  return kit.step('Invite a second user', { calls: ['AdminCreateUser'], why }, async () => {
    const invited = { ...(await askForInvited(kit, host.language)) };
    for (let attempt = 2; ; attempt++) {
      const { username, email, language } = invited;
      const registration = registerForRemoval(kit, username);
      try {
        const { sub, status } = await createUser(kit, invited);
        registration.made(sub);
        kit.result(`${username} is ${status}, and the locale is ${language}.`);
        await showNewMessages(kit, email);
        return invited;
      } catch (error) {
        if (madeNobody(error)) registration.takeBack();
        Object.assign(invited, await mend(kit, invited, error, attempt));
      }
    }
  });
}

function createUser(kit: Kit, { username, email, language }: Invited): Promise<AdminCreateUserResult> {
  return adminCreateUser(kit.cognito, {
    userPoolId: kit.playground.userPoolId,
    username,
    attributes: { email, email_verified: 'true', locale: language },
    desiredDeliveryMediums: ['EMAIL'],
  });
}

async function askForInvited(kit: Kit, hostLanguage: string): Promise<Invited> {
  const username = await kit.ask(questions.invitedUsername, { suggestion: suggest(madeUpName()) });
  const address = username.includes('@') ? username : `${username.replace(/[^\w.+-]/g, '')}@example.com`;
  const email = await kit.ask(questions.invitedEmail, {
    ...(kit.playground.inbox && { suggestion: suggest(address) }),
  });
  const suggested = otherLanguage(hostLanguage);
  return {
    username,
    email,
    language: await kit.ask(questions.invitedLanguage, { suggestion: suggest(suggested) }),
  };
}

/** Without digits: where messages are kept, digits are taken for a code. */
function madeUpName(): string {
  const letters = Array.from({ length: 4 }, () => String.fromCodePoint(97 + randomInt(26)));
  return `kim-${letters.join('')}`;
}

/** Asks again for the answer that the refusal is about. */
async function mend(kit: Kit, invited: Invited, error: unknown, attempt: number): Promise<Partial<Invited>> {
  if (!isRefusal(error)) throw error;
  kit.problem(`Cognito refused ${invited.username}: ${error.message}`);
  const isAboutAddress = /email/i.test(error.message) && !/^username/i.test(error.message);
  // Where usernames are addresses, it is the username that counts.
  if (isAboutAddress && !invited.username.includes('@')) {
    return { email: await kit.ask(questions.invitedEmail, { attempt }) };
  }
  return { username: await kit.ask(questions.invitedUsername, { attempt }) };
}

/** Of the username or the address: it is taken, or not of the form that the pool wants. */
function isRefusal(error: unknown): error is Error {
  return (
    error instanceof UsernameExistsException ||
    error instanceof AliasExistsException ||
    (error instanceof InvalidParameterException && /^username|email/i.test(error.message))
  );
}

function suggest(value: string): Suggestion {
  return { label: value, value: () => value };
}
