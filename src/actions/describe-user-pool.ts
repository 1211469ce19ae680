import {
  DescribeUserPoolCommand,
  type CognitoIdentityProviderClient,
  type LambdaConfigType,
  type UserPoolMfaType,
  type UserPoolTierType,
} from '@aws-sdk/client-cognito-identity-provider';
import { guaranteed } from './guaranteed.js';
import { toPasswordPolicy, type PasswordPolicy } from './password-policy.js';

export interface UserPoolDescription {
  readonly userPoolId: string;
  readonly name: string;
  readonly arn: string;
  readonly passwordPolicy: PasswordPolicy;
  readonly mfaConfiguration: UserPoolMfaType;
  /** Whether the pool tracks the devices that users sign in from. */
  readonly tracksDevices: boolean;
  /** Nobody may sign up by themselves. */
  readonly adminCreateUserOnly: boolean;
  /** The ARNs of the functions that Cognito calls, by trigger. */
  readonly lambdaConfig: Readonly<LambdaConfigType>;
  /** The plan that the pool is billed by. */
  readonly tier: UserPoolTierType;
  readonly tags: Readonly<Record<string, string>>;
}

/**
 * Reads the settings of a user pool, above all the rules that a password must meet.
 *
 * IAM: needs `cognito-idp:DescribeUserPool` on the pool.
 *
 * @throws {ResourceNotFoundException} There is no such pool.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DescribeUserPool.html
 */
export async function describeUserPool(
  client: CognitoIdentityProviderClient,
  input: { readonly userPoolId: string },
): Promise<UserPoolDescription> {
  const response = await client.send(new DescribeUserPoolCommand({ UserPoolId: input.userPoolId }));
  const pool = guaranteed('DescribeUserPool', response, 'UserPool');
  const policies = guaranteed('DescribeUserPool', pool, 'Policies');
  return {
    userPoolId: guaranteed('DescribeUserPool', pool, 'Id'),
    name: guaranteed('DescribeUserPool', pool, 'Name'),
    arn: guaranteed('DescribeUserPool', pool, 'Arn'),
    passwordPolicy: toPasswordPolicy('DescribeUserPool', guaranteed('DescribeUserPool', policies, 'PasswordPolicy')),
    mfaConfiguration: pool.MfaConfiguration ?? 'OFF',
    tracksDevices: pool.DeviceConfiguration !== undefined,
    adminCreateUserOnly: pool.AdminCreateUserConfig?.AllowAdminCreateUserOnly ?? false,
    lambdaConfig: pool.LambdaConfig ?? {},
    tier: pool.UserPoolTier ?? 'ESSENTIALS',
    tags: pool.UserPoolTags ?? {},
  };
}
