import type { ChallengeNameType, InitiateAuthResponse } from '@aws-sdk/client-cognito-identity-provider';
import type { Attributes } from './attributes.js';
import { UnknownChallengeError, type Challenge } from './challenge.js';
import { guaranteed, MissingMemberError } from './guaranteed.js';

/**
 * Turns the string map of a challenge into what that challenge is known to carry.
 *
 * @throws {UnknownChallengeError} The challenge is newer than this code.
 * @throws {MissingMemberError} The challenge lacks a parameter that it can't be answered without.
 */
export function parseChallenge(operation: string, name: ChallengeNameType, response: InitiateAuthResponse): Challenge {
  const parameters = response.ChallengeParameters ?? {};
  const get = (key: string) => guaranteed(operation, parameters, key);
  const username = parameters['USERNAME'] ?? parameters['USER_ID_FOR_SRP'];
  const srp = { kind: 'challenge', username, session: response.Session } as const;
  const other = () => ({ ...srp, session: guaranteed(operation, response, 'Session') });

  switch (name) {
    case 'PASSWORD_VERIFIER': {
      const userIdForSrp = get('USER_ID_FOR_SRP');
      return { ...srp, challengeName: name, username: username ?? userIdForSrp, userIdForSrp, ...srpQuestion(get) };
    }
    case 'DEVICE_SRP_AUTH':
      return { ...srp, challengeName: name };
    case 'DEVICE_PASSWORD_VERIFIER':
      return {
        ...srp,
        challengeName: name,
        username: get('USERNAME'),
        deviceKey: get('DEVICE_KEY'),
        ...srpQuestion(get),
      };
    case 'SOFTWARE_TOKEN_MFA':
      return { ...other(), challengeName: name, friendlyDeviceName: parameters['FRIENDLY_DEVICE_NAME'] };
    case 'SMS_MFA':
    case 'SMS_OTP':
    case 'EMAIL_OTP': {
      const medium = get('CODE_DELIVERY_DELIVERY_MEDIUM');
      return { ...other(), challengeName: name, medium, destination: get('CODE_DELIVERY_DESTINATION') };
    }
    case 'MFA_SETUP':
      return { ...other(), challengeName: name, factors: json<string[]>(operation, parameters, 'MFAS_CAN_SETUP') };
    case 'SELECT_MFA_TYPE':
      return { ...other(), challengeName: name, factors: json<string[]>(operation, parameters, 'MFAS_CAN_CHOOSE') };
    case 'NEW_PASSWORD_REQUIRED': {
      const required = json<string[]>(operation, parameters, 'requiredAttributes');
      return {
        ...other(),
        challengeName: name,
        requiredAttributes: required.map((attribute) => attribute.replace(/^userAttributes\./, '')),
        userAttributes: json<Attributes>(operation, parameters, 'userAttributes'),
      };
    }
    case 'CUSTOM_CHALLENGE':
      return { ...other(), challengeName: name, parameters };
    case 'SELECT_CHALLENGE':
      return { ...other(), challengeName: name, available: guaranteed(operation, response, 'AvailableChallenges') };
    case 'PASSWORD':
    case 'PASSWORD_SRP':
      return { ...other(), challengeName: name };
    case 'WEB_AUTHN': {
      const credentialRequestOptions = json(operation, parameters, 'CREDENTIAL_REQUEST_OPTIONS');
      return { ...other(), challengeName: name, credentialRequestOptions };
    }
    // Means "start again with AdminInitiateAuth": there is no answer to give.
    case 'ADMIN_NO_SRP_AUTH':
      throw new UnknownChallengeError(name);
    default:
      throw new UnknownChallengeError(name satisfies never);
  }
}

function srpQuestion(get: (key: string) => string) {
  return { salt: get('SALT'), srpB: get('SRP_B'), secretBlock: get('SECRET_BLOCK') };
}

/** Lists and objects travel as JSON inside the string map. */
function json<T = unknown>(operation: string, parameters: Record<string, string>, key: string): T {
  try {
    return JSON.parse(guaranteed(operation, parameters, key));
  } catch (error) {
    if (error instanceof MissingMemberError) throw error;
    throw new SyntaxError(`The answer to ${operation} has a ${key} that is not JSON.`, { cause: error });
  }
}
