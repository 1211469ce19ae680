import type { PreSignUpTriggerEvent, PreSignUpTriggerHandler } from 'aws-lambda';
import { listSetting, type Environment } from './environment.js';

/** One @, ASCII alone, no quoting: what looks like a known domain to a person and is none has no way in. */
const address = /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*@([a-z\d-]+(?:\.[a-z\d-]+)+)$/i;

/**
 * Confirms users of known domains as they sign up, and takes their address for verified. Nobody proves to own the
 * address that way, so it suits a pool whose domains are checked elsewhere, and demos.
 *
 * Settings: `KNOWN_DOMAINS`, whole domains with commas between; `example.com` when not set, none when empty.
 */
export function createHandler(environment: Environment) {
  const knownDomains = new Set(
    listSetting(environment, 'KNOWN_DOMAINS', 'example.com').map((domain) => domain.toLowerCase()),
  );
  return async (event: PreSignUpTriggerEvent): Promise<PreSignUpTriggerEvent> => {
    // Cognito ignores the flags for AdminCreateUser; a user of another identity provider is confirmed as it is.
    if (event.triggerSource !== 'PreSignUp_SignUp') return event;
    const domain = domainOf(event.request.userAttributes['email']);
    if (domain === undefined || !knownDomains.has(domain)) return event;
    return { ...event, response: { ...event.response, autoConfirmUser: true, autoVerifyEmail: true } };
  };
}

export const handler = createHandler(process.env) satisfies PreSignUpTriggerHandler;

function domainOf(email: unknown): string | undefined {
  return typeof email === 'string' ? address.exec(email)?.[1]?.toLowerCase() : undefined;
}
