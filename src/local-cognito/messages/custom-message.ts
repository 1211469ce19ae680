import { ServiceError } from '../protocol/errors.js';
import type { Service } from '../service.js';
import { callTrigger } from '../triggers/call-trigger.js';
import { eventAttributes } from '../triggers/user-attributes.js';
import { mediumOf } from './address.js';
import { fillIn, placeholders, type Letter } from './letter.js';
import type { Text } from './templates.js';

/** Characters that a message may have once its placeholders are filled in, as the service model limits its templates. */
const LONGEST = { SMS: 140, EMAIL: 20_000, subject: 140 } as const;

/**
 * CustomMessage: the function's own text; none where it gives none, or one without the placeholders that it must have.
 * Of email it may change nothing unless the pool sends through SES (EmailSendingAccount DEVELOPER).
 */
export async function customText(service: Service, letter: Letter): Promise<Partial<Text>> {
  const { pool, user, reason, caller, clientMetadata } = letter;
  const response = await callTrigger(service, {
    pool,
    trigger: 'CustomMessage',
    reason,
    caller,
    userName: user.username,
    request: {
      userAttributes: eventAttributes(pool, user),
      codeParameter: placeholders.code,
      linkParameter: '{##Click Here##}',
      usernameParameter: reason === 'AdminCreateUser' ? placeholders.username : null,
      ...(clientMetadata && { clientMetadata }),
    },
    response: { smsMessage: null, emailMessage: null, emailSubject: null },
    shape: { smsMessage: 'text', emailMessage: 'text', emailSubject: 'text' },
  });
  const { smsMessage, emailMessage, emailSubject } = (response ?? {}) as Partial<Record<string, string | null>>;
  if (mediumOf(letter.address) === 'SMS') return ownText(letter, smsMessage, LONGEST.SMS);
  if (pool.settings.EmailConfiguration?.EmailSendingAccount !== 'DEVELOPER') return {};
  return {
    ...ownText(letter, emailMessage, LONGEST.EMAIL),
    ...(emailSubject && { subject: within(LONGEST.subject, letter, emailSubject) }),
  };
}

function ownText(letter: Letter, text: string | null | undefined, longest: number): Partial<Text> {
  return text && hasPlaceholders(letter, text) ? { text: within(longest, letter, text) } : {};
}

function hasPlaceholders({ reason }: Letter, text: string): boolean {
  return text.includes(placeholders.code) && (reason !== 'AdminCreateUser' || text.includes(placeholders.username));
}

function within(longest: number, letter: Letter, text: string): string {
  if ([...fillIn(letter, text)].length <= longest) return text;
  throw new ServiceError('InvalidLambdaResponseException', 'Unrecognizable lambda output');
}
