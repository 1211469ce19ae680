import {
  ListDevicesCommand,
  type CognitoIdentityProviderClient,
  type DeviceType,
} from '@aws-sdk/client-cognito-identity-provider';
import { fromAttributeList, type Attributes } from './attributes.js';
import { guaranteed } from './guaranteed.js';

export interface ListedDevice {
  readonly deviceKey: string;
  /** `device_name`, `device_status`, `last_ip_used`. */
  readonly attributes: Attributes;
  readonly createdAt: Date;
  readonly lastAuthenticatedAt?: Date | undefined;
}

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
): AsyncGenerator<ListedDevice, void, undefined> {
  let paginationToken: string | undefined;
  do {
    const page = await client.send(
      new ListDevicesCommand({
        AccessToken: input.accessToken,
        Limit: input.pageSize,
        PaginationToken: paginationToken,
      }),
    );
    yield* (page.Devices ?? []).map(toListedDevice);
    paginationToken = page.PaginationToken;
  } while (paginationToken !== undefined);
}

function toListedDevice(device: DeviceType): ListedDevice {
  return {
    deviceKey: guaranteed('ListDevices', device, 'DeviceKey'),
    attributes: fromAttributeList(device.DeviceAttributes),
    createdAt: guaranteed('ListDevices', device, 'DeviceCreateDate'),
    lastAuthenticatedAt: device.DeviceLastAuthenticatedDate,
  };
}
