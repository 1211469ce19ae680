import type { PasswordPolicyType } from '@aws-sdk/client-cognito-identity-provider';
import { guaranteed } from './guaranteed.js';

export interface PasswordPolicy {
  readonly minimumLength: number;
  readonly requireUppercase: boolean;
  readonly requireLowercase: boolean;
  readonly requireNumbers: boolean;
  readonly requireSymbols: boolean;
}

export function toPasswordPolicy(operation: string, policy: PasswordPolicyType): PasswordPolicy {
  return {
    minimumLength: guaranteed(operation, policy, 'MinimumLength'),
    requireUppercase: policy.RequireUppercase ?? false,
    requireLowercase: policy.RequireLowercase ?? false,
    requireNumbers: policy.RequireNumbers ?? false,
    requireSymbols: policy.RequireSymbols ?? false,
  };
}

export function fromPasswordPolicy(policy: PasswordPolicy): PasswordPolicyType {
  return {
    MinimumLength: policy.minimumLength,
    RequireUppercase: policy.requireUppercase,
    RequireLowercase: policy.requireLowercase,
    RequireNumbers: policy.requireNumbers,
    RequireSymbols: policy.requireSymbols,
  };
}
