import { notFound } from '../protocol/errors.js';
import { operation } from '../protocol/operation.js';
import { structure, text } from '../protocol/shape.js';
import { token } from '../protocol/types.js';
import { readAccessToken } from '../tokens/access-token.js';

export const deleteWebAuthnCredential = operation({
  name: 'DeleteWebAuthnCredential',
  auth: 'none',
  input: structure({ AccessToken: token, CredentialId: text }),
  async run(service, { AccessToken, CredentialId }) {
    const { user } = await readAccessToken(service, AccessToken);
    const { passkeys, transaction } = service.store;
    const deleted = await transaction(() => passkeys.delete(user.poolId, user.sub, CredentialId));
    if (!deleted) throw notFound('The user has no passkey of this CredentialId.');
    return {};
  },
});
