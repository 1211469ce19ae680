import { findClientOfPool } from '../pools/lookup.js';
import { operation } from '../protocol/operation.js';
import { map, structure } from '../protocol/shape.js';
import {
  analyticsMetadata,
  authFlow,
  authParameters,
  clientId,
  contextData,
  session,
  userPoolId,
} from '../protocol/types.js';
import { signInCall } from '../sign-in/call.js';
import { startSignIn } from '../sign-in/state-machine.js';

export const adminInitiateAuth = operation({
  name: 'AdminInitiateAuth',
  auth: 'iam',
  input: structure(
    { UserPoolId: userPoolId, ClientId: clientId, AuthFlow: authFlow },
    {
      AuthParameters: authParameters,
      ClientMetadata: map,
      AnalyticsMetadata: analyticsMetadata,
      ContextData: contextData,
      Session: session,
    },
  ),
  run(service, { UserPoolId, ClientId, AuthFlow, AuthParameters = {}, ClientMetadata, Session }, caller) {
    const found = findClientOfPool(service, UserPoolId, ClientId);
    const call = signInCall(found, 'admin', 'start', caller, ClientMetadata);
    return startSignIn(service, call, AuthFlow, AuthParameters, Session);
  },
});
