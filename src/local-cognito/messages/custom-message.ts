import { ServiceError } from '../protocol/errors.js';
import type { Service } from '../service.js';
import { callTrigger } from '../triggers/call-trigger.js';
import { eventAttributes } from '../triggers/user-attributes.js';
import { mediumOf } from './address.js';
import { fillIn, placeholders, type Letter } from './letter.js';
import type { Text } from './templates.js';

type Answer = Partial<Record<'smsMessage' | 'emailMessage' | 'emailSubject', string | null>>;

/** Characters that a message may have once its placeholders are filled in, as the service model limits its templates. */
const LONGEST = { SMS: 140, EMAIL: 20_000, subject: 140 } as const;

/**
 * CustomMessage: the function's own text; none where it gives none, or one without the placeholders that it must have.
 * AWS documents that email takes EmailSendingAccount DEVELOPER, but uses the text with its own sender, too.
 */
export async function customText(service: Service, letter: Letter): Promise<Partial<Text>> {
  const { pool, user, reason, caller, clientMetadata } = letter;
  const isSms = mediumOf(letter.address) === 'SMS';
  const member = isSms ? 'smsMessage' : 'emailMessage';
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
    remark(answer) {
      const lacking = lackingIn(letter, (answer as Answer)[member] ?? '');
      return lacking && `${member} has no ${lacking}, so the pool's own text is sent.`;
    },
  });
  const { [member]: text, emailSubject } = (response ?? {}) as Answer;
  if (isSms) return ownText(letter, text, LONGEST.SMS);
  return {
    ...ownText(letter, text, LONGEST.EMAIL),
    ...(emailSubject && { subject: within(LONGEST.subject, letter, emailSubject) }),
  };
}

function ownText(letter: Letter, text: string | null | undefined, longest: number): Partial<Text> {
  return text && lackingIn(letter, text) === undefined ? { text: within(longest, letter, text) } : {};
}

/** The placeholder that a text should have and has not. No text at all lacks nothing. */
function lackingIn({ reason }: Letter, text: string): string | undefined {
  const { code, username } = placeholders;
  const needed = reason === 'AdminCreateUser' ? [code, username] : [code];
  return text === '' ? undefined : needed.find((placeholder) => !text.includes(placeholder));
}

function within(longest: number, letter: Letter, text: string): string {
  if ([...fillIn(letter, text)].length <= longest) return text;
  throw new ServiceError('InvalidLambdaResponseException', 'Unrecognizable lambda output');
}
