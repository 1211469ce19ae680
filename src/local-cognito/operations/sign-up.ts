import { findClient } from '../pools/lookup.js';
import { passwordPolicyOf } from '../pools/settings.js';
import { notAuthorized } from '../protocol/errors.js';
import { operation } from '../protocol/operation.js';
import { map, structure } from '../protocol/shape.js';
import {
  analyticsMetadata,
  attributes,
  clientId,
  password,
  secretHash,
  userContextData,
  username,
} from '../protocol/types.js';
import { verifiableAddress, type CodeDelivery } from '../messages/address.js';
import { sendLetter } from '../messages/send.js';
import type { Service } from '../service.js';
import { sdkOf } from '../triggers/caller.js';
import { postConfirmation, preSignUp } from '../triggers/sign-up-triggers.js';
import { asStrings, readNewAttributes } from '../users/attributes.js';
import { keepCode } from '../users/keep-code.js';
import { newVerifier } from '../users/password.js';
import { checkPasswordPolicy } from '../users/password-policy.js';
import { checkNameIsFree, insertUser, withVerdict, type NewUserDraft } from '../users/registration.js';
import { checkSecretHash } from '../users/secret-hash.js';
import { readNewName } from '../users/username-mode.js';

export const signUp = operation({
  name: 'SignUp',
  auth: 'none',
  input: structure(
    { ClientId: clientId, Username: username, Password: password },
    {
      SecretHash: secretHash,
      UserAttributes: attributes,
      ValidationData: attributes,
      AnalyticsMetadata: analyticsMetadata,
      UserContextData: userContextData,
      ClientMetadata: map,
    },
    ['ClientId', 'SecretHash'],
  ),
  async run(service, input, { userAgent }) {
    const { ClientId, Username, Password, SecretHash, UserAttributes = [], ClientMetadata } = input;
    const { client, pool } = findClient(service, ClientId);
    checkSecretHash(client, Username, SecretHash);
    if (pool.settings.AdminCreateUserConfig?.AllowAdminCreateUserOnly) {
      throw notAuthorized('SignUp is not permitted for this user pool');
    }
    const name = readNewName(pool, Username);
    const fromName = name.address ? [{ Name: name.address.attribute, Value: name.address.value }] : [];
    const given = readNewAttributes(pool, client.settings, [...UserAttributes, ...fromName]);
    checkPasswordPolicy(passwordPolicyOf(pool.settings), Password);
    checkNameIsFree(service, pool, name, 'User already exists');
    const sub = service.ids.uuid();
    const userName = name.username ?? sub;
    const caller = { clientId: client.id, sdk: sdkOf(userAgent) };
    const verdict = await preSignUp(service, pool, caller, 'SignUp', {
      userName,
      userAttributes: given,
      validationData: input.ValidationData && asStrings(input.ValidationData),
      clientMetadata: ClientMetadata,
    });
    const user: NewUserDraft = {
      sub,
      username: userName,
      status: verdict.autoConfirmUser ? 'CONFIRMED' : 'UNCONFIRMED',
      attributes: withVerdict(given, verdict),
      password: newVerifier(service, pool, userName, Password),
    };
    const insert = (): void => insertUser(service, pool, user, { taken: 'User already exists' });
    if (!verdict.autoConfirmUser) {
      const address = verifiableAddress(pool, given);
      const CodeDeliveryDetails =
        address === undefined
          ? await service.store.transaction(insert).then(() => undefined)
          : await sendSignUpCode(service, { pool, user, address, caller, clientMetadata: ClientMetadata }, insert);
      return { UserConfirmed: false, UserSub: sub, CodeDeliveryDetails };
    }
    await service.store.transaction(insert);
    await postConfirmation(service, pool, caller, 'ConfirmSignUp', user, ClientMetadata);
    return { UserConfirmed: true, UserSub: sub };
  },
});

function sendSignUpCode(
  service: Service,
  letter: Omit<Parameters<typeof sendLetter>[1], 'reason' | 'code'>,
  insert: () => void,
): Promise<CodeDelivery> {
  const code = service.ids.code();
  return sendLetter(service, { ...letter, reason: 'SignUp', code }, () => {
    insert();
    keepCode(service, { poolId: letter.pool.id, sub: letter.user.sub }, 'sign-up', letter.address, code);
  });
}
