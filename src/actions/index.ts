// Sign-up
export { signUp, type SignUpInput, type SignUpResult } from './sign-up.js';
export { confirmSignUp, type ConfirmSignUpInput, type ConfirmSignUpResult } from './confirm-sign-up.js';
export { resendConfirmationCode, type ResendConfirmationCodeInput } from './resend-confirmation-code.js';
export { adminConfirmSignUp, type AdminConfirmSignUpInput } from './admin-confirm-sign-up.js';

// Passwords
export { forgotPassword, type ForgotPasswordInput } from './forgot-password.js';
export { confirmForgotPassword, type ConfirmForgotPasswordInput } from './confirm-forgot-password.js';
export { changePassword, type ChangePasswordInput } from './change-password.js';
export { adminResetUserPassword, type AdminResetUserPasswordInput } from './admin-reset-user-password.js';
export { adminSetUserPassword, type AdminSetUserPasswordInput } from './admin-set-user-password.js';

// Sign-in
export { initiateAuth, type InitiateAuthInput } from './initiate-auth.js';
export { adminInitiateAuth, type AdminInitiateAuthInput } from './admin-initiate-auth.js';
export { respondToAuthChallenge, type RespondToAuthChallengeInput } from './respond-to-auth-challenge.js';
export {
  adminRespondToAuthChallenge,
  type AdminRespondToAuthChallengeInput,
} from './admin-respond-to-auth-challenge.js';
export { getTokensFromRefreshToken, type GetTokensFromRefreshTokenInput } from './get-tokens-from-refresh-token.js';
export type * from './auth-flow.js';
export type { AuthOutcome, NewDevice, SignedIn, Tokens } from './auth-outcome.js';
export { UnknownChallengeError } from './challenge.js';
export type * from './challenge.js';
export type * from './challenge-answer.js';

// Authenticators and MFA
export { associateSoftwareToken } from './associate-software-token.js';
export { verifySoftwareToken } from './verify-software-token.js';
export { setUserMfaPreference, type SetUserMfaPreferenceInput } from './set-user-mfa-preference.js';
export { adminSetUserMfaPreference, type AdminSetUserMfaPreferenceInput } from './admin-set-user-mfa-preference.js';
export type { MfaPreference, MfaPreferences } from './mfa-preference.js';

// Devices
export { confirmDevice, type ConfirmDeviceInput } from './confirm-device.js';
export { updateDeviceStatus, type UpdateDeviceStatusInput } from './update-device-status.js';
export { listDevices } from './list-devices.js';
export { getDevice } from './get-device.js';
export { forgetDevice } from './forget-device.js';
export { adminListDevices } from './admin-list-devices.js';
export { adminForgetDevice } from './admin-forget-device.js';
export type { Device } from './device.js';

// The signed-in user
export { getUser, type GetUserResult } from './get-user.js';
export { getUserAuthFactors, type UserAuthFactors } from './get-user-auth-factors.js';
export { updateUserAttributes, type UpdateUserAttributesInput } from './update-user-attributes.js';
export {
  getUserAttributeVerificationCode,
  type GetUserAttributeVerificationCodeInput,
} from './get-user-attribute-verification-code.js';
export { verifyUserAttribute, type VerifyUserAttributeInput } from './verify-user-attribute.js';
export { deleteUser } from './delete-user.js';
export { globalSignOut } from './global-sign-out.js';
export { revokeToken, type RevokeTokenInput } from './revoke-token.js';

// Users, under IAM
export { adminCreateUser, type AdminCreateUserInput, type AdminCreateUserResult } from './admin-create-user.js';
export { adminGetUser, type AdminGetUserResult } from './admin-get-user.js';
export { adminUpdateUserAttributes, type AdminUpdateUserAttributesInput } from './admin-update-user-attributes.js';
export { adminDisableUser } from './admin-disable-user.js';
export { adminEnableUser } from './admin-enable-user.js';
export { adminUserGlobalSignOut } from './admin-user-global-sign-out.js';
export { adminDeleteUser } from './admin-delete-user.js';
export { listUsers, type ListUsersInput } from './list-users.js';
export type { User } from './user.js';

// Groups, under IAM
export { createGroup, type CreateGroupInput } from './create-group.js';
export { deleteGroup } from './delete-group.js';
export { listGroups } from './list-groups.js';
export { adminAddUserToGroup } from './admin-add-user-to-group.js';
export { adminRemoveUserFromGroup } from './admin-remove-user-from-group.js';
export { adminListGroupsForUser } from './admin-list-groups-for-user.js';
export type { Group } from './group.js';

// User pools, under IAM
export { createUserPool, type CreateUserPoolInput } from './create-user-pool.js';
export { updateUserPool, type UpdateUserPoolInput } from './update-user-pool.js';
export { deleteUserPool } from './delete-user-pool.js';
export { describeUserPool, type UserPoolDescription } from './describe-user-pool.js';
export { listUserPools, type ListedUserPool } from './list-user-pools.js';
export { setUserPoolMfaConfig, type SetUserPoolMfaConfigInput } from './set-user-pool-mfa-config.js';
export { getUserPoolMfaConfig } from './get-user-pool-mfa-config.js';
export type { DeviceConfiguration, UserPoolSettings } from './user-pool-settings.js';
export type { MfaConfig, MfaFactor } from './mfa-config.js';
export type { PasswordPolicy } from './password-policy.js';

// App clients, under IAM
export { createUserPoolClient, type CreateUserPoolClientInput } from './create-user-pool-client.js';
export { deleteUserPoolClient } from './delete-user-pool-client.js';
export { describeUserPoolClient, type UserPoolClientDescription } from './describe-user-pool-client.js';
export { listUserPoolClients, type ListedUserPoolClient } from './list-user-pool-clients.js';

// Shared
export type { Attributes } from './attributes.js';
export type { CodeDelivery } from './code-delivery.js';
export { MissingMemberError } from './guaranteed.js';
export { secretHash, type AppClient } from './secret-hash.js';
