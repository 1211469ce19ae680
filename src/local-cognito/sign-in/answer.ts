import { invalidSession } from '../protocol/errors.js';
import type { Service } from '../service.js';
import { checkSecretHash } from '../users/secret-hash.js';
import type { AuthResponse, SignInCall } from './attempt.js';
import { answerDevicePasswordVerifier, answerDeviceSrp } from './device-srp.js';
import { answerMfaSetup } from './mfa-setup.js';
import { requireParameter, type Parameters } from './parameters.js';
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
      return answerPasswordVerifier(service, call, responses);
    case 'SOFTWARE_TOKEN_MFA':
      return answerSoftwareToken(service, call, session, responses);
    case 'MFA_SETUP':
      return answerMfaSetup(service, call, session, responses);
    case 'DEVICE_SRP_AUTH':
      return answerDeviceSrp(service, call, session, responses);
    case 'DEVICE_PASSWORD_VERIFIER':
      return answerDevicePasswordVerifier(service, call, session, responses);
    default:
      // No session of this service waits for any other challenge.
      throw invalidSession();
  }
}
