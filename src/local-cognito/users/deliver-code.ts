import type { Service } from '../service.js';
import type { NewMessage } from '../store/messages.js';
import type { UserPool } from '../store/pools.js';

/** What the caller is told of a message: where it went, not what it says. */
export interface CodeDelivery {
  readonly Destination: string;
  readonly DeliveryMedium: 'EMAIL' | 'SMS';
  readonly AttributeName: string;
}

/** Where a user's codes go: the address that the pool verifies; the phone before the email when it verifies both. */
export function verifiableAddress(
  pool: UserPool,
  attributes: Readonly<Record<string, string>>,
): { attribute: 'email' | 'phone_number'; value: string } | undefined {
  for (const attribute of ['phone_number', 'email'] as const) {
    const value = attributes[attribute];
    if (value !== undefined && pool.settings.AutoVerifiedAttributes?.includes(attribute)) return { attribute, value };
  }
  return undefined;
}

/** Writes the message with a sign-up code and puts it into the outbox. */
export function deliverSignUpCode(
  service: Service,
  pool: UserPool,
  username: string,
  address: { attribute: 'email' | 'phone_number'; value: string },
  code: string,
): CodeDelivery {
  const medium = address.attribute === 'email' ? 'EMAIL' : 'SMS';
  const { settings } = pool;
  const template = settings.VerificationMessageTemplate;
  const text =
    medium === 'EMAIL'
      ? (template?.EmailMessage ?? settings.EmailVerificationMessage)
      : (template?.SmsMessage ?? settings.SmsVerificationMessage);
  const subject = template?.EmailSubject ?? settings.EmailVerificationSubject ?? 'Your verification code';
  const message: NewMessage = {
    userPoolId: pool.id,
    username,
    sentAt: new Date(service.clock.now()),
    medium,
    to: address.value,
    ...(medium === 'EMAIL' && { subject }),
    text: (text ?? 'Your verification code is {####}. ').replaceAll('{####}', code),
    code,
  };
  service.store.messages.insert(message);
  service.onMessage(message);
  return describeDelivery(address);
}

export function describeDelivery(address: { attribute: string; value: string }): CodeDelivery {
  const email = address.attribute === 'email';
  return {
    AttributeName: address.attribute,
    DeliveryMedium: email ? 'EMAIL' : 'SMS',
    Destination: email ? maskEmail(address.value) : maskPhoneNumber(address.value),
  };
}

/** `t***@t***`: the first character of the local part and of the domain. */
export function maskEmail(email: string): string {
  const [local = '', domain = ''] = email.split('@');
  return `${local.charAt(0)}***@${domain.charAt(0)}***`;
}

/** `+*******9934`: the last four digits. */
function maskPhoneNumber(phoneNumber: string): string {
  return `+*******${phoneNumber.slice(-4)}`;
}
