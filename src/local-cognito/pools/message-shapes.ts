import { oneOf, string, structure, text } from '../protocol/shape.js';
import { arn, optionalArn } from '../protocol/types.js';

/** Constraints of the texts that a pool sends, and of whom it sends them through. */
const LETTERS = String.raw`[\p{L}\p{M}\p{S}\p{N}\p{P}\s*]*`;

export const smsMessage = string({ min: 6, max: 140, pattern: String.raw`.*\{####\}.*` });
export const emailMessage = string({ min: 6, max: 20_000, pattern: String.raw`${LETTERS}\{####\}${LETTERS}` });
export const emailSubject = string({ min: 1, max: 140, pattern: String.raw`[\p{L}\p{M}\p{S}\p{N}\p{P}\s]+` });
const emailMessageByLink = string({
  min: 6,
  max: 20_000,
  pattern: String.raw`${LETTERS}\{##${LETTERS}##\}${LETTERS}`,
});
/** Longer than any address; the model sets no limit, and its pattern takes too long for one that never ends. */
const emailAddress = string({
  max: 2048,
  pattern: String.raw`[\p{L}\p{M}\p{S}\p{N}\p{P}]+@[\p{L}\p{M}\p{S}\p{N}\p{P}]+`,
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
