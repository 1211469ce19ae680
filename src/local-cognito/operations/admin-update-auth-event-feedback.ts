import { findPool } from '../pools/lookup.js';
import { authEventFeedback, authEventId, noThreatProtection } from '../pools/threat-protection.js';
import { operation } from '../protocol/operation.js';
import { structure } from '../protocol/shape.js';
import { userPoolId, username } from '../protocol/types.js';
import { requireUser } from '../users/find-user.js';

export const adminUpdateAuthEventFeedback = operation({
  name: 'AdminUpdateAuthEventFeedback',
  auth: 'iam',
  input: structure({
    UserPoolId: userPoolId,
    Username: username,
    EventId: authEventId,
    FeedbackValue: authEventFeedback,
  }),
  run(service, { UserPoolId, Username }) {
    requireUser(service, findPool(service, UserPoolId), Username);
    throw noThreatProtection('AdminUpdateAuthEventFeedback');
  },
});
