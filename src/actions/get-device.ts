import { GetDeviceCommand, type CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { toDevice, type Device } from './device.js';
import { guaranteed } from './guaranteed.js';

/**
 * Reads a device of the signed-in user.
 *
 * Access token.
 *
 * @throws {ResourceNotFoundException} The user has no such device.
 * @throws {NotAuthorizedException} The token is invalid, expired or revoked.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetDevice.html
 */
export async function getDevice(
  client: CognitoIdentityProviderClient,
  input: { readonly accessToken: string; readonly deviceKey: string },
): Promise<Device> {
  const response = await client.send(
    new GetDeviceCommand({ AccessToken: input.accessToken, DeviceKey: input.deviceKey }),
  );
  return toDevice('GetDevice', guaranteed('GetDevice', response, 'Device'));
}
