import {
  ResourceNotFoundException,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import { describeUserPool, describeUserPoolClient } from '../actions/index.js';
import { ExpectedError } from '../events/index.js';
import { commandAt, type PlaygroundIds, type Target } from '../targets/index.js';

/** What of a playground is no longer there; an app client goes with its pool. */
export type PlaygroundLoss = 'user pool' | 'app client';

/** Looks whether a playground is still there. @throws what the service answers when it can't be looked at. */
export async function lossOf(
  cognito: CognitoIdentityProviderClient,
  { userPoolId, clientId }: PlaygroundIds,
): Promise<PlaygroundLoss | undefined> {
  if (await isGone(describeUserPool(cognito, { userPoolId }))) return 'user pool';
  return (await isGone(describeUserPoolClient(cognito, { userPoolId, clientId }))) ? 'app client' : undefined;
}

/** Says what is gone and how to get another playground. */
export function explainLoss(
  loss: PlaygroundLoss,
  { userPoolId, clientId }: PlaygroundIds,
  { place, label }: Pick<Target, 'place' | 'label'>,
  cause?: unknown,
): ExpectedError {
  const id = loss === 'user pool' ? userPoolId : clientId;
  return new ExpectedError(`The playground’s ${loss} ${id} is gone from ${label}.`, {
    next: `For another playground: ${commandAt(place, 'up')}`,
    cause,
  });
}

async function isGone(look: Promise<unknown>): Promise<boolean> {
  try {
    await look;
    return false;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return true;
    throw error;
  }
}
