import { InvalidParameterException } from '@aws-sdk/client-cognito-identity-provider';
import { adminGetUser, respondToAuthChallenge, type AuthOutcome, type SignedIn } from '../../actions/index.js';
import type { Kit } from '../scenario.js';
import { expectTokens } from '../parts/expect-outcome.js';
import { askForNewPassword, explainRefusedPassword } from '../parts/new-password.js';
import { isExpiredSession } from '../parts/session-expired.js';
import { suggest } from '../parts/suggest.js';
import { appClient } from '../parts/user.js';
import type { Invitee } from './invite.js';
import { questions } from './questions.js';
import { startWith, type OpenSignIn } from './sign-in-with-temporary-password.js';

/** Answers NEW_PASSWORD_REQUIRED, and asks again for the part of the answer that Cognito refuses. */
export async function choosePassword(
  kit: Kit,
  invitee: Invitee,
  opened: OpenSignIn,
): Promise<{ password: string; signedIn: SignedIn }> {
  const calls = ['RespondToAuthChallenge', 'AdminGetUser'];
  const why = 'From here on it is their own.';
  return kit.step('Choose a password', { calls, why }, async () => {
    const { password, signedIn } = await untilTaken(kit, invitee, opened);
    const { userPoolId } = kit.playground;
    const { status } = await adminGetUser(kit.cognito, { userPoolId, username: invitee.username });
    const rows = [
      ['invited', invitee.status],
      ['with a password of their own', status],
    ];
    kit.emit({ type: 'table', title: `Status of ${invitee.username}`, columns: ['When', 'UserStatus'], rows });
    kit.result('The new password is taken: there are tokens.');
    return { password, signedIn };
  });
}

interface Answers {
  readonly attributes: Readonly<Record<string, string>>;
  readonly password: string;
}

async function untilTaken(
  kit: Kit,
  invitee: Invitee,
  { challenge: first, temporaryPassword }: OpenSignIn,
): Promise<{ password: string; signedIn: SignedIn }> {
  let challenge = first;
  const { requiredAttributes } = challenge;
  const answers = {
    attributes: await askForAttributes(kit, requiredAttributes, 1),
    password: await askForNewPassword(kit, 1),
  };
  for (let attempt = 2; ; attempt++) {
    try {
      const outcome = await answer(kit, { ...challenge, username: challenge.username ?? invitee.username }, answers);
      const signedIn = expectTokens(outcome, 'The pool asks for more than this scenario knows of.');
      return { password: answers.password, signedIn };
    } catch (error) {
      if (isExpiredSession(error)) {
        kit.problem('The session has expired, so the sign-in was started again.');
        challenge = await startWith(kit, invitee.username, temporaryPassword);
      } else if (await explainRefusedPassword(kit, answers.password, error)) {
        answers.password = await askForNewPassword(kit, attempt);
      } else {
        kit.problem(whyAttributeIsRefused(error, requiredAttributes));
        answers.attributes = await askForAttributes(kit, requiredAttributes, attempt);
      }
    }
  }
}

function answer(
  kit: Kit,
  { session, username }: { readonly session: string; readonly username: string },
  { attributes, password }: Answers,
): Promise<AuthOutcome> {
  return respondToAuthChallenge(kit.cognito, {
    ...appClient(kit),
    challengeName: 'NEW_PASSWORD_REQUIRED',
    username,
    session,
    newPassword: password,
    userAttributes: attributes,
  });
}

/** What the tool would say of a user of its own making. */
const madeUp: Readonly<Record<string, string>> = {
  name: 'Jane Doe',
  given_name: 'Jane',
  family_name: 'Doe',
  nickname: 'jane',
  birthdate: '1990-01-31',
  locale: 'en',
};

async function askForAttributes(kit: Kit, names: readonly string[], attempt: number): Promise<Record<string, string>> {
  const given: Record<string, string> = {};
  for (const name of names) {
    const value = madeUp[name];
    const suggestion = value === undefined ? undefined : suggest(value);
    const question = { ...questions.requiredAttribute, message: `The attribute ${name}` };
    given[name] = await kit.ask(question, { attempt, ...(suggestion && { suggestion }) });
  }
  return given;
}

/** Any other error ends the run. */
function whyAttributeIsRefused(error: unknown, asked: readonly string[]): string {
  if (error instanceof InvalidParameterException && asked.length > 0)
    return `Cognito refused an attribute: ${error.message}`;
  throw error;
}
