import { createHash, timingSafeEqual } from 'node:crypto';
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
import { ask } from './ask.js';
import type { AuthResponse, Met, SignInCall, SignInProgress } from './attempt.js';
import { deviceNamed } from './devices.js';
import { checkNotLocked, countFailure } from './lockout.js';
import { requireParameter, type Parameters } from './parameters.js';
import { progressOf, resumeSession } from './session.js';

export type MessageFactor = 'SMS_MFA' | 'EMAIL_OTP';

/** SMS_MFA and EMAIL_OTP: a code is sent. It is good for as long as the session, which carries it sealed. */
export async function askForSentCode(
  service: Service,
  progress: SignInProgress,
  factor: MessageFactor,
  also?: () => void,
): Promise<AuthResponse> {
  const { pool, user } = progress;
  const address = addressOf(user.attributes, attributeOf[factor]);
  if (address === undefined) throw invalidParameter(`The user has no ${attributeOf[factor]} to send a code to.`);
  const code = service.ids.code();
  const { clientMetadata } = answerMetadata(progress);
  const { DeliveryMedium, Destination } = describeDelivery(address);
  const parameters = {
    USER_ID_FOR_SRP: user.username,
    CODE_DELIVERY_DELIVERY_MEDIUM: DeliveryMedium,
    CODE_DELIVERY_DESTINATION: Destination,
  };
  const response = await ask(service, progress, factor, parameters, {
    more: { sent: { code, to: hashOf(address.value) } },
    also,
  });
  const letter = {
    reason: 'Authentication' as const,
    pool,
    user,
    address,
    code,
    caller: callerOf(progress),
    clientMetadata,
  };
  await sendLetter(service, letter);
  return response;
}

/** The answer to SMS_MFA or EMAIL_OTP. A wrong code leaves the session usable; a right one proves the address, too. */
export async function answerSentCode(
  service: Service,
  call: SignInCall,
  factor: MessageFactor,
  session: string | undefined,
  responses: Parameters,
): Promise<Met> {
  const resumed = resumeSession(service, call, session, factor, responses);
  const progress = progressOf(service, call, resumed);
  const code = requireParameter(responses, `${factor}_CODE`);
  const { pool, user } = progress;
  const { code: sent = '', to: sentTo = '' } = resumed.state.sent ?? {};
  const device = progress.device ?? deviceNamed(service, pool, user, responses['DEVICE_KEY']);
  checkNotLocked(service, user);
  if (!isSame(sent, code)) {
    await countFailure(service, user);
    throw new ServiceError('CodeMismatchException', 'Invalid code or auth state for the user.');
  }
  const attribute = attributeOf[factor];
  return {
    met: factor,
    progress: { ...progress, user: withProven(user, attribute, sentTo), ...(device && { device }) },
    also() {
      const current = service.store.users.find(pool.id, user.sub);
      if (current) keepProven(service, pool, current, withProven(current, attribute, sentTo), attribute);
    },
  };
}

/** The user with the address counted as verified, unless it is another one by now. */
function withProven(user: User, attribute: Address['attribute'], sentTo: string): User {
  const address = user.attributes[attribute];
  if (address === undefined || hashOf(address) !== sentTo) return user;
  return { ...user, attributes: { ...user.attributes, [`${attribute}_verified`]: 'true' } };
}

function keepProven(service: Service, pool: UserPool, before: User, { attributes }: User, attribute: string): void {
  const flag = `${attribute}_verified`;
  if (attributes[flag] === before.attributes[flag]) return;
  activateVerifiedAlias(service, pool, before.sub, attribute, attributes[attribute]!, false);
  service.store.users.change(before, { attributes }, service.clock.now());
}

function hashOf(address: string): string {
  return createHash('sha256').update(address).digest('base64url');
}

function isSame(sent: string, given: string): boolean {
  const [a, b] = [Buffer.from(sent), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b);
}
