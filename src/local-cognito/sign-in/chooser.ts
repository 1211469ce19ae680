import { invalidSession } from '../protocol/errors.js';
import type { Service } from '../service.js';
import type { User } from '../store/users.js';
import { isNameOf } from '../users/find-user.js';
import { ask, type AskOptions } from './ask.js';
import type { AuthResponse, SignInCall } from './attempt.js';
import { requireParameter } from './parameters.js';
import type { Answer, SessionChallenge, SessionState } from './session.js';
import { hidesUnknownUsers, standIn } from './unknown-user.js';
import { checkState } from './user-state.js';

/** Who chooses a first factor in USER_AUTH. */
export interface Chooser {
  readonly call: SignInCall;
  /** As typed. */
  readonly username: string;
  /** Undefined where there is none and the app client hides it. */
  readonly user: User | undefined;
  readonly deviceKey?: string | undefined;
  /** The session in which the choice was put. */
  readonly answered?: SessionState;
}

/**
 * Whom an answer is from.
 * @throws {ServiceError} NotAuthorizedException when the session is another user's.
 */
export function chooserOf(service: Service, { call, state, responses }: Answer): Chooser {
  const { pool, client } = call;
  const username = requireParameter(responses, 'USERNAME');
  const user = service.store.users.find(pool.id, state.sub);
  const isTheirs = user
    ? isNameOf(service, pool, user, username)
    : hidesUnknownUsers(client) && standIn(pool, username).identity === state.sub;
  if (!isTheirs) throw invalidSession();
  return { call, username, user, deviceKey: responses['DEVICE_KEY'], answered: state };
}

/**
 * The chooser as far as it shows before any proof: where nobody is told who is there, nobody is told who is disabled.
 * @throws {ServiceError} what keeps the user from signing in.
 */
export function beforeProof(service: Service, chooser: Chooser): Chooser {
  const { call, user } = chooser;
  if (user?.enabled === false && hidesUnknownUsers(call.client)) return { ...chooser, user: undefined };
  if (user) checkState(service, call.pool, user);
  return chooser;
}

/** Puts a question to a chooser, who need not exist. */
export function askChooser(
  service: Service,
  { call, username, user, answered }: Chooser,
  challenge: SessionChallenge,
  parameters: Readonly<Record<string, string>> = {},
  options: AskOptions = {},
): Promise<AuthResponse> {
  const sub = user?.sub ?? standIn(call.pool, username).identity;
  return ask(service, { ...call, user: { sub }, ...(answered && { answered }) }, challenge, parameters, options);
}
