import { invalidSession, notAuthorized } from '../protocol/errors.js';
import { seal, unseal } from '../crypto/seal.js';
import type { Service } from '../service.js';
import type { AppClient } from '../store/app-clients.js';
import type { CustomAuth } from '../store/custom-auths.js';
import type { UserPool } from '../store/pools.js';
import type { User } from '../store/users.js';
import type { TokenReason } from '../triggers/token-generation.js';
import { isNameOf } from '../users/find-user.js';
import type { SignInCall, SignInProgress } from './attempt.js';
import { requireParameter, type Parameters } from './parameters.js';
import type { SentCode } from './sent-code.js';

/** A seal that counts once: its id goes into the store when it is used up. */
export interface SpendableSeal {
  readonly id: string;
  readonly expiresAt: number;
  /** A part of CUSTOM_AUTH: the store keeps the rest of it under the id, until it is used up. */
  readonly custom?: true;
}

/** What a Session remembers between two calls. Bound to pool, client, user and the challenge that it waits for. */
export interface SessionState extends SpendableSeal {
  readonly clientId: string;
  /** In a challenge to a user who isn't there, nobody's. */
  readonly sub: string;
  readonly awaits: SessionChallenge;
  readonly deviceKey?: string;
  readonly sent?: SentCode;
  /** The email address that the user is to get by the code. */
  readonly email?: string;
  /** What a passkey is to sign, in base64url. */
  readonly challenge?: string;
  /** The salt of the temporary password that is to be replaced: no other password ever has it. */
  readonly replaces?: string;
  /** Why there will be tokens, when it is not for a plain sign-in. */
  readonly reason?: TokenReason;
}

/**
 * Challenges that a session can wait for. MFA_SETUP has three stages for an authenticator, which is to be associated,
 * then verified, then the challenge answered; and two for an email address, which is to be named, then proven. SignUp
 * opens a session for ConfirmSignUp, whose own is for USER_AUTH.
 */
export type SessionChallenge =
  | 'NEW_PASSWORD_REQUIRED'
  | 'SMS_MFA'
  | 'EMAIL_OTP'
  | 'SOFTWARE_TOKEN_MFA'
  | 'SELECT_MFA_TYPE'
  | 'MFA_SETUP'
  | 'MFA_SETUP associated'
  | 'MFA_SETUP verified'
  | 'EMAIL_OTP to set up'
  | 'DEVICE_SRP_AUTH'
  | 'DEVICE_PASSWORD_VERIFIER'
  | 'CUSTOM_CHALLENGE'
  | 'SELECT_CHALLENGE'
  | 'PASSWORD'
  | 'PASSWORD_SRP'
  | 'EMAIL_OTP as first factor'
  | 'SMS_OTP'
  | 'WEB_AUTHN'
  | 'sign-up'
  | 'confirmed sign-up';

const PURPOSE = 'session';

/** When a session or secret block made now runs out: AuthSessionValidity minutes, 3 by default. */
export function sessionExpiry(service: Service, client: AppClient): number {
  return service.clock.now() + (client.settings.AuthSessionValidity ?? 3) * 60_000;
}

/** What goes into a new session. */
export interface NewSession extends Omit<SessionState, 'id' | 'expiresAt' | 'clientId'> {
  readonly id?: string;
}

/** A new session for the next step of a sign-in. */
export function openSession(
  service: Service,
  { pool, client }: { readonly pool: UserPool; readonly client: AppClient },
  { id = service.ids.uuid(), ...content }: NewSession,
): string {
  const state: SessionState = { id, expiresAt: sessionExpiry(service, client), clientId: client.id, ...content };
  const sealed = seal(pool.secret, PURPOSE, state, service.random).toString('base64url');
  // The pool stands in front, readable: AssociateSoftwareToken has nothing but the session to find the pool by.
  return `${Buffer.from(pool.id).toString('base64url')}.${sealed}`;
}

