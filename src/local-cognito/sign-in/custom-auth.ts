import { invalidParameter, invalidSession, ServiceError, wrongPassword } from '../protocol/errors.js';
import type { Service } from '../service.js';
import type { ChallengeResult, CustomAuth } from '../store/custom-auths.js';
import { preAuthentication } from '../triggers/authentication-triggers.js';
import {
  createAuthChallenge,
  defineAuthChallenge,
  hasChallengeTriggers,
  verifyAuthChallengeResponse,
  type CustomSignIn,
} from '../triggers/challenge-triggers.js';
import { findUser, isNameOf } from '../users/find-user.js';
import { checkSecretHash } from '../users/secret-hash.js';
import { hexToInteger } from '../crypto/integers.js';
import { moveOn, present } from './ask.js';
import type { AuthResponse, SignInCall, SignInProgress } from './attempt.js';
import { askForDevice } from './device-srp.js';
import { deviceNamed, replacesMfa } from './devices.js';
import { issueTokens } from './issue-tokens.js';
import { requireParameter, type Parameters } from './parameters.js';
import { customAuthOf, openSession, sessionFor, spend, type SpendableSeal } from './session.js';
import { readSrpA } from './srp-proof.js';
import { hidesUnknownUsers, unknownUser } from './unknown-user.js';
import { askForPassword } from './user-srp.js';
import { checkState } from './user-state.js';

/** A sign-in by CUSTOM_AUTH. Its user is undefined where there is none and the app client hides it. */
export interface CustomProgress extends Omit<SignInProgress, 'user' | 'custom'> {
  readonly user: SignInProgress['user'] | undefined;
  readonly custom: CustomAuth;
}

/** CUSTOM_AUTH: the pool's functions decide what is asked. With CHALLENGE_NAME SRP_A the password may be proven first. */
export async function startWithCustomAuth(
  service: Service,
  call: SignInCall,
  parameters: Parameters,
): Promise<AuthResponse> {
  const { pool, client } = call;
  if (!hasChallengeTriggers(call)) {
    throw invalidParameter('Custom auth lambda trigger is not configured for the user pool.');
  }
  const username = requireParameter(parameters, 'USERNAME');
  const srpA = readFirstChallenge(parameters);
  checkSecretHash(client, username, parameters['SECRET_HASH']);
  const user = findUser(service, pool, username);
  if (user === undefined && !hidesUnknownUsers(client)) throw unknownUser(client);
  await preAuthentication(service, call, username, user);
  // A password that is still to be proven comes before what only its owner may learn.
  if (user && srpA === undefined) checkState(service, pool, user);
  const device = user && deviceNamed(service, pool, user, parameters['DEVICE_KEY']);
  const history = srpA === undefined ? [] : [{ challengeName: 'SRP_A', challengeResult: true }];
  const custom = { username, history, ...(srpA !== undefined && { srpA }) };
  return decide(service, { ...call, user, custom, ...(device && { device }) });
}

function readFirstChallenge(parameters: Parameters): string | undefined {
  const name = parameters['CHALLENGE_NAME'];
  if (name === undefined) return undefined;
  if (name !== 'SRP_A') throw invalidParameter(`Unknown CHALLENGE_NAME ${name}: it must be SRP_A.`);
  return readSrpA(parameters).toString(16);
}

/** A challenge of the service's own was met; the functions hear of it and go on. */
export function continueCustomAuth(
  service: Service,
  { custom, ...progress }: SignInProgress & { readonly custom: CustomAuth },
  met: string,
  also: (() => void) | undefined,
): Promise<AuthResponse> {
  const { srpA: _proven, ...rest } = custom;
  const history = [...custom.history, { challengeName: met, challengeResult: true }];
  const next = met === 'PASSWORD_VERIFIER' ? rest : custom;
  return decide(service, { ...progress, custom: { ...next, history } }, also);
}

