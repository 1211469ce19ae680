import { ConfirmDeviceCommand, type CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { createDeviceVerifier } from '../../src/auth/index.js';
import type { Answer } from './aws-cli.js';

/** Confirms the device of a sign-in, without which it is on no list. @returns Its key. */
export async function confirmNewDevice(
  sdk: CognitoIdentityProviderClient,
  tokens: Answer['AuthenticationResult'],
): Promise<string> {
  if (!tokens?.NewDeviceMetadata) throw new Error('The sign-in gave no tokens for a new device.');
  const { AccessToken, NewDeviceMetadata } = tokens;
  const { DeviceKey, DeviceGroupKey: deviceGroupKey } = NewDeviceMetadata;
  const { passwordVerifier: PasswordVerifier, salt: Salt } = createDeviceVerifier({
    deviceKey: DeviceKey,
    deviceGroupKey,
  });
  await sdk.send(
    new ConfirmDeviceCommand({ AccessToken, DeviceKey, DeviceSecretVerifierConfig: { PasswordVerifier, Salt } }),
  );
  return DeviceKey;
}
