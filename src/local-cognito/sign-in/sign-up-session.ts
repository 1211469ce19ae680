import { invalidSession } from '../protocol/errors.js';
import type { Service } from '../service.js';
import type { AppClient } from '../store/app-clients.js';
import type { UserPool } from '../store/pools.js';
import { openSession, readState, spend, type SessionState } from './session.js';

interface Call {
  readonly pool: UserPool;
  readonly client: AppClient;
}

/**
 * The session that SignUp gives clients of USER_AUTH, so that the code which confirms the sign-up signs in, too:
 * ConfirmSignUp takes it and gives another, which InitiateAuth takes.
 */
export function openSignUpSession(service: Service, call: Call, sub: string): { Session?: string } {
  if (!call.client.settings.ExplicitAuthFlows?.includes('ALLOW_USER_AUTH')) return {};
  return { Session: openSession(service, call, { sub, awaits: 'sign-up' }) };
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

/** Uses the session up, in the transaction that confirms the user, and gives the one to sign in with. */
export function goOnFromSignUp(service: Service, call: Call, state: SessionState | undefined): { Session?: string } {
  if (state === undefined) return {};
  spend(service, state);
  return { Session: openSession(service, call, { sub: state.sub, awaits: 'confirmed sign-up' }) };
}
