import { wrongPassword } from '../protocol/errors.js';
import type { Service } from '../service.js';
import { findBySignInName, isNameOf } from '../users/find-user.js';
import { checkSecretHash } from '../users/secret-hash.js';
import type { Device } from '../store/devices.js';
import type { User } from '../store/users.js';
import { srpPartyOf } from '../users/password.js';
import type { AuthResponse, Met, SignInCall } from './attempt.js';
import { deviceNamed } from './devices.js';
import { checkNotLocked, countFailure, countUnknownFailure, unknownUserOf } from './lockout.js';
import { requireParameter, type Parameters } from './parameters.js';
import { preAuthenticate } from './pre-authenticate.js';
import { openSecretBlock, sealSecretBlock, type SecretBlock } from './secret-block.js';
import { customAuthOf } from './session.js';
import { answerExchange, claimHolds, readClaim, readSrpA, type Claim } from './srp-proof.js';
import { hidesUnknownUsers, standIn, unknownUser } from './unknown-user.js';
import { checkMayProve } from './user-state.js';

/** USER_SRP_AUTH: the question is PASSWORD_VERIFIER, also for unknown users where the client hides them. */
export async function startWithSrp(service: Service, call: SignInCall, parameters: Parameters): Promise<AuthResponse> {
  const { pool, client } = call;
  const username = requireParameter(parameters, 'USERNAME');
  const A = readSrpA(parameters);
  checkSecretHash(client, username, parameters['SECRET_HASH']);
  const user = await preAuthenticate(service, call, username, findBySignInName(service, pool, username));
  if (user === undefined && !hidesUnknownUsers(client)) throw unknownUser(client);
  return askForPassword(service, call, { username, user, A, deviceKey: parameters['DEVICE_KEY'] });
}

export interface PasswordQuestion {
  /** As typed. */
  readonly username: string;
  readonly user: User | undefined;
  readonly A: bigint;
  readonly deviceKey?: string | undefined;
  /** The CUSTOM_AUTH that the question is a part of is kept under this id. */
  readonly customId?: string;
}

/** PASSWORD_VERIFIER. What is needed to check the answer travels in the secret block. */
export function askForPassword(
  service: Service,
  { pool, client }: SignInCall,
  { username, user, A, deviceKey, customId }: PasswordQuestion,
): AuthResponse {
  const { identity, password } = user?.password
    ? { identity: user.username, password: user.password }
    : standIn(pool, username);
  const { exchange, wire } = answerExchange(service, A, password);
  const content = {
    ...exchange,
    identity,
    sub: user?.sub ?? identity,
    ...(deviceKey && { deviceKey }),
    ...(customId !== undefined && { custom: true as const }),
  };
  const block = sealSecretBlock(service, pool, client, 'password-exchange', content, customId);
  return {
    ChallengeName: 'PASSWORD_VERIFIER',
    ChallengeParameters: { ...wire, SECRET_BLOCK: block, USERNAME: identity, USER_ID_FOR_SRP: identity },
  };
}

/** The answer to PASSWORD_VERIFIER. All that is needed travels in the secret block, so no Session is. */
export async function answerPasswordVerifier(service: Service, call: SignInCall, responses: Parameters): Promise<Met> {
  const { pool, client } = call;
  const username = requireParameter(responses, 'USERNAME');
  const claim = readClaim(responses);
  const block = openSecretBlock(service, pool, client, 'password-exchange', claim.secretBlock);
  const user = service.store.users.find(pool.id, block.sub);
  if (user === undefined) return refuseUnknownUser(service, call, block, username, claim);
  // Users without a password have the identity of a stand-in.
  if (username !== block.identity && !isNameOf(service, pool, user, username)) throw wrongPassword();
  checkMayProve(client, user);
  checkNotLocked(service, user);
  const verifier = user.password ?? standIn(pool, username).password;
  if (!claimHolds(service, srpPartyOf(pool, block.identity), verifier, block, claim) || !user.password) {
    await countFailure(service, user);
    throw wrongPassword();
  }
  const custom = customAuthOf(service, block);
  const device = deviceOf(service, call, user, block, responses);
  return {
    met: 'PASSWORD_VERIFIER',
    progress: { ...call, user, answered: block, ...(device && { device }), ...(custom && { custom }) },
  };
}

/** What a wrong password of a user comes to, and as much work, so that neither tells of one who isn't there. */
async function refuseUnknownUser(
  service: Service,
  { pool, client }: SignInCall,
  block: SecretBlock,
  username: string,
  claim: Claim,
): Promise<never> {
  const { identity } = block;
  const isTheirs = username === identity || standIn(pool, username).identity === identity;
  if (!hidesUnknownUsers(client) || !isTheirs) throw wrongPassword();
  const unknownUser = unknownUserOf(service, pool.id, identity);
  checkNotLocked(service, unknownUser);
  claimHolds(service, srpPartyOf(pool, identity), standIn(pool, username).password, block, claim);
  await countUnknownFailure(service, unknownUser);
  throw wrongPassword();
}

/**
 * A device named by this very answer must exist; its block stays usable, because AWS's browser clients send the same
 * answer again without the device. One named at InitiateAuth alone that is gone by now is left out of account.
 */
function deviceOf(
  service: Service,
  { pool }: SignInCall,
  user: User,
  block: SecretBlock,
  responses: Parameters,
): Device | undefined {
  const named = deviceNamed(service, pool, user, responses['DEVICE_KEY']);
  if (named !== undefined || block.deviceKey === undefined) return named;
  return service.store.devices.find(pool.id, user.sub, block.deviceKey);
}
