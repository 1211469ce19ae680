import type { Service } from '../service.js';
import type { UserPool } from '../store/pools.js';
import type { User } from '../store/users.js';
import { invalidParameter } from '../protocol/errors.js';
import { list, structure, type Infer } from '../protocol/shape.js';
import { attributeName, deliveryMedium } from '../protocol/types.js';
import { factorChange } from './factor-preference.js';
import { userNow } from './find-user.js';

/** The second factor in the words of the time when SMS was the only one. */
export const mfaOptions = list(structure({}, { DeliveryMedium: deliveryMedium, AttributeName: attributeName }));

/**
 * SetUserSettings and AdminSetUserSettings: SMS is on when it is named, and off when nothing is.
 * @throws {ServiceError} InvalidParameterException for another factor, and when the user has no phone number.
 */
export async function setMfaOptions(
  service: Service,
  pool: UserPool,
  user: User,
  options: Infer<typeof mfaOptions>,
): Promise<void> {
  const isSms = ({ DeliveryMedium, AttributeName }: (typeof options)[number]): boolean =>
    DeliveryMedium === 'SMS' && AttributeName === 'phone_number';
  if (!options.every(isSms)) {
    throw invalidParameter('MFAOptions can name SMS to phone_number alone. SetUserMFAPreference sets other factors.');
  }
  const { store, clock } = service;
  await store.transaction(() => {
    const current = userNow(service, user);
    const change = factorChange(pool.settings, current, { SMS_MFA: { Enabled: options.length > 0 } });
    store.users.change(current, change, clock.now());
  });
}
