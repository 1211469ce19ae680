import { randomBytes } from 'node:crypto';
import {
  InvalidParameterException,
  InvalidPasswordException,
  UsernameExistsException,
} from '@aws-sdk/client-cognito-identity-provider';
import { signUp, type SignUpResult } from '../../actions/index.js';
import { ExpectedError, type Question } from '../../events/index.js';
import type { Kit } from '../scenario.js';
import { explainWeakPassword } from './explain-weak-password.js';
import { madeUpAddress } from './made-up-address.js';
import { madeUpPassword } from './made-up-password.js';
import { showNewMessages } from './messages.js';
import { questions } from './questions.js';
import { madeNobody, registerForRemoval } from './remove-user.js';
import { suggest } from './suggest.js';
import { appClient, type DemoUser } from './user.js';

/** Who signs up, where it is somebody else than Jane of example.com. */
export interface Newcomer {
  readonly questions: Readonly<Record<'username' | 'email' | 'password', Question>>;
  /** A username that is made up begins with it. */
  readonly name: string;
  /** Of an address that is made up. */
  readonly domain: string;
  /** Known already, so that it is not asked for. */
  readonly password?: string;
}

export interface SignUpOptions {
  /** Why the step is there, in one line. */
  readonly why?: string;
  readonly who?: Newcomer;
  /** Attributes besides the email address, asked for when the rest is known. */
  readonly moreAttributes?: () => Promise<Readonly<Record<string, string>>>;
  /** Handed to the pool's triggers, here and whenever the user's parts call again. */
  readonly clientMetadata?: Record<string, string>;
}

/** A user who has signed up, and whether a trigger has confirmed it at once. */
export interface SignedUpUser extends DemoUser {
  readonly sub: string;
  readonly confirmed: boolean;
}

const jane: Newcomer = { questions, name: 'jane', domain: 'example.com' };

/** Signs a new user up, and asks again for what Cognito refuses. */
export async function signUpUser(kit: Kit, options: SignUpOptions = {}): Promise<SignedUpUser> {
  const { why = 'An app client registers a user; it needs no AWS credentials.' } = options;
  return kit.step('Sign up', { calls: ['SignUp'], why }, () => signUpAnyUser(kit, options));
}

/** The same within a step of the story's own. */
export async function signUpAnyUser(
  kit: Kit,
  { who = jane, moreAttributes, clientMetadata }: SignUpOptions,
): Promise<SignedUpUser> {
  const user = { ...(await askForUser(kit, who)) };
  const more = await moreAttributes?.();
  for (let attempt = 2; ; attempt++) {
    const registration = registerForRemoval(kit, user.username);
    const { username, password, email } = user;
    const attributes = { email, ...more };
    try {
      const signedUp = await signUp(kit.cognito, { ...appClient(kit), username, password, attributes, clientMetadata });
      registration.made(signedUp.userSub);
      report(kit, user, signedUp);
      if (!signedUp.userConfirmed) await showNewMessages(kit, user.email);
      return {
        ...user,
        ...(clientMetadata && { clientMetadata }),
        sub: signedUp.userSub,
        confirmed: signedUp.userConfirmed,
      };
    } catch (error) {
      if (madeNobody(error)) registration.takeBack();
      Object.assign(user, await mend(kit, user, error, who, attempt));
    }
  }
}

async function askForUser(kit: Kit, who: Newcomer): Promise<DemoUser> {
  return { ...(await askWho(kit, who)), password: who.password ?? (await askForPassword(kit, who, 1)) };
}

/** Asks for the names of somebody, without the password. */
export async function askWho(
  kit: Kit,
  {
    questions,
    name,
    domain,
  }: Pick<Newcomer, 'name' | 'domain'> & {
    readonly questions: Pick<Newcomer['questions'], 'username' | 'email'>;
  },
): Promise<Pick<DemoUser, 'username' | 'email'>> {
  const username = await kit.ask(questions.username, {
    suggestion: suggest(`${name}-${randomBytes(2).toString('hex')}`),
  });
  // Made-up addresses are for services whose messages can be read here. On AWS a real one is needed.
  const canBeMadeUp = questions.email.unattended === 'auto' || kit.playground.inbox;
  const madeUp = madeUpAddress(questions.email, { username, name, domain });
  return {
    username,
    email: await kit.ask(questions.email, { ...(canBeMadeUp && { suggestion: suggest(madeUp) }) }),
  };
}

function askForPassword(kit: Kit, { questions }: Newcomer, attempt: number): Promise<string> {
  return kit.ask(questions.password, { attempt, suggestion: madeUpPassword });
}

/** Asks again for the answer that the refusal is about. */
async function mend(
  kit: Kit,
  user: DemoUser,
  error: unknown,
  who: Newcomer,
  attempt: number,
): Promise<Partial<DemoUser>> {
  const { questions } = who;
  if (error instanceof InvalidPasswordException) {
    const { text, details } = await explainWeakPassword(kit, user.password, error.message);
    kit.problem(text, details);
    return { password: await askForPassword(kit, who, attempt) };
  }
  if (error instanceof UsernameExistsException) {
    kit.problem(`The name ${user.username} is taken: ${error.message}`);
    return { username: await askAgain(kit, questions.username, attempt) };
  }
  if (error instanceof InvalidParameterException && /^username/i.test(error.message)) {
    // Pools may ask for an email address or phone number in this place, or forbid one.
    kit.problem(`Cognito refused the username: ${error.message}`);
    return { username: await askAgain(kit, questions.username, attempt) };
  }
  if (error instanceof InvalidParameterException && /email/i.test(error.message)) {
    kit.problem(`Cognito refused the email address: ${error.message}`);
    return { email: await askAgain(kit, questions.email, attempt) };
  }
  throw error;
}

function askAgain(kit: Kit, question: Question, attempt: number): Promise<string> {
  return kit.ask(question, { attempt });
}

function report(kit: Kit, { username }: DemoUser, { userConfirmed, codeDelivery }: SignUpResult): void {
  if (userConfirmed) return kit.result(`${username} is CONFIRMED: a trigger has seen to it, and no code is needed.`);
  if (codeDelivery === undefined) {
    throw new ExpectedError('The pool has no way to send a code.', {
      next: 'Play on a pool that verifies email addresses automatically (AutoVerifiedAttributes: email).',
    });
  }
  const medium = codeDelivery.medium === 'EMAIL' ? 'email' : codeDelivery.medium;
  kit.result(`${username} is UNCONFIRMED. A code is on its way to ${codeDelivery.destination} by ${medium}.`);
}
