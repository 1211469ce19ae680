import type { Operation } from '../protocol/operation.js';
import { adminConfirmSignUp } from './admin-confirm-sign-up.js';
import { adminCreateUser } from './admin-create-user.js';
import { adminDeleteUser } from './admin-delete-user.js';
import { adminGetUser } from './admin-get-user.js';
import { adminInitiateAuth } from './admin-initiate-auth.js';
import { adminResetUserPassword } from './admin-reset-user-password.js';
import { adminRespondToAuthChallenge } from './admin-respond-to-auth-challenge.js';
import { associateSoftwareToken } from './associate-software-token.js';
import { confirmDevice } from './confirm-device.js';
import { confirmForgotPassword } from './confirm-forgot-password.js';
import { confirmSignUp } from './confirm-sign-up.js';
import { createUserPoolClient } from './create-user-pool-client.js';
import { createUserPool } from './create-user-pool.js';
import { deleteUserAttributes } from './delete-user-attributes.js';
import { deleteUserPoolClient } from './delete-user-pool-client.js';
import { deleteUserPool } from './delete-user-pool.js';
import { deleteUser } from './delete-user.js';
import { describeUserPoolClient } from './describe-user-pool-client.js';
import { describeUserPool } from './describe-user-pool.js';
import { forgetDevice } from './forget-device.js';
import { forgotPassword } from './forgot-password.js';
import { getDevice } from './get-device.js';
import { getUserAttributeVerificationCode } from './get-user-attribute-verification-code.js';
import { getUserPoolMfaConfig } from './get-user-pool-mfa-config.js';
import { getUser } from './get-user.js';
import { globalSignOut } from './global-sign-out.js';
import { initiateAuth } from './initiate-auth.js';
import { listDevices } from './list-devices.js';
import { listUserPoolClients } from './list-user-pool-clients.js';
import { listUserPools } from './list-user-pools.js';
import { listUsers } from './list-users.js';
import { resendConfirmationCode } from './resend-confirmation-code.js';
import { respondToAuthChallenge } from './respond-to-auth-challenge.js';
import { revokeToken } from './revoke-token.js';
import { setUserMfaPreference } from './set-user-mfa-preference.js';
import { setUserPoolMfaConfig } from './set-user-pool-mfa-config.js';
import { signUp } from './sign-up.js';
import { updateDeviceStatus } from './update-device-status.js';
import { updateUserAttributes } from './update-user-attributes.js';
import { verifySoftwareToken } from './verify-software-token.js';
import { verifyUserAttribute } from './verify-user-attribute.js';

const all: readonly Operation[] = [
  adminConfirmSignUp,
  adminCreateUser,
  adminDeleteUser,
  adminGetUser,
  adminInitiateAuth,
  adminResetUserPassword,
  adminRespondToAuthChallenge,
  associateSoftwareToken,
  confirmDevice,
  confirmForgotPassword,
  confirmSignUp,
  createUserPoolClient,
  createUserPool,
  deleteUserAttributes,
  deleteUserPoolClient,
  deleteUserPool,
  deleteUser,
  describeUserPoolClient,
  describeUserPool,
  forgetDevice,
  forgotPassword,
  getDevice,
  getUserAttributeVerificationCode,
  getUserPoolMfaConfig,
  getUser,
  globalSignOut,
  initiateAuth,
  listDevices,
  listUserPoolClients,
  listUserPools,
  listUsers,
  resendConfirmationCode,
  respondToAuthChallenge,
  revokeToken,
  setUserMfaPreference,
  setUserPoolMfaConfig,
  signUp,
  updateDeviceStatus,
  updateUserAttributes,
  verifySoftwareToken,
  verifyUserAttribute,
];

/** Every operation that local Cognito offers, by its API name. */
export const operations: ReadonlyMap<string, Operation> = new Map(all.map((operation) => [operation.name, operation]));
