import { ForgetDeviceCommand, type CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';

/**
 * Deletes a device of the signed-in user. Its key is worth nothing from then on.
 *
 * Access token.
 *
 * @throws {ResourceNotFoundException} The user has no such device.
 * @throws {NotAuthorizedException} The token is invalid, expired or revoked.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ForgetDevice.html
 */
export async function forgetDevice(
  client: CognitoIdentityProviderClient,
  input: { readonly accessToken: string; readonly deviceKey: string },
): Promise<void> {
  await client.send(new ForgetDeviceCommand({ AccessToken: input.accessToken, DeviceKey: input.deviceKey }));
}
