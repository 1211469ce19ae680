import { addressOf, describeDelivery, type Address } from '../messages/address.js';
import { sendLetter } from '../messages/send.js';
import { attributeOf } from '../pools/recovery.js';
import { invalidParameter, ServiceError } from '../protocol/errors.js';
import type { Service } from '../service.js';
import type { UserPool } from '../store/pools.js';
import type { User } from '../store/users.js';
import { callerOf } from '../triggers/caller.js';
import { answerMetadata } from '../triggers/authentication-triggers.js';
import { activateVerifiedAlias } from '../users/username-mode.js';
import { ask, type AskOptions } from './ask.js';
import type { AuthResponse, Met, SignInProgress } from './attempt.js';
import { deviceNamed } from './devices.js';
import { checkNotLocked, countFailure } from './lockout.js';
import { requireParameter } from './parameters.js';
import { isRightCode, sentCode, wentTo, type SentCode } from './sent-code.js';
import { resume, type Answer } from './session.js';

export type MessageFactor = 'SMS_MFA' | 'EMAIL_OTP';

/** SMS_MFA and EMAIL_OTP: a code is sent. It is good for as long as the session, which carries it sealed. */
export async function askForSentCode(
  service: Service,
  progress: SignInProgress,
  factor: MessageFactor,
  also?: () => void,
): Promise<AuthResponse> {
  const { user } = progress;
  const address = addressOf(user.attributes, attributeOf[factor]);
  if (address === undefined) throw invalidParameter(`The user has no ${attributeOf[factor]} to send a code to.`);
  return askForCodeTo(service, progress, factor, address, { also });
}

/** Sends a code to an address, which need not be the user's yet, and asks for it. */
export async function askForCodeTo(
  service: Service,
  progress: SignInProgress,
  challenge: MessageFactor | 'EMAIL_OTP to set up',
  address: Address,
  { more, also }: AskOptions,
): Promise<AuthResponse> {
  const { pool, user } = progress;
  const code = service.ids.code();
  const parameters = { USER_ID_FOR_SRP: user.username, ...whereItWent(address) };
  const sent = sentCode(code, address);
  const response = await ask(service, progress, challenge, parameters, { more: { ...more, sent }, also });
  const { clientMetadata } = answerMetadata(progress);
  const caller = callerOf(progress);
  await sendLetter(service, { reason: 'Authentication', pool, user, address, code, caller, clientMetadata });
  return response;
}

/** How a challenge tells where its code went. */
export function whereItWent(address: Address): Record<string, string> {
  const { DeliveryMedium, Destination } = describeDelivery(address);
  return { CODE_DELIVERY_DELIVERY_MEDIUM: DeliveryMedium, CODE_DELIVERY_DESTINATION: Destination };
}

/** The answer to SMS_MFA or EMAIL_OTP. A right code proves the address, too. */
export async function answerSentCode(service: Service, answer: Answer): Promise<Met> {
  const { state } = answer;
  const factor = state.awaits as MessageFactor;
  const progress = await proveCode(service, answer, factor);
  const { pool, user } = progress;
  const attribute = attributeOf[factor];
  return {
    met: factor,
    progress: { ...progress, user: withProven(user, attribute, state.sent) },
    also() {
      const current = service.store.users.find(pool.id, user.sub);
      if (current) keepProven(service, pool, current, withProven(current, attribute, state.sent), attribute);
    },
  };
}

/**
 * The sign-in of an answer whose code is the one that was sent.
 * @throws {ServiceError} CodeMismatchException, which leaves the session usable; NotAuthorizedException while locked.
 */
export async function proveCode(service: Service, answer: Answer, factor: MessageFactor): Promise<SignInProgress> {
  const { state, responses } = answer;
  const progress = resume(service, answer);
  const code = requireParameter(responses, `${factor}_CODE`);
  const { pool, user } = progress;
  const device = progress.device ?? deviceNamed(service, pool, user, responses['DEVICE_KEY']);
  checkNotLocked(service, user);
  if (!isRightCode(state.sent, code)) {
    await countFailure(service, user);
    throw wrongSentCode();
  }
  return { ...progress, ...(device && { device }) };
}

export function wrongSentCode(): Error {
  return new ServiceError('CodeMismatchException', 'Invalid code or auth state for the user.');
}

/** The user with the address counted as verified, unless it is another one by now. */
function withProven(user: User, attribute: Address['attribute'], sent: SentCode | undefined): User {
  if (!wentTo(sent, user.attributes[attribute])) return user;
  return { ...user, attributes: { ...user.attributes, [`${attribute}_verified`]: 'true' } };
}

function keepProven(service: Service, pool: UserPool, before: User, { attributes }: User, attribute: string): void {
  const flag = `${attribute}_verified`;
  if (attributes[flag] === before.attributes[flag]) return;
  activateVerifiedAlias(service, pool, before.sub, attribute, attributes[attribute]!, false);
  service.store.users.change(before, { attributes }, service.clock.now());
}
