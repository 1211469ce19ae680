import {
  CreateUserPoolCommand,
  type CognitoIdentityProviderClient,
  type VerifiedAttributeType,
} from '@aws-sdk/client-cognito-identity-provider';
import { guaranteed } from './guaranteed.js';
import { fromPasswordPolicy, type PasswordPolicy } from './password-policy.js';

export interface CreateUserPoolInput {
  /** Names need not be unique. */
  readonly name: string;
  /** Addresses that a code is sent to at sign-up. `email` when left out. */
  readonly autoVerifiedAttributes?: readonly VerifiedAttributeType[] | undefined;
  /** Eight characters of all four kinds when left out. */
  readonly passwordPolicy?: PasswordPolicy | undefined;
  /** Devices are tracked only when this is given. */
  readonly deviceConfiguration?: DeviceConfiguration | undefined;
  readonly tags?: Readonly<Record<string, string>> | undefined;
}

export interface DeviceConfiguration {
  /** A remembered device stands in for MFA. */
  readonly challengeRequiredOnNewDevice: boolean;
  /** A device is remembered only when the user says so; else as soon as it is confirmed. */
  readonly deviceOnlyRememberedOnUserPrompt: boolean;
}

/**
 * Creates a user pool that `deleteUserPool` can remove: deletion protection stays off. TOTP can't be turned on here, see
 * `setUserPoolMfaConfig`.
 *
 * IAM: needs `cognito-idp:CreateUserPool`, and `cognito-idp:TagResource` with tags.
 *
 * @throws {LimitExceededException} The account has as many pools as it may.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPool.html
 */
export async function createUserPool(
  client: CognitoIdentityProviderClient,
  input: CreateUserPoolInput,
): Promise<{ userPoolId: string; arn: string; name: string }> {
  const { passwordPolicy, deviceConfiguration } = input;
  const response = await client.send(
    new CreateUserPoolCommand({
      PoolName: input.name,
      AutoVerifiedAttributes: [...(input.autoVerifiedAttributes ?? ['email' as const])],
      Policies: passwordPolicy && { PasswordPolicy: fromPasswordPolicy(passwordPolicy) },
      DeviceConfiguration: deviceConfiguration && {
        ChallengeRequiredOnNewDevice: deviceConfiguration.challengeRequiredOnNewDevice,
        DeviceOnlyRememberedOnUserPrompt: deviceConfiguration.deviceOnlyRememberedOnUserPrompt,
      },
      DeletionProtection: 'INACTIVE',
      UserPoolTags: input.tags,
    }),
  );
  const pool = guaranteed('CreateUserPool', response, 'UserPool');
  return {
    userPoolId: guaranteed('CreateUserPool', pool, 'Id'),
    arn: guaranteed('CreateUserPool', pool, 'Arn'),
    name: guaranteed('CreateUserPool', pool, 'Name'),
  };
}
