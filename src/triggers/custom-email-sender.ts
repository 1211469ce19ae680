import type { CustomEmailSenderTriggerEvent, CustomEmailSenderTriggerHandler } from 'aws-lambda';
import { send, type SenderParts } from './custom-sender.js';

/**
 * Sends the pool's emails in place of Cognito. As it stands it logs that it did, to whom and why, but not the code:
 * give it a `deliver` of your own.
 *
 * Settings: `KEY_ARN`, the ARN of the KMS key by which codes are encrypted.
 */
export function createHandler(parts: SenderParts) {
  return async (event: CustomEmailSenderTriggerEvent): Promise<CustomEmailSenderTriggerEvent> => {
    if (event.triggerSource.startsWith('CustomEmailSender_')) await send('EMAIL', event, parts);
    return event;
  };
}

export const handler = createHandler({ environment: process.env }) satisfies CustomEmailSenderTriggerHandler;
