import { ConfirmDeviceCommand, type CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';

export interface ConfirmDeviceInput {
  readonly accessToken: string;
  /** From the `newDevice` of the sign-in that gave the access token. */
  readonly deviceKey: string;
  /** What the user sees in a list of devices. */
  readonly deviceName?: string | undefined;
  /** Both Base64. The device's password itself never leaves the device. */
  readonly verifier: { readonly passwordVerifier: string; readonly salt: string };
}

/**
 * Registers the device that a user has just signed in from, so that it can later prove itself in place of MFA.
 *
 * Access token of that same sign-in.
 *
 * @returns `userConfirmationNecessary`: whether the device is remembered only after `updateDeviceStatus` says so.
 * @throws {InvalidParameterException} The key was not issued to this sign-in.
 * @throws {DeviceKeyExistsException} The device is confirmed already.
 * @throws {InvalidUserPoolConfigurationException} The pool does not track devices.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ConfirmDevice.html
 */
export async function confirmDevice(
  client: CognitoIdentityProviderClient,
  input: ConfirmDeviceInput,
): Promise<{ userConfirmationNecessary: boolean }> {
  const response = await client.send(
    new ConfirmDeviceCommand({
      AccessToken: input.accessToken,
      DeviceKey: input.deviceKey,
      DeviceName: input.deviceName,
      DeviceSecretVerifierConfig: {
        PasswordVerifier: input.verifier.passwordVerifier,
        Salt: input.verifier.salt,
      },
    }),
  );
  return { userConfirmationNecessary: response.UserConfirmationNecessary ?? false };
}
