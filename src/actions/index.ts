// Sign-up
export { signUp, type SignUpInput, type SignUpResult } from './sign-up.js';
export { confirmSignUp, type ConfirmSignUpInput } from './confirm-sign-up.js';
export { resendConfirmationCode, type ResendConfirmationCodeInput } from './resend-confirmation-code.js';

// Sign-in
export { initiateAuth, type InitiateAuthInput } from './initiate-auth.js';
export { adminInitiateAuth, type AdminInitiateAuthInput } from './admin-initiate-auth.js';
export { respondToAuthChallenge, type RespondToAuthChallengeInput } from './respond-to-auth-challenge.js';
export {
  adminRespondToAuthChallenge,
  type AdminRespondToAuthChallengeInput,
} from './admin-respond-to-auth-challenge.js';
export type * from './auth-flow.js';
export type { AuthOutcome, NewDevice, SignedIn, Tokens } from './auth-outcome.js';
export { UnknownChallengeError } from './challenge.js';
export type * from './challenge.js';
export type * from './challenge-answer.js';

// Authenticators and MFA
export { associateSoftwareToken } from './associate-software-token.js';
export { verifySoftwareToken } from './verify-software-token.js';
export { setUserMfaPreference, type MfaPreference, type SetUserMfaPreferenceInput } from './set-user-mfa-preference.js';

// Devices
export { confirmDevice, type ConfirmDeviceInput } from './confirm-device.js';
export { updateDeviceStatus, type UpdateDeviceStatusInput } from './update-device-status.js';
export { listDevices, type ListedDevice } from './list-devices.js';
export { forgetDevice } from './forget-device.js';

// The signed-in user
export { getUser, type GetUserResult } from './get-user.js';
export { deleteUser } from './delete-user.js';
export { globalSignOut } from './global-sign-out.js';
export { revokeToken, type RevokeTokenInput } from './revoke-token.js';

// Users, under IAM
export { adminGetUser, type AdminGetUserResult } from './admin-get-user.js';
export { adminDeleteUser } from './admin-delete-user.js';
export { listUsers, type ListedUser, type ListUsersInput } from './list-users.js';

// User pools, under IAM
export { createUserPool, type CreateUserPoolInput, type DeviceConfiguration } from './create-user-pool.js';
export { deleteUserPool } from './delete-user-pool.js';
export { describeUserPool, type UserPoolDescription } from './describe-user-pool.js';
export { listUserPools, type ListedUserPool } from './list-user-pools.js';
export { setUserPoolMfaConfig } from './set-user-pool-mfa-config.js';
export { getUserPoolMfaConfig } from './get-user-pool-mfa-config.js';
export type { MfaConfig } from './mfa-config.js';
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
