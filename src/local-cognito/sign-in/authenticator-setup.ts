import { findClient } from '../pools/lookup.js';
import { invalidParameter, invalidSession } from '../protocol/errors.js';
import type { Service } from '../service.js';
import type { UserPool } from '../store/pools.js';
import type { User } from '../store/users.js';
import { readAccessToken } from '../tokens/access-token.js';
import { hasFactor } from './mfa-choice.js';
import {
  customAuthOf,
  openSession,
  readSession,
  sessionExpiry,
  spend,
  userOfSession,
  type SessionChallenge,
  type SessionState,
} from './session.js';

/** Who sets an authenticator up: a user who is signed in, or one whose sign-in waits at MFA_SETUP. */
export interface AuthenticatorSetup {
  readonly pool: UserPool;
  readonly user: User;
  readonly state?: SessionState;
}

/**
 * Reads the one proof that Associate- and VerifySoftwareToken take, an access token or a session.
 * @param stages what the session may wait for
 */
export async function readSetup(
  service: Service,
  { AccessToken, Session }: { readonly AccessToken?: string; readonly Session?: string },
  stages: readonly SessionChallenge[],
): Promise<AuthenticatorSetup> {
  if ((AccessToken === undefined) === (Session === undefined)) {
    throw invalidParameter('Exactly one of AccessToken and Session is required.');
  }
  if (AccessToken !== undefined) return readAccessToken(service, AccessToken);
  const { pool, state } = readSession(service, Session);
  if (!stages.includes(state.awaits)) throw invalidSession();
  const user = userOfSession(service, pool, state);
  checkStillDue(pool, user);
  return { pool, state, user };
}

/** What a step of the setup leads to. */
export interface SetupStep {
  /** Uses up the session that the step was made with. To be called in the transaction of the step. */
  readonly save: () => void;
  /** The session that goes on from it; none for a user who is signed in. */
  readonly session?: string;
}

export function nextStep(
  service: Service,
  { pool, user, state }: AuthenticatorSetup,
  awaits: SessionChallenge,
): SetupStep {
  if (state === undefined) return { save: () => undefined };
  const { client } = findClient(service, state.clientId);
  const { store, clock, ids } = service;
  const custom = customAuthOf(service, state);
  const id = ids.uuid();
  const { deviceKey, reason } = state;
  return {
    save() {
      spend(service, state);
      checkStillDue(pool, userOfSession(service, pool, state));
      if (custom) store.customAuths.put(id, custom, sessionExpiry(service, client), clock.now());
    },
    session: openSession(
      service,
      { pool, client },
      {
        id,
        sub: user.sub,
        awaits,
        ...(deviceKey !== undefined && { deviceKey }),
        ...(reason && { reason }),
        ...(custom && { custom: true }),
      },
    ),
  };
}

/**
 * Once the user has a factor, that is asked for. Else a session that a password alone opens would replace it, or lead
 * around it.
 */
function checkStillDue({ settings }: UserPool, user: User): void {
  if (hasFactor(settings, user)) throw invalidSession();
}
