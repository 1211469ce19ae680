import { createGuardrails, generateSync } from 'otplib';
import { decodeBase32 } from './base32.js';

const stepSeconds = 30;

/** Cognito promises 16 characters of base32, which are 10 bytes; otplib asks for 16 bytes unless told. */
const guardrails = createGuardrails({ MIN_SECRET_BYTES: 10 });

/**
 * The code that an authenticator shows: six digits, SHA-1, 30 seconds, the one kind that Cognito accepts. It may be used
 * once; to get another one, wait `secondsToNextStep()`.
 *
 * @param secretCode Base32, from `associateSoftwareToken`.
 */
export function currentTotpCode(secretCode: string, epochSeconds: number = Date.now() / 1000): string {
  return generateSync({
    // Decoded here: otplib refuses secrets whose last character has bits to spare, and apps don't.
    secret: decodeBase32(secretCode),
    epoch: Math.floor(epochSeconds),
    guardrails,
  });
}

/** Whole seconds until the code changes, from 1 to 30. */
export function secondsToNextStep(epochSeconds: number = Date.now() / 1000): number {
  return stepSeconds - (Math.floor(epochSeconds) % stepSeconds);
}
