import { findClientOfPool } from '../pools/lookup.js';
import { operation } from '../protocol/operation.js';
import { map, structure } from '../protocol/shape.js';
import {
  analyticsMetadata,
  authParameters,
  challengeName,
  clientId,
  contextData,
  session,
  userPoolId,
} from '../protocol/types.js';
import { signInCall } from '../sign-in/call.js';
import { answerChallenge } from '../sign-in/state-machine.js';

export const adminRespondToAuthChallenge = operation({
  name: 'AdminRespondToAuthChallenge',
  auth: 'iam',
  input: structure(
    { UserPoolId: userPoolId, ClientId: clientId, ChallengeName: challengeName },
    {
      ChallengeResponses: authParameters,
      Session: session,
      AnalyticsMetadata: analyticsMetadata,
      ContextData: contextData,
      ClientMetadata: map,
    },
  ),
  run(service, { UserPoolId, ClientId, ChallengeName, Session, ChallengeResponses = {}, ClientMetadata }, caller) {
    const found = findClientOfPool(service, UserPoolId, ClientId);
    const call = signInCall(found, 'admin', 'answer', caller, ClientMetadata);
    return answerChallenge(service, call, ChallengeName, Session, ChallengeResponses);
  },
});
