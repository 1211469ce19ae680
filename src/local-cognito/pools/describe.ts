import type { Service } from '../service.js';
import type { AppClient } from '../store/app-clients.js';
import type { UserPool } from '../store/pools.js';
import { passwordPolicyOf, withoutFactors } from './settings.js';

/** The account in ARNs; local Cognito has one. */
const ACCOUNT_ID = '000000000000';

/** Timestamps on the wire are seconds with milliseconds as a fraction. */
export function toTimestamp(milliseconds: number): number {
  return milliseconds / 1000;
}

export function poolArn(service: Service, poolId: string): string {
  return `arn:aws:cognito-idp:${service.region}:${ACCOUNT_ID}:userpool/${poolId}`;
}

export function functionArn(region: string, name: string): string {
  return `arn:aws:lambda:${region}:${ACCOUNT_ID}:function:${name}`;
}

/** The UserPool structure of Create- and DescribeUserPool. */
export function describePool(service: Service, pool: UserPool): object {
  const settings = withoutFactors(pool.settings);
  return {
    DeletionProtection: 'INACTIVE',
    LambdaConfig: {},
    EmailConfiguration: { EmailSendingAccount: 'COGNITO_DEFAULT' },
    VerificationMessageTemplate: { DefaultEmailOption: 'CONFIRM_WITH_CODE' },
    AdminCreateUserConfig: { AllowAdminCreateUserOnly: false, UnusedAccountValidityDays: 7 },
    UserPoolTags: {},
    UserPoolTier: 'ESSENTIALS',
    ...settings,
    Id: pool.id,
    Name: pool.name,
    Arn: poolArn(service, pool.id),
    Policies: {
      SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD'] },
      ...settings.Policies,
      PasswordPolicy: passwordPolicyOf(pool.settings),
    },
    EstimatedNumberOfUsers: service.store.pools.estimateUsers(pool.id),
    CreationDate: toTimestamp(pool.createdAt),
    LastModifiedDate: toTimestamp(pool.modifiedAt),
  };
}

/** The UserPoolClient structure of Create-, Update- and DescribeUserPoolClient. */
export function describeAppClient(client: AppClient): object {
  const { RefreshTokenRotation } = client.settings;
  return {
    RefreshTokenValidity: 30,
    AllowedOAuthFlowsUserPoolClient: false,
    EnableTokenRevocation: true,
    EnablePropagateAdditionalUserContextData: false,
    AuthSessionValidity: 3,
    ...client.settings,
    RefreshTokenRotation: RefreshTokenRotation && { RetryGracePeriodSeconds: 0, ...RefreshTokenRotation },
    ClientId: client.id,
    ClientName: client.name,
    // Of two, the one that applications know longer.
    ClientSecret: client.secrets[0]?.value,
    UserPoolId: client.poolId,
    CreationDate: toTimestamp(client.createdAt),
    LastModifiedDate: toTimestamp(client.modifiedAt),
  };
}

/** @param owner `<username>.<pool id>` */
export function deviceArn(service: Service, owner: string, deviceKey: string): string {
  return `arn:aws:cognito-idp:${service.region}:${ACCOUNT_ID}:owner/${owner}/device/${deviceKey}`;
}
