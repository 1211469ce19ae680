import { describePasskey } from '../passkeys/describe-passkey.js';
import { MOST_PASSKEYS } from '../passkeys/passkeys-of-user.js';
import { operation } from '../protocol/operation.js';
import { readPage } from '../protocol/page-token.js';
import { number, structure } from '../protocol/shape.js';
import { nextToken, token } from '../protocol/types.js';
import { readAccessToken } from '../tokens/access-token.js';

export const listWebAuthnCredentials = operation({
  name: 'ListWebAuthnCredentials',
  auth: 'none',
  input: structure(
    { AccessToken: token },
    { NextToken: nextToken, MaxResults: number({ min: 0, max: MOST_PASSKEYS }) },
  ),
  async run(service, { AccessToken, NextToken, MaxResults }) {
    const { user } = await readAccessToken(service, AccessToken);
    const page = readPage(
      NextToken,
      MaxResults,
      (after, count) => service.store.passkeys.list(user.poolId, user.sub, after, count),
      (passkey) => passkey.credentialId,
    );
    return { Credentials: page.items.map(describePasskey), NextToken: page.next };
  },
});
