import {
  UpdateDeviceStatusCommand,
  type CognitoIdentityProviderClient,
  type DeviceRememberedStatusType,
} from '@aws-sdk/client-cognito-identity-provider';

export interface UpdateDeviceStatusInput {
  readonly accessToken: string;
  readonly deviceKey: string;
  /** `remembered`: from now on the device can prove itself in place of MFA. */
  readonly status: DeviceRememberedStatusType;
}

/**
 * Remembers a confirmed device, or stops to. Needed where the pool leaves that choice to the user.
 *
 * Access token.
 *
 * @throws {ResourceNotFoundException} The user has no such device.
 * @throws {NotAuthorizedException} The token is invalid, expired or revoked.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateDeviceStatus.html
 */
export async function updateDeviceStatus(
  client: CognitoIdentityProviderClient,
  input: UpdateDeviceStatusInput,
): Promise<void> {
  await client.send(
    new UpdateDeviceStatusCommand({
      AccessToken: input.accessToken,
      DeviceKey: input.deviceKey,
      DeviceRememberedStatus: input.status,
    }),
  );
}
