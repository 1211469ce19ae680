import { invalidParameter, wrongPassword } from '../protocol/errors.js';
import type { Service } from '../service.js';
import { moveOn } from './ask.js';
import type { AuthResponse, Outcome } from './attempt.js';
import { askChooser, chooserOf, type Chooser } from './chooser.js';
import { firstFactors, type FirstFactor } from './first-factors.js';
import { askForOneTimePassword } from './one-time-password.js';
import { requireParameter, type Parameters } from './parameters.js';
import { answerPasskey, askForPasskey } from './passkey.js';
import { provePassword } from './password.js';
import type { Answer } from './session.js';
import { readSrpA } from './srp-proof.js';
import { hidesUnknownUsers } from './unknown-user.js';
import { checkState } from './user-state.js';
import { askForPassword } from './user-srp.js';

/** SELECT_CHALLENGE: the user is to choose out of these. */
export async function askForChoice(
  service: Service,
  chooser: Chooser,
  available: readonly FirstFactor[],
): Promise<AuthResponse> {
  const { call, user } = chooser;
  if (available.length > 0) return askChooser(service, chooser, 'SELECT_CHALLENGE');
  const hides = hidesUnknownUsers(call.client);
  // Clients go on to the confirmation by what they are told of an unconfirmed user, even where they are told no more.
  if (user && (!hides || user.status === 'UNCONFIRMED')) checkState(service, call.pool, user);
  if (hides) throw wrongPassword();
  throw invalidParameter('The user has none of the first factors that the user pool allows.');
}

/** A factor that was named without what it takes is asked for; PASSWORD and PASSWORD_SRP are challenges, too. */
export function askForFirstFactor(
  service: Service,
  chooser: Chooser,
  factor: FirstFactor,
  parameters: Parameters,
): Promise<Outcome> {
  if (factor === 'PASSWORD' && !parameters['PASSWORD']) return askChooser(service, chooser, factor);
  if (factor === 'PASSWORD_SRP' && !parameters['SRP_A']) return askChooser(service, chooser, factor);
  return begin(service, chooser, factor, parameters);
}

/**
 * The answer to SELECT_CHALLENGE, with what the chosen factor takes.
 * @throws {ServiceError} InvalidParameterException when it is none of those that were offered.
 */
export async function answerChoice(service: Service, answer: Answer): Promise<Outcome> {
  return choose(service, answer, requireParameter(answer.responses, 'ANSWER'));
}

/** The answer to PASSWORD and PASSWORD_SRP: the choice is made. */
export async function answerChosen(service: Service, answer: Answer): Promise<Outcome> {
  return choose(service, answer, answer.state.awaits);
}

async function choose(service: Service, answer: Answer, chosen: string): Promise<Outcome> {
  const chooser = chooserOf(service, answer);
  const factor = firstFactors(service, answer.call.pool, chooser.user).find((offered) => offered === chosen);
  if (factor === undefined) throw invalidParameter('Selected challenge is not available for the user.');
  if (factor === 'WEB_AUTHN' && answer.state.awaits === factor && answer.responses['CREDENTIAL']) {
    return answerPasskey(service, answer);
  }
  return begin(service, chooser, factor, answer.responses);
}

async function begin(service: Service, chooser: Chooser, factor: FirstFactor, given: Parameters): Promise<Outcome> {
  switch (factor) {
    case 'PASSWORD':
      return provePassword(service, chooser, requireParameter(given, 'PASSWORD'));
    case 'PASSWORD_SRP': {
      const A = readSrpA(given);
      const { call, answered } = chooser;
      await moveOn(service, { client: call.client, ...(answered && { answered }) }, undefined);
      return askForPassword(service, call, { ...chooser, A });
    }
    case 'EMAIL_OTP':
    case 'SMS_OTP':
      return askForOneTimePassword(service, chooser, factor);
    case 'WEB_AUTHN':
      return askForPasskey(service, chooser);
  }
}
