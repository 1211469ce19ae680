import { findClientOfPool } from '../pools/lookup.js';
import { operation } from '../protocol/operation.js';
import { any, map, structure } from '../protocol/shape.js';
import { authFlow, clientId, session, userPoolId } from '../protocol/types.js';
import { startSignIn } from '../sign-in/start.js';

export const adminInitiateAuth = operation({
  name: 'AdminInitiateAuth',
  auth: 'iam',
  input: structure(
    { UserPoolId: userPoolId, ClientId: clientId, AuthFlow: authFlow },
    { AuthParameters: map, ClientMetadata: map, AnalyticsMetadata: any, ContextData: any, Session: session },
  ),
  run(service, { UserPoolId, ClientId, AuthFlow, AuthParameters = {} }, { ip }) {
    const found = findClientOfPool(service, UserPoolId, ClientId);
    return startSignIn(service, { ...found, api: 'admin', ip }, AuthFlow, AuthParameters);
  },
});
