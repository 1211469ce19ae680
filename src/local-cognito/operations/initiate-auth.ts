import { findClient } from '../pools/lookup.js';
import { operation } from '../protocol/operation.js';
import { any, map, structure } from '../protocol/shape.js';
import { authFlow, clientId, session } from '../protocol/types.js';
import { signInCall } from '../sign-in/call.js';
import { startSignIn } from '../sign-in/state-machine.js';

export const initiateAuth = operation({
  name: 'InitiateAuth',
  auth: 'none',
  input: structure(
    { AuthFlow: authFlow, ClientId: clientId },
    { AuthParameters: map, ClientMetadata: map, AnalyticsMetadata: any, UserContextData: any, Session: session },
  ),
  run(service, { AuthFlow, ClientId, AuthParameters = {}, ClientMetadata, Session }, caller) {
    const call = signInCall(findClient(service, ClientId), 'public', 'start', caller, ClientMetadata);
    return startSignIn(service, call, AuthFlow, AuthParameters, Session);
  },
});
