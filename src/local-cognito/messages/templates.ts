import type { PoolSettings } from '../pools/settings.js';
import type { MessageReason } from './letter.js';

export interface Text {
  readonly text: string;
  readonly subject: string;
}

/** The text that a pool's settings give a message, with its placeholders. */
export function templateOf(settings: PoolSettings, reason: MessageReason, medium: 'EMAIL' | 'SMS'): Text {
  switch (reason) {
    case 'AdminCreateUser':
      return invitation(settings, medium);
    case 'Authentication':
      return authentication(settings, medium);
    default:
      return verification(settings, medium);
  }
}

function invitation({ AdminCreateUserConfig }: PoolSettings, medium: 'EMAIL' | 'SMS'): Text {
  const { EmailMessage, SMSMessage, EmailSubject } = AdminCreateUserConfig?.InviteMessageTemplate ?? {};
  return {
    text:
      (medium === 'EMAIL' ? EmailMessage : SMSMessage) ??
      'Your username is {username} and temporary password is {####}. ',
    subject: EmailSubject ?? 'Your temporary password',
  };
}

function authentication(settings: PoolSettings, medium: 'EMAIL' | 'SMS'): Text {
  const { SmsMfaConfiguration, EmailMfaConfiguration, SmsAuthenticationMessage } = settings;
  const sms = SmsMfaConfiguration?.SmsAuthenticationMessage ?? SmsAuthenticationMessage;
  return {
    text: (medium === 'EMAIL' ? EmailMfaConfiguration?.Message : sms) ?? 'Your authentication code is {####}. ',
    subject: EmailMfaConfiguration?.Subject ?? 'Your authentication code',
  };
}

function verification(settings: PoolSettings, medium: 'EMAIL' | 'SMS'): Text {
  const template = settings.VerificationMessageTemplate;
  const own =
    medium === 'EMAIL'
      ? (template?.EmailMessage ?? settings.EmailVerificationMessage)
      : (template?.SmsMessage ?? settings.SmsVerificationMessage);
  return {
    text: own ?? 'Your verification code is {####}. ',
    subject: template?.EmailSubject ?? settings.EmailVerificationSubject ?? 'Your verification code',
  };
}
