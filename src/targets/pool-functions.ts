import type { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { updateUserPool } from '../actions/index.js';
import type { PoolFunctions } from '../events/index.js';
import type { FunctionHost } from './function-host.js';

/** The functions of one pool, on the service that it lives on. */
export function poolFunctions(
  cognito: CognitoIdentityProviderClient,
  host: FunctionHost,
  userPoolId: string,
): PoolFunctions {
  return {
    attach: async (triggers) => updateUserPool(cognito, { userPoolId, lambdaConfig: await host.deploy(triggers) }),
    configure: async (trigger, environment) => host.configure(trigger, environment),
    logs: async () => host.logs(),
  };
}
