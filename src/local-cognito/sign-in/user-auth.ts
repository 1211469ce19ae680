import { invalidSession } from '../protocol/errors.js';
import type { Service } from '../service.js';
import type { User } from '../store/users.js';
import { findBySignInName } from '../users/find-user.js';
import { checkSecretHash } from '../users/secret-hash.js';
import type { Outcome, SignInCall, SignInProgress } from './attempt.js';
import { askForChoice, askForFirstFactor } from './first-factor-choice.js';
import { firstFactors, needsSecondFactor } from './first-factors.js';
import { requireParameter, type Parameters } from './parameters.js';
import { findOrMigrate } from './password.js';
import { preAuthenticate } from './pre-authenticate.js';
import { progressOf, readState } from './session.js';
import { hidesUnknownUsers, unknownUser } from './unknown-user.js';

/**
 * USER_AUTH: the user chooses a first factor out of what the pool allows and the user has. A preferred one that is among
 * them begins at once. In place of all that stands the session of a sign-up that was just confirmed: its code was a
 * one-time password, and like all of them it is for users without MFA.
 */
export async function startWithUserAuth(
  service: Service,
  call: SignInCall,
  parameters: Parameters,
  session: string | undefined,
): Promise<Outcome> {
  const { pool, client } = call;
  const username = requireParameter(parameters, 'USERNAME');
  checkSecretHash(client, username, parameters['SECRET_HASH']);
  const { PASSWORD: password, PREFERRED_CHALLENGE: preference } = parameters;
  // Where the pool allows passwords, a user of the old directory comes along with one.
  const mayMigrate = preference === 'PASSWORD' && firstFactors(service, pool, undefined).includes(preference);
  const found =
    mayMigrate && password
      ? await findOrMigrate(service, call, username, password)
      : findBySignInName(service, pool, username);
  const user = await preAuthenticate(service, call, username, found);
  if (user === undefined && !hidesUnknownUsers(client)) throw unknownUser(client);
  const signUp = session === undefined ? undefined : readSignUp(service, call, user, session);
  if (signUp && !needsSecondFactor(pool, signUp.user)) return { met: 'SIGN_UP', progress: signUp };
  const chooser = { call, username, user, deviceKey: parameters['DEVICE_KEY'] };
  const available = firstFactors(service, pool, user);
  const preferred = available.find((factor) => factor === preference);
  const outcome = await (preferred === undefined
    ? askForChoice(service, chooser, available)
    : askForFirstFactor(service, chooser, preferred, parameters));
  return 'met' in outcome ? outcome : { ...outcome, AvailableChallenges: available };
}

/** A sign-up that has just been confirmed. */
function readSignUp(service: Service, call: SignInCall, user: User | undefined, session: string): SignInProgress {
  const state = readState(service, call, session);
  if (user === undefined || state.awaits !== 'confirmed sign-up' || state.sub !== user.sub) throw invalidSession();
  return progressOf(service, call, state, user);
}
