import { findClient } from '../pools/lookup.js';
import { invalidParameter, noSuchUserOfClient, notAuthorized } from '../protocol/errors.js';
import { operation } from '../protocol/operation.js';
import { map, structure } from '../protocol/shape.js';
import { clientId, secretHash, username } from '../protocol/types.js';
import { hidesUnknownUsers } from '../sign-in/unknown-user.js';
import { countAttempt } from '../users/attempt-limit.js';
import { describeDelivery, verifiableAddress } from '../users/deliver-code.js';
import { findUser } from '../users/find-user.js';
import { checkSecretHash } from '../users/secret-hash.js';
import { sendSignUpCode } from '../users/sign-up-code.js';

export const resendConfirmationCode = operation({
  name: 'ResendConfirmationCode',
  auth: 'none',
  input: structure({ ClientId: clientId, Username: username }, { SecretHash: secretHash, ClientMetadata: map }),
  async run(service, { ClientId, Username, SecretHash }) {
    const { client, pool } = findClient(service, ClientId);
    checkSecretHash(client, Username, SecretHash);
    const user = findUser(service, pool, Username);
    if (user === undefined) {
      if (!hidesUnknownUsers(client)) throw noSuchUserOfClient();
      return { CodeDeliveryDetails: describeDelivery({ attribute: 'email', value: Username }) };
    }
    if (user.status !== 'UNCONFIRMED') throw invalidParameter('User is already confirmed.');
    const address = verifiableAddress(pool, user.attributes);
    if (address === undefined) throw notAuthorized('Cannot resend codes. Auto verification not turned on.');
    await countAttempt(service, user, 'ResendConfirmationCode');
    return { CodeDeliveryDetails: await service.store.transaction(() => sendSignUpCode(service, pool, user, address)) };
  },
});