/** The answer to CUSTOM_CHALLENGE. Right or wrong, DefineAuthChallenge says what it comes to. */
export async function answerCustomChallenge(
  service: Service,
  call: SignInCall,
  session: string | undefined,
  responses: Parameters,
): Promise<AuthResponse> {
  const state = sessionFor(service, call, session, 'CUSTOM_CHALLENGE');
  const custom = customAuthOf(service, state);
  const username = requireParameter(responses, 'USERNAME');
  const answer = requireParameter(responses, 'ANSWER');
  if (custom?.open === undefined) throw invalidSession();
  const user = state.sub === undefined ? undefined : service.store.users.find(call.pool.id, state.sub);
  const isTheirs = user
    ? isNameOf(service, call.pool, user, username)
    : state.sub === undefined && username === custom.username;
  if (!isTheirs) throw invalidSession();
  if (user) checkState(service, call.pool, user);
  const device = user && deviceNamed(service, call.pool, user, state.deviceKey);
  const signIn = { call, username: custom.username, user };
  const challengeResult = await verifyAuthChallengeResponse(service, signIn, custom.open.privateParameters, answer);
  const { open, ...before } = custom;
  const entry: ChallengeResult = {
    challengeName: 'CUSTOM_CHALLENGE',
    challengeResult,
    challengeMetadata: open.metadata,
  };
  const history = [...custom.history, entry];
  return decide(service, {
    ...call,
    user,
    answered: state,
    custom: { ...before, history },
    ...(device && { device }),
  });
}

/** Asks DefineAuthChallenge what comes next, and does it. */
async function decide(service: Service, progress: CustomProgress, also?: () => void): Promise<AuthResponse> {
  const { user, custom } = progress;
  const signIn: CustomSignIn = { call: progress, username: custom.username, user };
  const decision = await defineAuthChallenge(service, signIn, custom.history);
  if (decision.failAuthentication) return fail(service, progress.answered, also);
  if (decision.issueTokens) {
    // A function may not tell a user who isn't there from one who is.
    if (user === undefined) return fail(service, progress.answered, also);
    return finish(service, { ...progress, user, custom }, also);
  }
  switch (decision.challengeName) {
    case 'CUSTOM_CHALLENGE':
      return putCustomChallenge(service, progress, signIn, also);
    case 'PASSWORD_VERIFIER':
      return putPasswordVerifier(service, progress, also);
    default:
      throw new ServiceError('InvalidLambdaResponseException', 'Unrecognizable lambda output');
  }
}

/** The session dies with the sign-in. */
async function fail(service: Service, answered: SpendableSeal | undefined, also?: () => void): Promise<never> {
  await service.store.transaction(() => {
    spend(service, answered);
    also?.();
  });
  throw wrongPassword();
}

/** The functions are content. A remembered device still proves itself. */
async function finish(
  service: Service,
  progress: SignInProgress & { readonly custom: CustomAuth },
  also?: () => void,
): Promise<AuthResponse> {
  checkState(service, progress.pool, progress.user);
  const { device, custom } = progress;
  if (device && !custom.decided && replacesMfa(progress.pool, device)) {
    return askForDevice(service, { ...progress, custom: { ...custom, decided: true } }, also);
  }
  return issueTokens(service, progress, also);
}

async function putCustomChallenge(
  service: Service,
  progress: CustomProgress,
  signIn: CustomSignIn,
  also?: () => void,
): Promise<AuthResponse> {
  const { user, device, custom } = progress;
  const { publicParameters, ...open } = await createAuthChallenge(service, signIn, custom.history);
  const seal = await moveOn(service, { ...progress, custom: { ...custom, open } }, also);
  return {
    ChallengeName: 'CUSTOM_CHALLENGE',
    ChallengeParameters: present({ USERNAME: user?.username ?? custom.username, ...publicParameters }),
    Session: openSession(service, progress, {
      awaits: 'CUSTOM_CHALLENGE',
      ...(user && { sub: user.sub }),
      ...(device && { deviceKey: device.deviceKey }),
      ...seal,
    }),
  };
}

async function putPasswordVerifier(
  service: Service,
  progress: CustomProgress,
  also?: () => void,
): Promise<AuthResponse> {
  const { user, device, custom } = progress;
  const A = custom.srpA === undefined ? undefined : hexToInteger(custom.srpA);
  // There was no SRP_A, or it has served its turn.
  if (A === undefined) throw new ServiceError('InvalidLambdaResponseException', 'Unrecognizable lambda output');
  const { id: customId } = await moveOn(service, progress, also);
  const { username } = custom;
  return askForPassword(service, progress, { username, user, A, deviceKey: device?.deviceKey, customId });
}
