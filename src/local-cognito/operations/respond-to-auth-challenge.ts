import { findClient } from '../pools/lookup.js';
import { operation } from '../protocol/operation.js';
import { map, structure } from '../protocol/shape.js';
import {
  analyticsMetadata,
  authParameters,
  challengeName,
  clientId,
  session,
  userContextData,
} from '../protocol/types.js';
import { signInCall } from '../sign-in/call.js';
import { answerChallenge } from '../sign-in/state-machine.js';

export const respondToAuthChallenge = operation({
  name: 'RespondToAuthChallenge',
  auth: 'none',
  input: structure(
    { ClientId: clientId, ChallengeName: challengeName },
    {
      Session: session,
      ChallengeResponses: authParameters,
      AnalyticsMetadata: analyticsMetadata,
      UserContextData: userContextData,
      ClientMetadata: map,
    },
  ),
  run(service, { ClientId, ChallengeName, Session, ChallengeResponses = {}, ClientMetadata }, caller) {
    const call = signInCall(findClient(service, ClientId), 'public', 'answer', caller, ClientMetadata);
    return answerChallenge(service, call, ChallengeName, Session, ChallengeResponses);
  },
});
