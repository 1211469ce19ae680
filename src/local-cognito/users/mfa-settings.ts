import type { User } from '../store/users.js';

/** The MFA members of GetUser and AdminGetUser; absent when nothing is set. */
export function mfaSettings(user: User): { UserMFASettingList?: readonly string[]; PreferredMfaSetting?: string } {
  return {
    ...(user.mfaEnabled.length > 0 && { UserMFASettingList: user.mfaEnabled }),
    ...(user.mfaPreferred !== undefined && { PreferredMfaSetting: user.mfaPreferred }),
  };
}
