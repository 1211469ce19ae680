import { invalidParameter } from '../protocol/errors.js';
import type { AddressAttribute } from '../store/codes.js';
import type { PoolSettings } from './settings.js';

/** The address to which a factor sends its codes. */
export const attributeOf = { SMS_MFA: 'phone_number', EMAIL_OTP: 'email' } as const;
/** The factor that sends its codes to an address. */
export const factorOf = { phone_number: 'SMS_MFA', email: 'EMAIL_OTP' } as const;

const mechanisms = {
  verified_email: 'email',
  verified_phone_number: 'phone_number',
  admin_only: 'admin_only',
} as const;

/** How users of a pool get a new password, first choice first; undefined when the pool does not say. */
export function recoveryOrder({
  AccountRecoverySetting,
}: PoolSettings): readonly (AddressAttribute | 'admin_only')[] | undefined {
  return AccountRecoverySetting?.RecoveryMechanisms?.toSorted((a, b) => a.Priority - b.Priority).map(
    ({ Name }) => mechanisms[Name],
  );
}

/**
 * The rules by which ways of recovery go together.
 * @throws {ServiceError} InvalidParameterException.
 */
export function checkRecovery({ AccountRecoverySetting }: Partial<PoolSettings>): void {
  const ways = AccountRecoverySetting?.RecoveryMechanisms ?? [];
  const refused = (rule: string) =>
    invalidParameter(`Invalid account recovery setting parameter. Account Recovery Setting cannot ${rule}.`);
  if (ways.length > 1 && ways.some(({ Name }) => Name === 'admin_only')) {
    throw refused('use admin_only setting with any other recovery mechanisms');
  }
  const isRepeated = (values: readonly unknown[]) => new Set(values).size < values.length;
  if (isRepeated(ways.map(({ Name }) => Name)) || isRepeated(ways.map(({ Priority }) => Priority))) {
    throw refused('have duplicate priorities or recovery mechanisms');
  }
}
