import { invalidParameter, invalidSession, noSuchDevice } from '../protocol/errors.js';
import type { Service } from '../service.js';
import type { ChallengeResult, CustomAuth } from '../store/custom-auths.js';
import type { User } from '../store/users.js';
import { hasChallengeTriggers, verifyAuthChallengeResponse } from '../triggers/challenge-triggers.js';
import { findBySignInName, isNameOf, nameKey } from '../users/find-user.js';
import { checkSecretHash } from '../users/secret-hash.js';
import type { AuthResponse, SignInCall, SignInProgress } from './attempt.js';
import { decide } from './custom-decision.js';
import { deviceNamed, tracksDevices } from './devices.js';
import { requireParameter, type Parameters } from './parameters.js';
import { preAuthenticate } from './pre-authenticate.js';
import { customAuthOf, type Answer, type SessionState } from './session.js';
import { readSrpA } from './srp-proof.js';
import { hidesUnknownUsers, standInName, unknownUser } from './unknown-user.js';
import { refusalOf } from './user-state.js';

/** CUSTOM_AUTH: the pool's functions decide what is asked. With CHALLENGE_NAME SRP_A the password may be proven first. */
export async function startWithCustomAuth(
  service: Service,
  call: SignInCall,
  parameters: Parameters,
): Promise<AuthResponse> {
  const { pool, client } = call;
  if (!hasChallengeTriggers(service, call)) {
    throw invalidParameter('Custom auth lambda trigger is not configured for the user pool.');
  }
  const username = requireParameter(parameters, 'USERNAME');
  const srpA = readFirstChallenge(parameters);
  checkSecretHash(client, username, parameters['SECRET_HASH']);
  const found = await preAuthenticate(service, call, username, findBySignInName(service, pool, username));
  if (found === undefined && !hidesUnknownUsers(client)) throw unknownUser(client);
  // A password that is still to be proven comes before what only its owner may learn.
  const user = srpA === undefined ? beforeProof(service, call, found) : found;
  const device = deviceOf(service, call, user, parameters['DEVICE_KEY']);
  const history = srpA === undefined ? [] : [{ challengeName: 'SRP_A', challengeResult: true }];
  const custom = { username, history, ...(srpA !== undefined && { srpA }) };
  return decide(service, { ...call, user, custom, ...device });
}

/**
 * The user as far as it shows before any proof: where nobody is told who is there, one who may not sign in is nobody. An
 * unconfirmed one is told so by AWS, too, at once.
 * @throws {ServiceError} what keeps the user from signing in.
 */
function beforeProof(service: Service, { pool, client }: SignInCall, user: User | undefined): User | undefined {
  const refusal = user && refusalOf(service, pool, user);
  if (refusal === undefined) return user;
  if (hidesUnknownUsers(client) && refusal.type !== 'UserNotConfirmedException') return undefined;
  throw refusal;
}

function readFirstChallenge(parameters: Parameters): string | undefined {
  const { CHALLENGE_NAME: name = 'CUSTOM_CHALLENGE' } = parameters;
  if (name === 'CUSTOM_CHALLENGE') return undefined;
  if (name === 'SRP_A') return readSrpA(parameters).toString(16);
  throw invalidParameter(`Unknown CHALLENGE_NAME ${name}: it must be SRP_A or CUSTOM_CHALLENGE.`);
}

/** The answer to CUSTOM_CHALLENGE. Right or wrong, DefineAuthChallenge says what it comes to. */
export async function answerCustomChallenge(
  service: Service,
  { call, state, responses }: Answer,
): Promise<AuthResponse> {
  const username = requireParameter(responses, 'USERNAME');
  const answer = requireParameter(responses, 'ANSWER');
  const { store, clock } = service;
  const now = clock.now();
  const until = now + longestJudgement(service);
  // Or guesses that come at once would all be the first.
  if (!(await store.transaction(() => store.customAuths.claim(state.id, until, now)))) throw invalidSession();
  try {
    return await judge(service, call, state, until, username, answer, responses['DEVICE_KEY']);
  } catch (error) {
    await store.transaction(() => store.customAuths.release(state.id, until));
    throw error;
  }
}

/** Milliseconds: three functions are called, three times each at most, with a break between two calls. */
function longestJudgement({ triggerTimeLimit }: Service): number {
  return 3 * 3 * triggerTimeLimit + 60_000;
}

async function judge(
  service: Service,
  call: SignInCall,
  state: SessionState,
  until: number,
  username: string,
  answer: string,
  deviceKey: string | undefined,
): Promise<AuthResponse> {
  const custom = customAuthOf(service, state);
  if (custom?.open === undefined) throw invalidSession();
  const user = beforeProof(service, call, userOf(service, call, state, custom, username));
  const device = deviceOf(service, call, user, state.deviceKey ?? deviceKey);
  const { open, ...before } = custom;
  const signIn = { call, username: custom.username, user };
  const challengeResult = await verifyAuthChallengeResponse(service, signIn, open.privateParameters, answer);
  const entry: ChallengeResult = {
    challengeName: 'CUSTOM_CHALLENGE',
    challengeResult,
    challengeMetadata: open.metadata,
  };
  const history = [...custom.history, entry];
  // At once: whatever fails from here on, the answer counts.
  const { store } = service;
  const judged = { ...custom, history };
  if (!(await store.transaction(() => store.customAuths.keep(state.id, until, judged)))) throw invalidSession();
  const reason = state.reason && { reason: state.reason };
  return decide(service, { ...call, user, answered: state, custom: { ...before, history }, ...reason, ...device });
}

/**
 * The user whom the answer is about; undefined when there is none and the app client hides it.
 * @throws {ServiceError} NotAuthorizedException when the user is another one, or gone and no secret.
 */
function userOf(
  service: Service,
  { pool, client }: SignInCall,
  { sub }: SessionState,
  custom: CustomAuth,
  username: string,
): User | undefined {
  const user = service.store.users.find(pool.id, sub);
  const isTheirs = user
    ? isNameOf(service, pool, user, username)
    : hidesUnknownUsers(client) &&
      [custom.username, standInName(pool, custom.username)].some(
        (name) => nameKey(pool, name) === nameKey(pool, username),
      );
  if (!isTheirs) throw invalidSession();
  return user;
}

/** Nobody has the devices of a user who isn't there. */
function deviceOf(
  service: Service,
  { pool }: SignInCall,
  user: User | undefined,
  deviceKey: string | undefined,
): Pick<SignInProgress, 'device'> {
  if (user === undefined && deviceKey && tracksDevices(pool)) throw noSuchDevice();
  const device = user && deviceNamed(service, pool, user, deviceKey);
  return device ? { device } : {};
}
