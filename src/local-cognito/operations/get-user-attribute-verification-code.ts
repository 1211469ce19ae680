import { addressOf } from '../messages/address.js';
import { sendLetter } from '../messages/send.js';
import { invalidParameter } from '../protocol/errors.js';
import { operation } from '../protocol/operation.js';
import { map, structure } from '../protocol/shape.js';
import { attributeName, token } from '../protocol/types.js';
import { readAccessToken } from '../tokens/access-token.js';
import { sdkOf } from '../triggers/caller.js';
import { countAttempt } from '../users/attempt-limit.js';
import { keepCode } from '../users/keep-code.js';
import { pendingAddress } from '../users/pending-address.js';
import { readVerifiableAttribute } from '../users/verifiable-attribute.js';

export const getUserAttributeVerificationCode = operation({
  name: 'GetUserAttributeVerificationCode',
  auth: 'none',
  input: structure({ AccessToken: token, AttributeName: attributeName }, { ClientMetadata: map }),
  async run(service, { AccessToken, AttributeName, ClientMetadata }, { userAgent }) {
    const { pool, user, client } = await readAccessToken(service, AccessToken);
    const attribute = readVerifiableAttribute(AttributeName);
    const address = pendingAddress(service, user, attribute) ?? addressOf(user.attributes, attribute);
    if (address === undefined) throw invalidParameter(`The user has no ${attribute} that a code could go to.`);
    await countAttempt(service, user, 'GetUserAttributeVerificationCode');
    const code = service.ids.code();
    const caller = { clientId: client.id, sdk: sdkOf(userAgent) };
    const letter = { reason: 'VerifyUserAttribute', pool, user, address, code, caller } as const;
    const CodeDeliveryDetails = await sendLetter(service, { ...letter, clientMetadata: ClientMetadata }, () =>
      keepCode(service, user, `verify-${attribute}`, address, code),
    );
    return { CodeDeliveryDetails };
  },
});
