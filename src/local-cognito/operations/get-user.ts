import { operation } from '../protocol/operation.js';
import { structure } from '../protocol/shape.js';
import { token } from '../protocol/types.js';
import { readAccessToken } from '../tokens/access-token.js';
import { attributeList } from '../users/attributes.js';
import { mfaSettings } from '../users/mfa-settings.js';

export const getUser = operation({
  name: 'GetUser',
  auth: 'none',
  input: structure({ AccessToken: token }),
  async run(service, { AccessToken }) {
    const { user, client } = await readAccessToken(service, AccessToken);
    return {
      Username: user.username,
      UserAttributes: attributeList(user, client.settings),
      ...mfaSettings(user),
    };
  },
});
