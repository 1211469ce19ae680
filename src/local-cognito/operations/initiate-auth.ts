import { findClient } from '../pools/lookup.js';
import { operation } from '../protocol/operation.js';
import { map, structure } from '../protocol/shape.js';
import { analyticsMetadata, authFlow, authParameters, clientId, session, userContextData } from '../protocol/types.js';
import { signInCall } from '../sign-in/call.js';
import { startSignIn } from '../sign-in/state-machine.js';

export const initiateAuth = operation({
  name: 'InitiateAuth',
  auth: 'none',
  input: structure(
    { AuthFlow: authFlow, ClientId: clientId },
    {
      AuthParameters: authParameters,
      ClientMetadata: map,
      AnalyticsMetadata: analyticsMetadata,
      UserContextData: userContextData,
      Session: session,
    },
    ['AuthFlow', 'AuthParameters', 'ClientMetadata'],
  ),
  run(service, { AuthFlow, ClientId, AuthParameters = {}, ClientMetadata, Session }, caller) {
    const call = signInCall(findClient(service, ClientId), 'public', 'start', caller, ClientMetadata);
    return startSignIn(service, call, AuthFlow, AuthParameters, Session);
  },
});
