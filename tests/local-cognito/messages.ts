import type { SignUpCommandOutput } from '@aws-sdk/client-cognito-identity-provider';
import { password, type Playground } from './playground.js';

/** A pool that sends through SES. */
export const ses = { EmailConfiguration: { EmailSendingAccount: 'DEVELOPER' as const } };
/** A pool whose codes go by SMS. */
export const byPhone = { AutoVerifiedAttributes: ['phone_number' as const] };

/** Signs jane up, who has an email address and a phone number. */
export function signUpJane(
  { api, clientId: ClientId }: Playground,
  ClientMetadata?: Record<string, string>,
): Promise<SignUpCommandOutput> {
  return api.signUp({
    ClientId,
    Username: 'jane',
    Password: password,
    UserAttributes: [
      { Name: 'email', Value: 'jane@example.com' },
      { Name: 'phone_number', Value: '+15550100' },
    ],
    ...(ClientMetadata && { ClientMetadata }),
  });
}

/** Has her code sent again. */
export function resend({ api, clientId: ClientId }: Playground, ClientMetadata?: Record<string, string>) {
  return api.resendConfirmationCode({ ClientId, Username: 'jane', ...(ClientMetadata && { ClientMetadata }) });
}

export async function sentMessages({ local }: Playground) {
  return (await local.outbox.list()).map(({ medium, to, subject, text, code }) => ({
    medium,
    to,
    subject,
    text,
    code,
  }));
}
