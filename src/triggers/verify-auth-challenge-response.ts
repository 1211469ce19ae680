import { createHash, timingSafeEqual } from 'node:crypto';
import type { VerifyAuthChallengeResponseTriggerEvent } from 'aws-lambda';
import { isSecretAnswer } from './custom-auth/secret-answer.js';

/** Checks the answer to a captcha or a secret question, in a time that tells nothing of the right one. */
export async function handler(
  event: VerifyAuthChallengeResponseTriggerEvent,
): Promise<VerifyAuthChallengeResponseTriggerEvent> {
  if (event.triggerSource !== 'VerifyAuthChallengeResponse_Authentication') return event;
  const { challengeAnswer, privateChallengeParameters } = event.request;
  return { ...event, response: { answerCorrect: await isCorrect(challengeAnswer, privateChallengeParameters) } };
}

/** Nothing is taken for granted: the answer is the client's. */
async function isCorrect(given: unknown, parameters: Readonly<Record<string, unknown>> | null | undefined) {
  const { answer, answerHash } = parameters ?? {};
  if (typeof given !== 'string' || given.trim() === '') return false;
  if (typeof answer === 'string' && answerHash === undefined) return areEqual(given.trim(), answer);
  if (typeof answerHash === 'string' && answer === undefined) return isSecretAnswer(given, answerHash);
  return false;
}

/** Digests are of one length, whatever the texts are. */
function areEqual(one: string, other: string): boolean {
  return timingSafeEqual(sha256(one), sha256(other));
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
