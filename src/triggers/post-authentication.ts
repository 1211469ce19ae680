import type { PostAuthenticationTriggerEvent } from 'aws-lambda';
import { audit } from './audit.js';

/** Writes each successful sign-in to the audit trail. */
export async function handler(event: PostAuthenticationTriggerEvent): Promise<PostAuthenticationTriggerEvent> {
  if (event.triggerSource !== 'PostAuthentication_Authentication') return event;
  audit('signed in', event, { newDeviceUsed: event.request.newDeviceUsed });
  return event;
}
