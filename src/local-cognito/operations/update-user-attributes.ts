import { operation } from '../protocol/operation.js';
import { map, structure } from '../protocol/shape.js';
import { attributes, token } from '../protocol/types.js';
import { readAccessToken } from '../tokens/access-token.js';
import { sdkOf } from '../triggers/caller.js';
import { changeAttributes } from '../users/change-attributes.js';

export const updateUserAttributes = operation({
  name: 'UpdateUserAttributes',
  auth: 'none',
  input: structure({ UserAttributes: attributes, AccessToken: token }, { ClientMetadata: map }),
  async run(service, { AccessToken, UserAttributes, ClientMetadata }, { userAgent }) {
    const { pool, user, client } = await readAccessToken(service, AccessToken);
    const caller = { clientId: client.id, sdk: sdkOf(userAgent) };
    const change = { pool, user, writer: client.settings, caller, clientMetadata: ClientMetadata };
    return { CodeDeliveryDetailsList: await changeAttributes(service, change, UserAttributes) };
  },
});
