import { ServiceError } from '../protocol/errors.js';

/** Operations of Cognito that local Cognito leaves to AWS, and whose model has an error for just that. */
const notEnabled: ReadonlySet<string> = new Set([
  'AdminDisableProviderForUser',
  'AdminLinkProviderForUser',
  'AdminListUserSessions',
  'AdminRevokeUserSession',
  'CreateManagedLoginBranding',
  'CreateResourceServer',
  'CreateTerms',
  'CreateUserImportJob',
  'CreateUserPoolDomain',
  'CreateUserPoolReplica',
  'DeleteManagedLoginBranding',
  'DeleteResourceServer',
  'DeleteTerms',
  'DeleteUserPoolDomain',
  'DeleteUserPoolReplica',
  'DescribeManagedLoginBranding',
  'DescribeManagedLoginBrandingByClient',
  'DescribeResourceServer',
  'DescribeRiskConfiguration',
  'DescribeTerms',
  'DescribeTermsByClient',
  'DescribeUserImportJob',
  'DescribeUserPoolDomain',
  'GetCSVHeader',
  'GetClientToken',
  'GetSigningCertificate',
  'GetUICustomization',
  'GetUserPoolClientSessionConfiguration',
  'GetUserPoolSessionConfiguration',
  'ListResourceServers',
  'ListTerms',
  'ListUserImportJobs',
  'ListUserPoolReplicas',
  'ListUserSessions',
  'RevokeUserSession',
  'SetRiskConfiguration',
  'SetUICustomization',
  'SetUserPoolClientSessionConfiguration',
  'SetUserPoolSessionConfiguration',
  'StartUserImportJob',
  'StopUserImportJob',
  'UpdateManagedLoginBranding',
  'UpdateResourceServer',
  'UpdateTerms',
  'UpdateUserPoolDomain',
  'UpdateUserPoolReplica',
]);

/** Those whose model has no such error. */
const others: ReadonlySet<string> = new Set([
  'CreateIdentityProvider',
  'DeleteIdentityProvider',
  'DescribeIdentityProvider',
  'GetIdentityProviderByIdentifier',
  'GetLogDeliveryConfiguration',
  'GetProvisionedLimit',
  'ListIdentityProviders',
  'SetLogDeliveryConfiguration',
  'UpdateIdentityProvider',
  'UpdateProvisionedLimit',
]);

/** All operations that Cognito has and local Cognito has not. */
export const notOffered: readonly string[] = [...notEnabled, ...others];

/** What such an operation answers, by an error that its model has; undefined for a name that is none of them. */
export function refusalOf(operation: string): ServiceError | undefined {
  if (!notEnabled.has(operation) && !others.has(operation)) return undefined;
  return new ServiceError(
    notEnabled.has(operation) ? 'OperationNotEnabledException' : 'InvalidParameterException',
    `Local Cognito does not offer ${operation}. It works on AWS.`,
  );
}
