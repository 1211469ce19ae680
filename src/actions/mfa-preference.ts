import type { SetUserMFAPreferenceRequest } from '@aws-sdk/client-cognito-identity-provider';

export interface MfaPreference {
  readonly enabled: boolean;
  /** Asked for first. One factor at most. */
  readonly preferred?: boolean | undefined;
}

/** A factor that is left out stays as it is. */
export interface MfaPreferences {
  readonly softwareToken?: MfaPreference | undefined;
  /** Needs a `phone_number`. */
  readonly sms?: MfaPreference | undefined;
  /** Needs an `email`. */
  readonly email?: MfaPreference | undefined;
}

/** The common members of SetUserMFAPreference and its admin counterpart. */
export function fromMfaPreferences(preferences: MfaPreferences): Omit<SetUserMFAPreferenceRequest, 'AccessToken'> {
  return {
    SoftwareTokenMfaSettings: settings(preferences.softwareToken),
    SMSMfaSettings: settings(preferences.sms),
    EmailMfaSettings: settings(preferences.email),
  };
}

function settings(preference: MfaPreference | undefined) {
  return preference && { Enabled: preference.enabled, PreferredMfa: preference.preferred };
}
