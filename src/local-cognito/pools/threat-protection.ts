import { oneOf, string } from '../protocol/shape.js';
import { ServiceError } from '../protocol/errors.js';

/** Identifies a sign-in that threat protection has looked at. */
export const authEventId = string({ min: 1, max: 50, pattern: String.raw`[\w+-]+` });
export const authEventFeedback = oneOf('Valid', 'Invalid');

/** What operations on such sign-ins answer: here no pool has threat protection, whatever its UserPoolAddOns say. */
export function noThreatProtection(operation: string): ServiceError {
  return new ServiceError(
    'UserPoolAddOnNotEnabledException',
    `Local Cognito has no threat protection, so there is nothing for ${operation}. It works on AWS.`,
  );
}
