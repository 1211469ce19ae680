import type { DefineAuthChallengeTriggerEvent, DefineAuthChallengeTriggerHandler } from 'aws-lambda';
import { readProgress } from './custom-auth/progress.js';
import { countSetting, type Environment } from './environment.js';

/**
 * Leads a custom authentication: the password by SRP when the client began with it, then a captcha, then the user's
 * secret question. Somebody who doesn't exist is led the same way, and fails at its end: neither the challenges nor
 * their number or timing tell.
 *
 * Settings: `ATTEMPTS`, how often each custom challenge may be answered; 3 when not set.
 */
export function createHandler(environment: Environment) {
  const attempts = countSetting(environment, 'ATTEMPTS', 3);
  return async (event: DefineAuthChallengeTriggerEvent): Promise<DefineAuthChallengeTriggerEvent> => {
    if (event.triggerSource !== 'DefineAuthChallenge_Authentication') return event;
    return { ...event, response: answer(event.request, attempts) };
  };
}

export const handler = createHandler(process.env) satisfies DefineAuthChallengeTriggerHandler;

type Request = DefineAuthChallengeTriggerEvent['request'];
type Response = DefineAuthChallengeTriggerEvent['response'];

function answer({ session, userNotFound }: Request, attempts: number): Response {
  const progress = readProgress(session, attempts);
  switch (progress.next) {
    case 'password':
      return { challengeName: 'PASSWORD_VERIFIER', issueTokens: false, failAuthentication: false };
    case 'custom challenge':
      return { challengeName: 'CUSTOM_CHALLENGE', issueTokens: false, failAuthentication: false };
    case 'tokens':
      return { issueTokens: userNotFound !== true, failAuthentication: userNotFound === true };
    case 'failure':
      return { issueTokens: false, failAuthentication: true };
  }
}
