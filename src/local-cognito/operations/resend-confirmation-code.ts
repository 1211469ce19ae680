import { findClient } from '../pools/lookup.js';
import { invalidParameter, noSuchUserOfClient, notAuthorized } from '../protocol/errors.js';
import { operation } from '../protocol/operation.js';
import { map, structure } from '../protocol/shape.js';
import { analyticsMetadata, clientId, secretHash, userContextData, username } from '../protocol/types.js';
import { hidesUnknownUsers, standInUser } from '../sign-in/unknown-user.js';
import { countAttempt } from '../users/attempt-limit.js';
import { describeDelivery, verifiableAddress, verifiedAttributes } from '../messages/address.js';
import { checkCanGo, sendLetter } from '../messages/send.js';
import { simulatedAddress } from '../messages/simulated-delivery.js';
import { sdkOf } from '../triggers/caller.js';
import { keepCode } from '../users/keep-code.js';
import { findUser } from '../users/find-user.js';
import { checkSecretHash } from '../users/secret-hash.js';

export const resendConfirmationCode = operation({
  name: 'ResendConfirmationCode',
  auth: 'none',
  input: structure(
    { ClientId: clientId, Username: username },
    {
      SecretHash: secretHash,
      UserContextData: userContextData,
      AnalyticsMetadata: analyticsMetadata,
      ClientMetadata: map,
    },
    ['ClientId', 'SecretHash', 'UserContextData'],
  ),
  async run(service, { ClientId, Username, SecretHash, ClientMetadata }, { userAgent }) {
    const { client, pool } = findClient(service, ClientId);
    checkSecretHash(client, Username, SecretHash);
    const hides = hidesUnknownUsers(client);
    const channels = verifiedAttributes(pool);
    // It would tell who exists if users alone were told.
    if (hides && channels.length === 0) throw cannotResend();
    const user = findUser(service, pool, Username);
    if (user === undefined && !hides) throw noSuchUserOfClient();
    const simulate = async () => {
      await countAttempt(service, user ?? standInUser(pool, Username), 'ResendConfirmationCode');
      const address = simulatedAddress(pool, Username, channels);
      checkCanGo(service, { pool, reason: 'ResendCode', address });
      return { CodeDeliveryDetails: describeDelivery(address) };
    };
    if (user === undefined || (!user.enabled && hides)) return simulate();
    if (user.status !== 'UNCONFIRMED') throw invalidParameter('User is already confirmed.');
    const address = verifiableAddress(pool, user.attributes);
    if (address === undefined) {
      if (hides) return simulate();
      throw cannotResend();
    }
    await countAttempt(service, user, 'ResendConfirmationCode');
    const code = service.ids.code();
    const caller = { clientId: client.id, sdk: sdkOf(userAgent) };
    const letter = { reason: 'ResendCode', pool, user, address, code, caller, clientMetadata: ClientMetadata } as const;
    const CodeDeliveryDetails = await sendLetter(service, letter, () =>
      keepCode(service, user, 'sign-up', address, code),
    );
    return { CodeDeliveryDetails };
  },
});

function cannotResend(): Error {
  return notAuthorized('Cannot resend codes. Auto verification not turned on.');
}
