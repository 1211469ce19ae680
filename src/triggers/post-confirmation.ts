import type { PostConfirmationTriggerEvent } from 'aws-lambda';
import { audit } from './audit.js';

/**
 * Writes to the audit trail that a user was confirmed or has set a new password. Both have happened already and an
 * error would not undo them, so none is made.
 */
export async function handler(event: PostConfirmationTriggerEvent): Promise<PostConfirmationTriggerEvent> {
  if (event.triggerSource === 'PostConfirmation_ConfirmSignUp') audit('confirmed', event);
  if (event.triggerSource === 'PostConfirmation_ConfirmForgotPassword') audit('password reset', event);
  return event;
}
