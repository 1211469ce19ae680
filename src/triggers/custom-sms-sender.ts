import type { CustomSMSSenderTriggerEvent, CustomSMSSenderTriggerHandler } from 'aws-lambda';
import { send, type SenderParts } from './custom-sender.js';

/**
 * Sends the pool's text messages in place of Cognito. As it stands it logs that it did, to whom and why, but not the
 * code: give it a `deliver` of your own.
 *
 * Settings: `KEY_ARN`, the ARN of the KMS key by which codes are encrypted.
 */
export function createHandler(parts: SenderParts) {
  return async (event: CustomSMSSenderTriggerEvent): Promise<CustomSMSSenderTriggerEvent> => {
    if (event.triggerSource.startsWith('CustomSMSSender_')) await send('SMS', event, parts);
    return event;
  };
}

export const handler = createHandler({ environment: process.env }) satisfies CustomSMSSenderTriggerHandler;
