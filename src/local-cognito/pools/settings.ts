import type { Infer } from '../protocol/shape.js';
import type { appClientSettings } from './app-client-shapes.js';
import { mfaFactorSettings, type poolSettings, type schemaAttribute } from './shapes.js';

export type SchemaAttribute = Infer<typeof schemaAttribute>;
export type MfaMode = 'OFF' | 'ON' | 'OPTIONAL';

/** What a pool keeps: the members of CreateUserPool as they came, its whole schema, and its MFA factors. */
export type PoolSettings = Infer<typeof poolSettings> &
  Infer<typeof mfaFactorSettings> & {
    readonly SchemaAttributes: readonly SchemaAttribute[];
    readonly MfaConfiguration: MfaMode;
  };

export type AppClientSettings = Infer<typeof appClientSettings>;
export type ExplicitAuthFlow = NonNullable<AppClientSettings['ExplicitAuthFlows']>[number];

export interface PasswordPolicy {
  readonly MinimumLength: number;
  readonly RequireUppercase: boolean;
  readonly RequireLowercase: boolean;
  readonly RequireNumbers: boolean;
  readonly RequireSymbols: boolean;
  readonly TemporaryPasswordValidityDays: number;
  /** How many passwords of the past a user can't take again; none when left out. */
  readonly PasswordHistorySize?: number;
}

/** The policy of a pool that was made without one, member by member. */
export const defaultPasswordPolicy: PasswordPolicy = {
  MinimumLength: 8,
  RequireUppercase: true,
  RequireLowercase: true,
  RequireNumbers: true,
  RequireSymbols: true,
  TemporaryPasswordValidityDays: 7,
};

/** A policy that names a length or rule leaves the rules that it does not name off, as the API does. */
export function passwordPolicyOf(settings: PoolSettings): PasswordPolicy {
  const given = settings.Policies?.PasswordPolicy;
  if (given === undefined) return defaultPasswordPolicy;
  return {
    MinimumLength: given.MinimumLength ?? 6,
    RequireUppercase: given.RequireUppercase ?? false,
    RequireLowercase: given.RequireLowercase ?? false,
    RequireNumbers: given.RequireNumbers ?? false,
    RequireSymbols: given.RequireSymbols ?? false,
    TemporaryPasswordValidityDays: given.TemporaryPasswordValidityDays ?? 7,
    // Cognito does not show a size of 0.
    ...(given.PasswordHistorySize && { PasswordHistorySize: given.PasswordHistorySize }),
  };
}

export function ignoresCase(settings: PoolSettings): boolean {
  return settings.UsernameConfiguration?.CaseSensitive === false;
}

/** AllowedFirstAuthFactors of the pool's SignInPolicy; a pool without one allows passwords. */
export function allowedFirstFactors({ Policies }: Pick<PoolSettings, 'Policies'>): readonly string[] {
  return Policies?.SignInPolicy?.AllowedFirstAuthFactors ?? ['PASSWORD'];
}

/** Whether a passkey of the pool proves two factors: that the device is there, and who holds it. */
export function passkeysAreMultiFactor({
  WebAuthnConfiguration,
}: Pick<PoolSettings, 'WebAuthnConfiguration'>): boolean {
  return WebAuthnConfiguration?.FactorConfiguration === 'MULTI_FACTOR_WITH_USER_VERIFICATION';
}

/** Who sends the pool's text messages: one setting, whichever operation set it. */
export function smsConfigurationOf({ SmsConfiguration, SmsMfaConfiguration }: Partial<PoolSettings>) {
  // Files of earlier versions have it within the factor.
  return SmsConfiguration ?? SmsMfaConfiguration?.SmsConfiguration;
}

/** The settings that CreateUserPool, UpdateUserPool and DescribeUserPool deal in. */
export function withoutFactors(settings: PoolSettings): Omit<PoolSettings, keyof Infer<typeof mfaFactorSettings>> {
  const others = Object.entries(settings).filter(([name]) => !isFactor(name));
  const SmsConfiguration = smsConfigurationOf(settings);
  return {
    ...(Object.fromEntries(others) as ReturnType<typeof withoutFactors>),
    ...(SmsConfiguration && { SmsConfiguration }),
  };
}

/** The settings that SetUserPoolMfaConfig and GetUserPoolMfaConfig deal in. A pool that sends SMS has it as a factor. */
export function factorsOf(settings: PoolSettings): Infer<typeof mfaFactorSettings> {
  const factors = Object.fromEntries(Object.entries(settings).filter(([name]) => isFactor(name)));
  const SmsConfiguration = smsConfigurationOf(settings);
  if (SmsConfiguration === undefined || settings.MfaConfiguration === 'OFF') return factors;
  return { ...factors, SmsMfaConfiguration: { ...settings.SmsMfaConfiguration, SmsConfiguration } };
}

function isFactor(name: string): boolean {
  return Object.hasOwn(mfaFactorSettings.optional, name);
}

/** Whether the client's refresh tokens are exchanged for new ones as they are used. */
export function rotatesRefreshTokens(settings: AppClientSettings): boolean {
  return settings.RefreshTokenRotation?.Feature === 'ENABLED';
}

/** Whether tokens have `jti` and `origin_jti`, by which they can be revoked. */
export function namesTokens(settings: AppClientSettings): boolean {
  return settings.EnableTokenRevocation !== false || rotatesRefreshTokens(settings);
}
