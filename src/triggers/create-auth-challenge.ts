import type { CreateAuthChallengeTriggerEvent } from 'aws-lambda';
import { createCaptcha } from './custom-auth/captcha.js';
import { readProgress } from './custom-auth/progress.js';
import { isScryptHash, unmatchableScryptHash } from './scrypt-hash.js';

type Response = CreateAuthChallengeTriggerEvent['response'];

/**
 * Makes the next custom challenge: a captcha, a new one at each try, or the user's secret question.
 *
 * The question is `custom:secret_question`, the hash of the answer `custom:secret_answer`. An app client should be able
 * to read neither. A user who has no answer, or doesn't exist, is asked like anybody, and no answer is right.
 *
 * @throws {Error} when the session does not lead to a custom challenge.
 */
export async function handler(event: CreateAuthChallengeTriggerEvent): Promise<CreateAuthChallengeTriggerEvent> {
  if (event.triggerSource !== 'CreateAuthChallenge_Authentication') return event;
  const { challengeName, session, userAttributes } = event.request;
  if (challengeName !== 'CUSTOM_CHALLENGE') return event;
  // How many tries there are is for DefineAuthChallenge to say.
  const progress = readProgress(session, Infinity);
  if (progress.next !== 'custom challenge') throw new Error('No challenge follows from this session');
  const response = progress.challenge === 'CAPTCHA' ? captcha() : secretQuestion(userAttributes);
  return { ...event, response };
}

function captcha(): Response {
  const { answer, ...shown } = createCaptcha();
  return {
    publicChallengeParameters: { type: 'CAPTCHA', ...shown },
    privateChallengeParameters: { answer },
    challengeMetadata: 'CAPTCHA',
  };
}

function secretQuestion(attributes: Readonly<Record<string, string>> | undefined): Response {
  const answerHash = attributes?.['custom:secret_answer'];
  return {
    publicChallengeParameters: {
      type: 'SECRET_QUESTION',
      question: attributes?.['custom:secret_question'] || 'What was the name of your first pet?',
    },
    privateChallengeParameters: { answerHash: isScryptHash(answerHash) ? answerHash : unmatchableScryptHash() },
    challengeMetadata: 'SECRET_QUESTION',
  };
}
