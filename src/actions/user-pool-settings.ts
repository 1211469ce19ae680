import type {
  AuthFactorType,
  EmailConfigurationType,
  LambdaConfigType,
  RecoveryOptionNameType,
  UpdateUserPoolRequest,
  VerifiedAttributeType,
} from '@aws-sdk/client-cognito-identity-provider';
import { fromPasswordPolicy, type PasswordPolicy } from './password-policy.js';

/** What may be set when a pool is created, and changed later. */
export interface UserPoolSettings {
  /** Addresses that a code is sent to at sign-up. */
  readonly autoVerifiedAttributes?: readonly VerifiedAttributeType[] | undefined;
  readonly passwordPolicy?: PasswordPolicy | undefined;
  /** What a sign-in by USER_AUTH may begin with. `PASSWORD` alone when never set. Not in the Lite plan. */
  readonly firstFactors?: readonly AuthFactorType[] | undefined;
  /** Devices are tracked only when this is given. */
  readonly deviceConfiguration?: DeviceConfiguration | undefined;
  /** Nobody may sign up by themselves. */
  readonly adminCreateUserOnly?: boolean | undefined;
  /** Where the code of `forgotPassword` goes, the first choice first. */
  readonly accountRecovery?: readonly RecoveryOptionNameType[] | undefined;
  /** The sender of email. */
  readonly emailConfiguration?: Readonly<EmailConfigurationType> | undefined;
  /** The ARNs of the functions that Cognito calls, by trigger. */
  readonly lambdaConfig?: Readonly<LambdaConfigType> | undefined;
  readonly tags?: Readonly<Record<string, string>> | undefined;
}

export interface DeviceConfiguration {
  /** A remembered device stands in for MFA. */
  readonly challengeRequiredOnNewDevice: boolean;
  /** A device is remembered only when the user says so; else as soon as it is confirmed. */
  readonly deviceOnlyRememberedOnUserPrompt: boolean;
}

/** The members of CreateUserPool and UpdateUserPool that stand for the settings. */
export function fromUserPoolSettings(settings: UserPoolSettings): Partial<UpdateUserPoolRequest> {
  const { autoVerifiedAttributes, passwordPolicy, firstFactors } = settings;
  const { deviceConfiguration, adminCreateUserOnly, accountRecovery } = settings;
  return {
    AutoVerifiedAttributes: autoVerifiedAttributes && [...autoVerifiedAttributes],
    Policies: (passwordPolicy ?? firstFactors) && {
      PasswordPolicy: passwordPolicy && fromPasswordPolicy(passwordPolicy),
      SignInPolicy: firstFactors && { AllowedFirstAuthFactors: [...firstFactors] },
    },
    DeviceConfiguration: deviceConfiguration && {
      ChallengeRequiredOnNewDevice: deviceConfiguration.challengeRequiredOnNewDevice,
      DeviceOnlyRememberedOnUserPrompt: deviceConfiguration.deviceOnlyRememberedOnUserPrompt,
    },
    AdminCreateUserConfig:
      adminCreateUserOnly === undefined ? undefined : { AllowAdminCreateUserOnly: adminCreateUserOnly },
    AccountRecoverySetting: accountRecovery && {
      RecoveryMechanisms: accountRecovery.map((Name, index) => ({ Name, Priority: index + 1 })),
    },
    EmailConfiguration: settings.emailConfiguration,
    LambdaConfig: settings.lambdaConfig,
    UserPoolTags: settings.tags,
  };
}
