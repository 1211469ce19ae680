import {
  DescribeUserPoolCommand,
  UpdateUserPoolCommand,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import { guaranteed } from './guaranteed.js';
import type { UserPoolSettings } from './user-pool-settings.js';
import { withSettings } from './whole-user-pool.js';

/** Each setting that is given takes the place of the pool's: a `lambdaConfig` drops the triggers that it doesn't name. */
export interface UpdateUserPoolInput extends UserPoolSettings {
  readonly userPoolId: string;
}

/**
 * Changes settings of a user pool, and keeps all others.
 *
 * That is more than the operation itself does: **UpdateUserPool resets most of what is left out to its default.** A call
 * with nothing but a tag drops the pool's triggers, opens a closed sign-up and no longer verifies addresses. So this
 * reads the pool first and sends all of it back, with the changes on top. What somebody else changes in between is lost.
 *
 * IAM: needs `cognito-idp:DescribeUserPool` and `cognito-idp:UpdateUserPool` on the pool, and `iam:PassRole` when it
 * sends SMS.
 *
 * @throws {ResourceNotFoundException} There is no such pool.
 * @throws {InvalidParameterException} The settings don't fit together.
 * @throws {ConcurrentModificationException} Somebody else changes the pool at this moment.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateUserPool.html
 */
export async function updateUserPool(client: CognitoIdentityProviderClient, input: UpdateUserPoolInput): Promise<void> {
  const { userPoolId, ...settings } = input;
  const response = await client.send(new DescribeUserPoolCommand({ UserPoolId: userPoolId }));
  const pool = guaranteed('DescribeUserPool', response, 'UserPool');
  await client.send(new UpdateUserPoolCommand({ UserPoolId: userPoolId, ...withSettings(pool, settings) }));
}
