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
  const medium = mediumOf(letter.address);
  const isOffered = medium === 'SMS' || pool.settings.EmailConfiguration?.EmailSendingAccount === 'DEVELOPER';
  if (response === undefined || !isOffered) return {};
  const text = response[medium === 'SMS' ? 'smsMessage' : 'emailMessage'] as string | null | undefined;
  const subject = response['emailSubject'] as string | null | undefined;
  return {
    ...(text && hasPlaceholders(letter, text) && { text: within(LONGEST[medium], letter, text) }),
    ...(subject && { subject: within(LONGEST.subject, letter, subject) }),
  };
}

function hasPlaceholders({ reason }: Letter, text: string): boolean {
  return text.includes(placeholders.code) && (reason !== 'AdminCreateUser' || text.includes(placeholders.username));
}

function within(longest: number, letter: Letter, text: string): string {
  if ([...fillIn(letter, text)].length <= longest) return text;
  throw new ServiceError('InvalidLambdaResponseException', 'Unrecognizable lambda output');
}