/**
 * The state of a session that may still be used.
 * @throws {ServiceError} NotAuthorizedException: unknown or of another pool, expired, or used before.
 */
export function readSession(service: Service, session: string | undefined): { pool: UserPool; state: SessionState } {
  const [poolId = '', sealed = ''] = session?.split('.') ?? [];
  const pool = service.store.pools.find(Buffer.from(poolId, 'base64url').toString('utf8'));
  const state = pool && unseal(pool.secret, PURPOSE, Buffer.from(sealed, 'base64url'));
  if (pool === undefined || state === undefined) throw invalidSession();
  checkUsable(service, state as SessionState);
  return { pool, state: state as SessionState };
}

/** @throws {ServiceError} NotAuthorizedException when the seal has expired or was used up. */
export function checkUsable(service: Service, sealed: SpendableSeal): void {
  if (sealed.expiresAt <= service.clock.now()) throw notAuthorized('Invalid session for the user, session is expired.');
  if (service.store.signIns.isSpent(sealed.id)) throw usedBefore();
}

/** Uses up what a call answers. To be called in the transaction that moves the sign-in on. */
export function spend(service: Service, sealed: SpendableSeal | undefined): void {
  if (sealed === undefined) return;
  if (sealed.custom && !service.store.customAuths.take(sealed.id)) throw invalidSession();
  // A custom sign-in that is gone says so by itself.
  if (!sealed.custom && !service.store.signIns.spendSession(sealed.id, sealed.expiresAt, service.clock.now())) {
    throw usedBefore();
  }
}

function usedBefore(): Error {
  return notAuthorized('Invalid session for the user, session can only be used once.');
}

/**
 * The custom sign-in that a seal is a part of; undefined when it is a part of none.
 * @throws {ServiceError} NotAuthorizedException when it has gone on or failed since.
 */
export function customAuthOf(service: Service, sealed: SpendableSeal): CustomAuth | undefined {
  if (!sealed.custom) return undefined;
  const custom = service.store.customAuths.find(sealed.id);
  if (custom === undefined) throw invalidSession();
  return custom;
}

interface Call {
  readonly pool: UserPool;
  readonly client: AppClient;
}

/** The answer to a challenge, with the session that it was asked in. */
export interface Answer {
  readonly call: SignInCall;
  readonly state: SessionState;
  readonly responses: Parameters;
}

/**
 * The state of a session, for an answer to what it waits for.
 * @throws {ServiceError} NotAuthorizedException when it can't be used any more or belongs to another client.
 */
export function readState(service: Service, call: Call, session: string | undefined): SessionState {
  const { pool, state } = readSession(service, session);
  if (pool.id !== call.pool.id || state.clientId !== call.client.id) throw invalidSession();
  return state;
}

export function userOfSession(service: Service, pool: UserPool, state: SessionState): User {
  const user = service.store.users.find(pool.id, state.sub);
  if (user === undefined) throw invalidSession();
  if (!user.enabled) throw notAuthorized('User is disabled.');
  return user;
}

/**
 * The sign-in that an answer goes on with.
 * @throws {ServiceError} NotAuthorizedException when the session is another user's than USERNAME, or its user is gone or
 * disabled.
 */
export function resume(service: Service, { call, state, responses }: Answer): SignInProgress {
  const user = userOfSession(service, call.pool, state);
  const username = requireParameter(responses, 'USERNAME');
  if (!isNameOf(service, call.pool, user, username)) throw invalidSession();
  return progressOf(service, call, state, user);
}

/** How far the sign-in of a session has come. */
export function progressOf(service: Service, call: SignInCall, state: SessionState, user: User): SignInProgress {
  const device =
    state.deviceKey === undefined ? undefined : service.store.devices.find(call.pool.id, user.sub, state.deviceKey);
  const custom = customAuthOf(service, state);
  return {
    ...call,
    user,
    answered: state,
    ...(device && { device }),
    ...(custom && { custom }),
    ...(state.reason && { reason: state.reason }),
  };
}
