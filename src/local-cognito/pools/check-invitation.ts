import { invalidParameter } from '../protocol/errors.js';
import { allowedFirstFactors, type PoolSettings } from './settings.js';

/** What AWS names as the pattern of a message with a code. */
const patterns = {
  EmailMessage: String.raw`[\p{L}\p{M}\p{S}\p{N}\p{P}\s*]*\{####\}[\p{L}\p{M}\p{S}\p{N}\p{P}\s*]*`,
  SMSMessage: String.raw`(?s).*\{####\}(?s).*`,
} as const;
const paths = { EmailMessage: 'emailMessage', SMSMessage: 'smsMessage' } as const;

/**
 * What an invitation must name: the temporary password, unless users may do without one, and the username.
 * @throws {ServiceError} InvalidParameterException.
 */
export function checkInvitation(settings: Partial<PoolSettings>): void {
  const template = settings.AdminCreateUserConfig?.InviteMessageTemplate;
  const firstFactors = allowedFirstFactors(settings);
  const needsPassword = !firstFactors.includes('EMAIL_OTP') && !firstFactors.includes('SMS_OTP');
  for (const name of ['EmailMessage', 'SMSMessage'] as const) {
    const message = template?.[name];
    if (message === undefined) continue;
    if (needsPassword && !message.includes('{####}')) {
      throw invalidParameter(
        `1 validation error detected: Value '${message}' at 'adminCreateUserConfig.inviteMessage.${paths[name]}' ` +
          `failed to satisfy constraint: Member must satisfy regular expression pattern: ${patterns[name]}`,
      );
    }
    if (!message.includes('{username}')) {
      throw invalidParameter(
        `${name} of an invitation must contain {username}, which the user's name takes the place of.`,
      );
    }
  }
}
