import { findPool } from '../pools/lookup.js';
import { authEventFeedback, authEventId, noThreatProtection } from '../pools/threat-protection.js';
import { operation } from '../protocol/operation.js';
import { structure } from '../protocol/shape.js';
import { token, userPoolId, username } from '../protocol/types.js';

/** Users are not looked up: nothing that a caller could have proves that it may know of them. */
export const updateAuthEventFeedback = operation({
  name: 'UpdateAuthEventFeedback',
  auth: 'none',
  input: structure({
    UserPoolId: userPoolId,
    Username: username,
    EventId: authEventId,
    FeedbackToken: token,
    FeedbackValue: authEventFeedback,
  }),
  run(service, { UserPoolId }) {
    findPool(service, UserPoolId);
    throw noThreatProtection('UpdateAuthEventFeedback');
  },
});
