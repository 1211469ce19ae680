import type { CustomMessageTriggerEvent } from 'aws-lambda';
import { nameForEmail } from './custom-message/greeting.js';
import { chooseLanguage } from './custom-message/language.js';
import { texts, type Topic } from './custom-message/texts.js';

const topics: ReadonlyMap<string, Topic> = new Map<CustomMessageTriggerEvent['triggerSource'], Topic>([
  ['CustomMessage_SignUp', 'confirmation'],
  ['CustomMessage_ResendCode', 'confirmation'],
  ['CustomMessage_ForgotPassword', 'password reset'],
  ['CustomMessage_AdminCreateUser', 'invitation'],
  ['CustomMessage_Authentication', 'sign-in code'],
  ['CustomMessage_UpdateUserAttribute', 'address'],
  ['CustomMessage_VerifyUserAttribute', 'address'],
]);

/**
 * Writes the pool's messages in English, German or Spanish: in the language that `ClientMetadata` asks for by `lang`, or
 * the user's `locale`. The texts have codes; a pool that confirms by link needs others. Cognito uses the email parts
 * when the pool sends through SES.
 */
export async function handler(event: CustomMessageTriggerEvent): Promise<CustomMessageTriggerEvent> {
  const topic = topics.get(event.triggerSource);
  if (topic === undefined) return event;
  const { userAttributes, clientMetadata, codeParameter, usernameParameter } = event.request;
  const { greeting, about } = texts[chooseLanguage(clientMetadata?.['lang'], userAttributes['locale'])];
  const { subject, email, sms } = about[topic]({ code: codeParameter, username: usernameParameter ?? '{username}' });
  const name = nameForEmail(userAttributes['given_name'] || userAttributes['name']);
  return {
    ...event,
    response: { emailSubject: subject, emailMessage: `${greeting(name)} ${email}`, smsMessage: sms },
  };
}
