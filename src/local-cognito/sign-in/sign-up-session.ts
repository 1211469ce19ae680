import { invalidSession } from '../protocol/errors.js';
import type { Service } from '../service.js';
import type { AppClient } from '../store/app-clients.js';
import type { UserPool } from '../store/pools.js';
import { openSession, readState, spend, type SessionState } from './session.js';

interface Call {
  readonly pool: UserPool;
  readonly client: AppClient;
}

/** The session that SignUp gives clients of USER_AUTH. ConfirmSignUp takes it, but can do without. */
export function openSignUpSession(service: Service, call: Call, sub: string): { Session?: string } {
  return usesUserAuth(call) ? { Session: openSession(service, call, { sub, awaits: 'sign-up' }) } : {};
}

/** @throws {ServiceError} NotAuthorizedException when it is no session of this user's sign-up, or too old. */
export function readSignUpSession(
  service: Service,
  call: Call,
  sub: string,
  session: string | undefined,
): SessionState | undefined {
  if (session === undefined) return undefined;
  const state = readState(service, call, session);
  if (state.awaits !== 'sign-up' || state.sub !== sub) throw invalidSession();
  return state;
}

/**
 * The session that ConfirmSignUp gives these clients: the code that confirmed the user signs in by it, too. Amplify counts
 * on it without sending one. To be called in the transaction that confirms the user.
 * @param state the session that was sent, which is used up
 * @param isProven whether the code went to the address that the user has now
 */
export function goOnFromSignUp(
  service: Service,
  call: Call,
  sub: string,
  state: SessionState | undefined,
  isProven: boolean,
): { Session?: string } {
  spend(service, state);
  return isProven && usesUserAuth(call)
    ? { Session: openSession(service, call, { sub, awaits: 'confirmed sign-up' }) }
    : {};
}

function usesUserAuth({ client }: Call): boolean {
  return client.settings.ExplicitAuthFlows?.includes('ALLOW_USER_AUTH') === true;
}
