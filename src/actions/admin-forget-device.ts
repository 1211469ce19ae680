import {
  AdminForgetDeviceCommand,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';

/**
 * Deletes a device of a user. Its key is worth nothing from then on.
 *
 * IAM: needs `cognito-idp:AdminForgetDevice` on the pool.
 *
 * @throws {ResourceNotFoundException} The user has no such device.
 * @throws {UserNotFoundException} There is no such user.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminForgetDevice.html
 */
export async function adminForgetDevice(
  client: CognitoIdentityProviderClient,
  input: { readonly userPoolId: string; readonly username: string; readonly deviceKey: string },
): Promise<void> {
  const { userPoolId, username, deviceKey } = input;
  await client.send(new AdminForgetDeviceCommand({ UserPoolId: userPoolId, Username: username, DeviceKey: deviceKey }));
}
