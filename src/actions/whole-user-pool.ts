import type { UpdateUserPoolRequest, UserPoolType } from '@aws-sdk/client-cognito-identity-provider';
import { fromUserPoolSettings, type UserPoolSettings } from './user-pool-settings.js';

type Members = Omit<UpdateUserPoolRequest, 'UserPoolId'>;

/** All that UpdateUserPool must be sent for a pool to stay as it is, apart from the settings. */
export function withSettings(pool: UserPoolType, settings: UserPoolSettings): Members {
  const now = membersOf(pool);
  const given = fromUserPoolSettings(settings);
  const passwordPolicy = merged(now.Policies?.PasswordPolicy, given.Policies?.PasswordPolicy);
  const adminCreateUser = merged(now.AdminCreateUserConfig, given.AdminCreateUserConfig);
  return {
    ...now,
    ...present(given),
    Policies: merged(now.Policies, given.Policies && present({ ...given.Policies, PasswordPolicy: passwordPolicy })),
    AdminCreateUserConfig: adminCreateUser && {
      ...adminCreateUser,
      // An old name of TemporaryPasswordValidityDays. Cognito returns both and refuses both.
      UnusedAccountValidityDays:
        passwordPolicy?.TemporaryPasswordValidityDays === undefined
          ? adminCreateUser.UnusedAccountValidityDays
          : undefined,
    },
  };
}

/** Every member by its name, so that one which the SDK adds some day fails to compile here and is not reset. */
function membersOf(pool: UserPoolType): { [Name in keyof Required<Members>]: Members[Name] } {
  const template = pool.VerificationMessageTemplate;
  return {
    PoolName: pool.Name,
    Policies: pool.Policies,
    DeletionProtection: pool.DeletionProtection,
    LambdaConfig: pool.LambdaConfig,
    AutoVerifiedAttributes: pool.AutoVerifiedAttributes,
    VerificationMessageTemplate: template,
    SmsVerificationMessage: unlessOther(pool.SmsVerificationMessage, template?.SmsMessage),
    EmailVerificationMessage: unlessOther(pool.EmailVerificationMessage, template?.EmailMessage),
    EmailVerificationSubject: unlessOther(pool.EmailVerificationSubject, template?.EmailSubject),
    SmsAuthenticationMessage: pool.SmsAuthenticationMessage,
    UserAttributeUpdateSettings: pool.UserAttributeUpdateSettings,
    MfaConfiguration: pool.MfaConfiguration,
    DeviceConfiguration: pool.DeviceConfiguration,
    EmailConfiguration: pool.EmailConfiguration,
    SmsConfiguration: pool.SmsConfiguration,
    UserPoolTags: pool.UserPoolTags,
    AdminCreateUserConfig: pool.AdminCreateUserConfig,
    UserPoolAddOns: pool.UserPoolAddOns,
    DcrConfiguration: pool.DcrConfiguration,
    AccountRecoverySetting: pool.AccountRecoverySetting,
    UserPoolTier: pool.UserPoolTier,
    KeyConfiguration: pool.KeyConfiguration,
    IssuerConfiguration: pool.IssuerConfiguration,
    // Always returned, with default names; but only higher tiers may send any.
    AcrConfiguration: pool.UserPoolTier === 'LITE' ? undefined : pool.AcrConfiguration,
  };
}

/** A message under its old name, which must not contradict the template. */
function unlessOther(old: string | undefined, text: string | undefined): string | undefined {
  return text === undefined || text === old ? old : undefined;
}

function merged<T extends object>(base: T | undefined, top: T | undefined): T | undefined {
  return base && top ? { ...base, ...top } : (top ?? base);
}

function present<T extends object>(members: T): Partial<T> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Partial<T>;
}
