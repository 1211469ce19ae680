import { randomInt } from 'node:crypto';
import type { Kit } from '../scenario.js';
import { madeUpAddress } from '../parts/made-up-address.js';
import { inviteUser, type Guest } from '../parts/invite-user.js';
import { showNewMessages } from '../parts/messages.js';
import { suggest } from '../parts/suggest.js';
import { otherLanguage } from './languages.js';
import { questions } from './questions.js';

/** Somebody for whom an administrator has made an account. */
export interface Invited extends Guest {
  readonly language: string;
}

/** An administrator makes a user, whom the function writes to in the language of their `locale`. */
export async function inviteReader(kit: Kit, host: { readonly language: string }): Promise<Invited> {
  const why = 'An invitation, in the language of the locale.';
  return kit.step('Invite a second user', { calls: ['AdminCreateUser'], why }, async () => {
    const { guest, status } = await inviteUser(kit, await askForInvited(kit, host.language), {
      questions: { username: questions.invitedUsername, email: questions.invitedEmail },
      input: ({ language }) => ({ attributes: { locale: language } }),
    });
    kit.result(`${guest.username} is ${status}, and the locale is ${guest.language}.`);
    await showNewMessages(kit, guest.email);
    return guest;
  });
}

async function askForInvited(kit: Kit, hostLanguage: string): Promise<Invited> {
  const username = await kit.ask(questions.invitedUsername, { suggestion: suggest(madeUpName()) });
  const address = madeUpAddress(questions.invitedEmail, { username, name: 'kim', domain: 'example.com' });
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
