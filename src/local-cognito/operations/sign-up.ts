import { findClient } from '../pools/lookup.js';
import { passwordPolicyOf } from '../pools/settings.js';
import { invalidParameter, missingParameter, notAuthorized } from '../protocol/errors.js';
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
import { addressOfFactor, oneTimePasswords } from '../sign-in/first-factors.js';
import { openSignUpSession } from '../sign-in/sign-up-session.js';
import type { UserPool } from '../store/pools.js';
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
    { ClientId: clientId, Username: username },
    {
      SecretHash: secretHash,
      Password: password,
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
    const found = findClient(service, ClientId);
    const { client, pool } = found;
    checkSecretHash(client, Username, SecretHash);
    if (pool.settings.AdminCreateUserConfig?.AllowAdminCreateUserOnly) {
      throw notAuthorized('SignUp is not permitted for this user pool');
    }
    const name = readNewName(pool, Username);
    const fromName = name.address ? [{ Name: name.address.attribute, Value: name.address.value }] : [];
    const given = readNewAttributes(pool, client.settings, [...UserAttributes, ...fromName]);
    checkNamesNoAlias(pool, given);
    if (Password === undefined) checkDoesWithoutPassword(pool, given);
    else checkPasswordPolicy(passwordPolicyOf(pool.settings), Password);
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
      attributes: withVerdict({ ...given, ...unverified(pool, given) }, verdict),
      ...(Password !== undefined && { password: newVerifier(service, pool, userName, Password) }),
    };
    // Only the function can have verified an address, and takes it from whoever had it.
    const insert = (): void => insertUser(service, pool, user, { taken: 'User already exists', forceAlias: true });
    if (!verdict.autoConfirmUser) {
      const address = verifiableAddress(pool, given);
      const CodeDeliveryDetails =
        address === undefined
          ? await service.store.transaction(insert).then(() => undefined)
          : await sendSignUpCode(service, { pool, user, address, caller, clientMetadata: ClientMetadata }, insert);
      return { UserConfirmed: false, UserSub: sub, CodeDeliveryDetails, ...openSignUpSession(service, found, sub) };
    }
    await service.store.transaction(insert);
    await postConfirmation(service, pool, caller, 'ConfirmSignUp', user, ClientMetadata);
    return { UserConfirmed: true, UserSub: sub };
  },
});

/** Other aliases come with their verification. */
function checkNamesNoAlias({ settings }: UserPool, { preferred_username }: Readonly<Record<string, string>>): void {
  if (preferred_username === undefined || !settings.AliasAttributes?.includes('preferred_username')) return;
  throw invalidParameter(
    'Preferred username cannot be provided for unconfirmed account, since user pool is configured for preferred username alias.',
  );
}

/** Who has no password signs in by one-time passwords, and needs an address for them. */
function checkDoesWithoutPassword(pool: UserPool, attributes: Readonly<Record<string, string>>): void {
  const factors = oneTimePasswords(pool);
  if (factors.length === 0) throw missingParameter('Password');
  const needed = factors.map((factor) => addressOfFactor[factor]);
  if (needed.every((attribute) => attributes[attribute] === undefined)) {
    throw invalidParameter(`A user without a password needs ${needed.join(' or ')} to sign in by one-time passwords.`);
  }
}

/** Addresses of the kinds that the pool verifies are said to be unverified yet. Of others nothing is said. */
function unverified({ settings }: UserPool, given: Readonly<Record<string, string>>): Record<string, string> {
  const kinds = settings.AutoVerifiedAttributes?.filter((attribute) => given[attribute] !== undefined) ?? [];
  return Object.fromEntries(kinds.map((attribute) => [`${attribute}_verified`, 'false']));
}

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
