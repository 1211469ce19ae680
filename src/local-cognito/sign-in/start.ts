import { ServiceError } from '../protocol/errors.js';
import type { Service } from '../service.js';
import type { AuthResponse, SignInCall } from './attempt.js';
import { startWithCustomAuth } from './custom-auth.js';
import { passFlowGate, type AuthFlow } from './flow-gates.js';
import { next } from './next.js';
import { startWithPassword } from './password.js';
import { refreshTokens } from './refresh.js';
import { startWithSrp } from './user-srp.js';
import type { Parameters } from './parameters.js';

type Start = (service: Service, call: SignInCall, parameters: Parameters) => Promise<AuthResponse>;

/** How each flow begins. */
const starts: Readonly<Record<AuthFlow, Start>> = {
  USER_PASSWORD_AUTH: byPassword,
  ADMIN_USER_PASSWORD_AUTH: byPassword,
  ADMIN_NO_SRP_AUTH: byPassword,
  USER_SRP_AUTH: startWithSrp,
  REFRESH_TOKEN_AUTH: refreshTokens,
  REFRESH_TOKEN: refreshTokens,
  CUSTOM_AUTH: startWithCustomAuth,
  USER_AUTH: () => {
    throw new ServiceError('UnsupportedOperationException', 'Local Cognito does not offer the flow USER_AUTH.');
  },
};

/** InitiateAuth and AdminInitiateAuth. */
export async function startSignIn(
  service: Service,
  call: SignInCall,
  flow: AuthFlow,
  parameters: Parameters,
): Promise<AuthResponse> {
  passFlowGate(call, flow);
  return starts[flow](service, call, parameters);
}

async function byPassword(service: Service, call: SignInCall, parameters: Parameters): Promise<AuthResponse> {
  return next(service, await startWithPassword(service, call, parameters));
}
