import type { User } from '../store/users.js';

/** SMS in the words of the time when it was the only factor. */
const SMS_OPTIONS = [{ DeliveryMedium: 'SMS', AttributeName: 'phone_number' }];

/** The MFA members of GetUser and AdminGetUser; absent when nothing is set. */
export function mfaSettings(user: User): object {
  return {
    ...(user.mfaEnabled.includes('SMS_MFA') && { MFAOptions: SMS_OPTIONS }),
    ...chosenFactors(user),
  };
}

/** The second factors that the user has turned on, and the one that is preferred. */
export function chosenFactors(user: User): object {
  return {
    ...(user.mfaEnabled.length > 0 && { UserMFASettingList: user.mfaEnabled }),
    ...(user.mfaPreferred !== undefined && { PreferredMfaSetting: user.mfaPreferred }),
  };
}
