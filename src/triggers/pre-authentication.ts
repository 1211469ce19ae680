import type { PreAuthenticationTriggerEvent, PreAuthenticationTriggerHandler } from 'aws-lambda';
import { audit } from './audit.js';
import { listSetting, type Environment } from './environment.js';

/**
 * Writes each attempt to sign in to the audit trail, and refuses those from blocked app clients. Cognito calls it before
 * it checks the password, and with `PreventUserExistenceErrors` for users who don't exist too.
 *
 * Settings: `BLOCKED_CLIENT_IDS`, ids of app clients with commas between; none when not set.
 */
export function createHandler(environment: Environment) {
  const blockedClients = new Set(listSetting(environment, 'BLOCKED_CLIENT_IDS'));
  return async (event: PreAuthenticationTriggerEvent): Promise<PreAuthenticationTriggerEvent> => {
    if (event.triggerSource !== 'PreAuthentication_Authentication') return event;
    audit('sign-in attempt', event, event.request.userNotFound ? { userNotFound: true } : {});
    if (blockedClients.has(event.callerContext.clientId)) {
      audit('sign-in refused', event, { reason: 'The app client is blocked.' });
      // Cognito shows it to the user, with a full stop of its own.
      throw new Error('Signing in from this app is switched off');
    }
    return event;
  };
}

export const handler = createHandler(process.env) satisfies PreAuthenticationTriggerHandler;
