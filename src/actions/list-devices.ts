import { ListDevicesCommand, type CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { toDevice, type Device } from './device.js';

/**
 * Goes through the devices that the signed-in user has confirmed, one page at a time.
 *
 * Access token.
 *
 * @param input.pageSize Devices a request, at most 60.
 * @throws {InvalidUserPoolConfigurationException} The pool does not track devices.
 * @throws {NotAuthorizedException} The token is invalid, expired or revoked.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListDevices.html
 */
export async function* listDevices(
  client: CognitoIdentityProviderClient,
  input: { readonly accessToken: string; readonly pageSize?: number | undefined },
): AsyncGenerator<Device, void, undefined> {
  let paginationToken: string | undefined;
  do {
    const page = await client.send(
      new ListDevicesCommand({
        AccessToken: input.accessToken,
        Limit: input.pageSize,
        PaginationToken: paginationToken,
      }),
    );
    yield* (page.Devices ?? []).map((device) => toDevice('ListDevices', device));
    paginationToken = page.PaginationToken;
  } while (paginationToken !== undefined);
}
