import { operation } from '../protocol/operation.js';
import { structure } from '../protocol/shape.js';
import { attributeNames, token } from '../protocol/types.js';
import { readAccessToken } from '../tokens/access-token.js';
import { sdkOf } from '../triggers/caller.js';
import { changeAttributes } from '../users/change-attributes.js';

export const deleteUserAttributes = operation({
  name: 'DeleteUserAttributes',
  auth: 'none',
  input: structure({ UserAttributeNames: attributeNames, AccessToken: token }),
  async run(service, { AccessToken, UserAttributeNames }, { userAgent }) {
    const { pool, user, client } = await readAccessToken(service, AccessToken);
    const change = { pool, user, writer: client.settings, caller: { clientId: client.id, sdk: sdkOf(userAgent) } };
    await changeAttributes(
      service,
      change,
      UserAttributeNames.map((Name) => ({ Name, Value: '' })),
    );
    return {};
  },
});
