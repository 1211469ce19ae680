import type { Address, CodeDelivery } from '../messages/address.js';
import { sendLetter } from '../messages/send.js';
import { invalidParameter, notAuthorized, type ServiceError } from '../protocol/errors.js';
import type { Service } from '../service.js';
import type { UserPool } from '../store/pools.js';
import type { User } from '../store/users.js';
import type { TriggerCaller } from '../triggers/call-trigger.js';
import { keepCode } from './keep-code.js';

/** A password that is to be reset, and who wants it. */
export interface PasswordReset {
  readonly pool: UserPool;
  readonly user: User;
  readonly caller: TriggerCaller;
  readonly clientMetadata: Readonly<Record<string, string>> | undefined;
}

/**
 * Sends the code that ConfirmForgotPassword takes.
 * @param save more to write in the transaction that keeps the code
 */
export function sendResetCode(
  service: Service,
  reset: PasswordReset,
  address: Address,
  save: () => void = () => undefined,
): Promise<CodeDelivery> {
  const code = service.ids.code();
  return sendLetter(service, { ...reset, reason: 'ForgotPassword', address, code }, () => {
    keepCode(service, reset.user, 'reset-password', address, code);
    save();
  });
}

export const notResettable = (): ServiceError => notAuthorized('User password cannot be reset in the current state.');
export const noRecoveryAddress = (): ServiceError =>
  invalidParameter('Cannot reset password for the user as there is no registered/verified email or phone_number');
