import type { AccountRecoverySettingType, ForgotPasswordCommandInput } from '@aws-sdk/client-cognito-identity-provider';
import type { Playground } from './playground.js';

export const nowhere =
  'InvalidParameterException: Cannot reset password for the user as there is no registered/verified email or phone_number';
export const email = { email: 'jane@example.com', email_verified: 'true' };
export const phone = { phone_number: '+15555559934', phone_number_verified: 'true' };
export const byEmail = { AttributeName: 'email', DeliveryMedium: 'EMAIL', Destination: 'j***@e***' };
export const bySms = { AttributeName: 'phone_number', DeliveryMedium: 'SMS', Destination: '+*******9934' };

export const forgot = ({ api, clientId: ClientId }: Playground, more: Partial<ForgotPasswordCommandInput> = {}) =>
  api.forgotPassword({ ClientId, Username: 'jane', ...more });

/** The pool sends codes by what comes first, then by what comes next. */
export function recoverBy(
  ...Names: ('verified_email' | 'verified_phone_number' | 'admin_only')[]
): AccountRecoverySettingType {
  return { RecoveryMechanisms: Names.map((Name, index) => ({ Name, Priority: index + 1 })) };
}
