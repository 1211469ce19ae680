import { addressOf } from '../messages/address.js';
import { sendLetter } from '../messages/send.js';
import { simulatedAddress } from '../messages/simulated-delivery.js';
import { invalidSession } from '../protocol/errors.js';
import type { Service } from '../service.js';
import { answerMetadata } from '../triggers/authentication-triggers.js';
import { callerOf } from '../triggers/caller.js';
import type { AuthResponse, Met } from './attempt.js';
import { askChooser, beforeProof, chooserOf, type Chooser } from './chooser.js';
import { deviceNamed } from './devices.js';
import { addressOfFactor, firstFactors, type OneTimePassword } from './first-factors.js';
import { whereItWent, wrongSentCode } from './message-mfa.js';
import { requireParameter } from './parameters.js';
import { isRightCode, sentCode, wentTo } from './sent-code.js';
import { progressOf, type Answer } from './session.js';
import { standInName } from './unknown-user.js';

/** In MFA they have six. */
const DIGITS = 8;

const awaits = { EMAIL_OTP: 'EMAIL_OTP as first factor', SMS_OTP: 'SMS_OTP' } as const;

/**
 * EMAIL_OTP and SMS_OTP in place of a password. Whoever isn't there, and is not to be told from those who are, gets the
 * same question and no code.
 */
export async function askForOneTimePassword(
  service: Service,
  given: Chooser,
  factor: OneTimePassword,
): Promise<AuthResponse> {
  const chooser = beforeProof(service, given);
  const { call, username, user } = chooser;
  const { pool } = call;
  const attribute = addressOfFactor[factor];
  const address = user ? addressOf(user.attributes, attribute) : simulatedAddress(pool, username, [attribute]);
  if (address === undefined) throw invalidSession();
  const code = service.ids.code(DIGITS);
  const name = user?.username ?? standInName(pool, username);
  const parameters = { USERNAME: name, USER_ID_FOR_SRP: name, ...whereItWent(address) };
  const more = { sent: sentCode(code, address) };
  const response = await askChooser(service, chooser, awaits[factor], parameters, { more });
  if (user === undefined) return response;
  const { clientMetadata } = answerMetadata(call);
  const caller = callerOf(call);
  await sendLetter(service, { reason: 'Authentication', pool, user, address, code, caller, clientMetadata });
  return response;
}

/** The answer to EMAIL_OTP or SMS_OTP. A wrong code leaves the session usable, and does not lock the user. */
export async function answerOneTimePassword(service: Service, answer: Answer): Promise<Met> {
  const { call, state, responses } = answer;
  const factor = state.awaits === awaits.EMAIL_OTP ? 'EMAIL_OTP' : 'SMS_OTP';
  const { user } = chooserOf(service, answer);
  const code = requireParameter(responses, `${factor}_CODE`);
  if (user === undefined || !isRightCode(state.sent, code)) throw wrongSentCode();
  // Since the code was sent, the address may have changed, or a second factor have been turned on.
  const isStillTheirs = wentTo(state.sent, user.attributes[addressOfFactor[factor]]);
  if (!isStillTheirs || !firstFactors(service, call.pool, user).includes(factor)) throw invalidSession();
  const progress = progressOf(service, call, state, user);
  const device = deviceNamed(service, call.pool, user, responses['DEVICE_KEY']);
  return { met: 'ONE_TIME_PASSWORD', progress: { ...progress, ...(device && { device }) } };
}
