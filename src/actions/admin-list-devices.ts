import { AdminListDevicesCommand, type CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { toDevice, type Device } from './device.js';

/**
 * Goes through the devices that a user has confirmed, one page at a time.
 *
 * IAM: needs `cognito-idp:AdminListDevices` on the pool.
 *
 * @param input.pageSize Devices a request, at most 60.
 * @throws {InvalidUserPoolConfigurationException} The pool does not track devices.
 * @throws {UserNotFoundException} There is no such user.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminListDevices.html
 */
export async function* adminListDevices(
  client: CognitoIdentityProviderClient,
  input: { readonly userPoolId: string; readonly username: string; readonly pageSize?: number | undefined },
): AsyncGenerator<Device, void, undefined> {
  let paginationToken: string | undefined;
  do {
    const page = await client.send(
      new AdminListDevicesCommand({
        UserPoolId: input.userPoolId,
        Username: input.username,
        Limit: input.pageSize,
        PaginationToken: paginationToken,
      }),
    );
    yield* (page.Devices ?? []).map((device) => toDevice('AdminListDevices', device));
    paginationToken = page.PaginationToken;
  } while (paginationToken !== undefined);
}
