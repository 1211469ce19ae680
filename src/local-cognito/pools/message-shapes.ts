import { oneOf, string, structure, text } from '../protocol/shape.js';
import { arn, optionalArn } from '../protocol/types.js';

/*
 * Constraints of the texts that a pool sends, and of whom it sends them through. The model's patterns for a placeholder
 * within a text try each place against each other, for minutes where the text is long: those say themselves what fits.
 */
const LETTERS = String.raw`[\p{L}\p{M}\p{S}\p{N}\p{P}\s*]*`;
const NAME = String.raw`[\p{L}\p{M}\p{S}\p{N}\p{P}]+`;
const CODE = '{####}';
const letters = new RegExp(`^${LETTERS}$`, 'u');
const line = /^.*$/u;
const name = new RegExp(`^${NAME}$`, 'u');

export const smsMessage = string({
  min: 6,
  max: 140,
  pattern: String.raw`.*\{####\}.*`,
  fits: (value) => value.includes(CODE) && line.test(value),
});
export const emailMessage = string({
  min: 6,
  max: 20_000,
  pattern: String.raw`${LETTERS}\{####\}${LETTERS}`,
  fits: (value) => value.includes(CODE) && letters.test(value),
});
export const emailSubject = string({ min: 1, max: 140, pattern: String.raw`[\p{L}\p{M}\p{S}\p{N}\p{P}\s]+` });
const emailMessageByLink = string({
  min: 6,
  max: 20_000,
  pattern: String.raw`${LETTERS}\{##${LETTERS}##\}${LETTERS}`,
  fits: (value) => hasLink(value) && letters.test(value),
});
const emailAddress = string({
  pattern: `${NAME}@${NAME}`,
  fits: (value) => hasAtWithin(value) && name.test(value),
});
const region = string({ min: 5, max: 32 });

export const verificationMessageTemplate = structure(
  {},
  {
    SmsMessage: smsMessage,
    EmailMessage: emailMessage,
    EmailSubject: emailSubject,
    EmailMessageByLink: emailMessageByLink,
    EmailSubjectByLink: emailSubject,
    DefaultEmailOption: oneOf('CONFIRM_WITH_LINK', 'CONFIRM_WITH_CODE'),
  },
);

/** An invitation may do without the code. */
export const inviteMessageTemplate = structure(
  {},
  {
    SMSMessage: string({ min: 6, max: 140, pattern: '(?s).*' }),
    EmailMessage: string({ min: 6, max: 20_000, pattern: LETTERS }),
    EmailSubject: emailSubject,
  },
);

export const emailMfaConfiguration = structure(
  {},
  { Message: emailMessage, Subject: string({ pattern: String.raw`[\p{L}\p{M}\p{S}\p{N}\p{P}\s]+` }) },
);

export const emailConfiguration = structure(
  {},
  {
    SourceArn: arn,
    ReplyToEmailAddress: emailAddress,
    EmailSendingAccount: oneOf('COGNITO_DEFAULT', 'DEVELOPER'),
    From: text,
    ConfigurationSet: string({ min: 1, max: 64, pattern: '^[a-zA-Z0-9_-]+$' }),
  },
);

export const smsConfiguration = structure(
  {},
  {
    SnsCallerArn: optionalArn,
    ExternalId: text,
    SnsRegion: region,
    EumsSms: structure(
      { CallerArn: arn },
      {
        ExternalId: text,
        OriginationIdentity: text,
        ConfigurationSetName: text,
        InEntityId: text,
        InTemplateId: text,
        Region: region,
      },
    ),
  },
);

/** `{##the text of a link##}` */
function hasLink(text: string): boolean {
  const start = text.indexOf('{##');
  return start !== -1 && text.includes('##}', start + 3);
}

/** An @ that is neither the first nor the last character. */
function hasAtWithin(text: string): boolean {
  const at = text.indexOf('@', 1);
  return at !== -1 && at < text.length - 1;
}
