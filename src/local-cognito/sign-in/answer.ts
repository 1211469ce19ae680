import { invalidSession } from '../protocol/errors.js';
import type { Service } from '../service.js';
import { checkSecretHash } from '../users/secret-hash.js';
import { askForFactor } from './ask-for-factor.js';
import type { AuthResponse, SignInCall } from './attempt.js';
import { answerCustomChallenge } from './custom-auth.js';
import { answerDevicePasswordVerifier, answerDeviceSrp } from './device-srp.js';
import { answerSentCode } from './message-mfa.js';
import { answerMfaSetup } from './mfa-setup.js';
import { answerNewPassword } from './new-password.js';
import { next } from './next.js';
import { requireParameter, type Parameters } from './parameters.js';
import { answerMfaType } from './select-mfa-type.js';
import { answerSoftwareToken } from './software-token-mfa.js';
import { answerPasswordVerifier } from './user-srp.js';

/** RespondToAuthChallenge and AdminRespondToAuthChallenge. */
export async function answerChallenge(
  service: Service,
  call: SignInCall,
  challenge: string,
  session: string | undefined,
  responses: Parameters,
): Promise<AuthResponse> {
  checkSecretHash(call.client, requireParameter(responses, 'USERNAME'), responses['SECRET_HASH']);
  switch (challenge) {
    case 'PASSWORD_VERIFIER':
      return next(service, await answerPasswordVerifier(service, call, responses));
    case 'NEW_PASSWORD_REQUIRED':
      return next(service, await answerNewPassword(service, call, session, responses));
    case 'SMS_MFA':
    case 'EMAIL_OTP':
      return next(service, await answerSentCode(service, call, challenge, session, responses));
    case 'SOFTWARE_TOKEN_MFA':
      return next(service, await answerSoftwareToken(service, call, session, responses));
    case 'MFA_SETUP':
      return next(service, await answerMfaSetup(service, call, session, responses));
    case 'SELECT_MFA_TYPE': {
      const { progress, factor } = answerMfaType(service, call, session, responses);
      return askForFactor(service, progress, factor);
    }
    case 'DEVICE_SRP_AUTH':
      return answerDeviceSrp(service, call, session, responses);
    case 'DEVICE_PASSWORD_VERIFIER':
      return next(service, await answerDevicePasswordVerifier(service, call, session, responses));
    case 'CUSTOM_CHALLENGE':
      return answerCustomChallenge(service, call, session, responses);
    default:
      // No session of this service waits for any other challenge.
      throw invalidSession();
  }
}
