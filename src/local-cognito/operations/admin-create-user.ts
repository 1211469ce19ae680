import { findPool } from '../pools/lookup.js';
import { passwordPolicyOf } from '../pools/settings.js';
import { invalidParameter, ServiceError } from '../protocol/errors.js';
import { operation } from '../protocol/operation.js';
import { boolean, list, map, oneOf, structure, type Infer } from '../protocol/shape.js';
import { attributes, deliveryMedium, password, userPoolId, username } from '../protocol/types.js';
import { addressOfFactor, oneTimePasswords } from '../sign-in/first-factors.js';
import type { Service } from '../service.js';
import type { UserPool } from '../store/pools.js';
import { sdkOf } from '../triggers/caller.js';
import { preSignUp } from '../triggers/sign-up-triggers.js';
import { asStrings, readNewAttributes } from '../users/attributes.js';
import { describeUser } from '../users/describe-user.js';
import { requireUser, userNow } from '../users/find-user.js';
import { sendInvitation, type Invitation } from '../users/invitation.js';
import { checkPasswordPolicy } from '../users/password-policy.js';
import { newVerifier } from '../users/password.js';
import { checkNameIsFree, insertUser, type NewUserDraft } from '../users/registration.js';
import { newTemporaryPassword } from '../users/temporary-password.js';
import { readNewName } from '../users/username-mode.js';

const input = structure(
  { UserPoolId: userPoolId, Username: username },
  {
    UserAttributes: attributes,
    ValidationData: attributes,
    TemporaryPassword: password,
    ForceAliasCreation: boolean,
    MessageAction: oneOf('RESEND', 'SUPPRESS'),
    DesiredDeliveryMediums: list(deliveryMedium),
    ClientMetadata: map,
  },
);

export const adminCreateUser = operation({
  name: 'AdminCreateUser',
  auth: 'iam',
  input,
  async run(service, request, { userAgent }) {
    const pool = findPool(service, request.UserPoolId);
    const { DesiredDeliveryMediums = [], ClientMetadata } = request;
    const message: Message = {
      mediums: DesiredDeliveryMediums.length === 0 ? ['SMS'] : DesiredDeliveryMediums,
      // Which Cognito writes where no app client has anything to do with it.
      caller: { clientId: 'CLIENT_ID_NOT_APPLICABLE', sdk: sdkOf(userAgent) },
      clientMetadata: ClientMetadata,
    };
    const sub =
      request.MessageAction === 'RESEND'
        ? await inviteAgain(service, pool, request, message)
        : await createUser(service, pool, request, message);
    return { User: describeUser(userNow(service, { poolId: pool.id, sub })) };
  },
});

type Request = Infer<typeof input>;
type Attributes = Readonly<Partial<Record<string, string>>>;
type Message = Pick<Invitation, 'mediums' | 'caller' | 'clientMetadata'>;

/** RESEND: another temporary password, whose days are counted anew. */
async function inviteAgain(service: Service, pool: UserPool, request: Request, message: Message): Promise<string> {
  const user = requireUser(service, pool, request.Username);
  if (user.status !== 'FORCE_CHANGE_PASSWORD') {
    throw new ServiceError(
      'UnsupportedUserStateException',
      `Resend not possible. ${request.Username} status is not FORCE_CHANGE_PASSWORD`,
    );
  }
  const temporaryPassword = readTemporaryPassword(service, pool, request);
  const verifier = newVerifier(service, pool, user.username, temporaryPassword);
  const now = service.clock.now();
  await sendInvitation(service, { ...message, pool, user, temporaryPassword }, () =>
    service.store.users.change(user, { password: verifier, temporaryPasswordAt: now }, now),
  );
  return user.sub;
}

async function createUser(service: Service, pool: UserPool, request: Request, message: Message): Promise<string> {
  const { Username, UserAttributes = [], ValidationData, ForceAliasCreation = false, MessageAction } = request;
  const taken = 'User account already exists';
  const name = readNewName(pool, Username);
  checkNameIsFree(service, pool, name, taken);
  const temporaryPassword = readTemporaryPassword(service, pool, request);
  const fromName = name.address ? [{ Name: name.address.attribute, Value: name.address.value }] : [];
  const given = readNewAttributes(pool, 'admin', [...UserAttributes, ...fromName], 'optional');
  if (MessageAction === undefined) checkCanBeTold(request, given);
  const sub = service.ids.uuid();
  const userName = name.username ?? sub;
  // What the function says of confirmation and verification is not for users whom an administrator makes.
  await preSignUp(service, pool, message.caller, 'AdminCreateUser', {
    userName,
    userAttributes: given,
    validationData: ValidationData && asStrings(ValidationData),
    clientMetadata: message.clientMetadata,
  });
  const isPasswordless = request.TemporaryPassword === undefined && signsInByCode(pool, given);
  const user: NewUserDraft = {
    sub,
    username: userName,
    status: isPasswordless ? 'CONFIRMED' : 'FORCE_CHANGE_PASSWORD',
    attributes: given,
    ...(!isPasswordless && {
      password: newVerifier(service, pool, userName, temporaryPassword),
      isTemporary: true,
    }),
  };
  const insert = (): void => insertUser(service, pool, user, { taken, forceAlias: ForceAliasCreation });
  if (MessageAction === 'SUPPRESS' || isPasswordless) await service.store.transaction(insert);
  else await sendInvitation(service, { ...message, pool, user, temporaryPassword }, insert);
  return sub;
}

/**
 * Whoever names a way for the invitation must give an address for it. The SMS that goes by default may be in vain.
 * @throws {ServiceError} InvalidParameterException; the text about SMS is made after the one about email.
 */
function checkCanBeTold({ DesiredDeliveryMediums = [] }: Request, { email, phone_number }: Attributes): void {
  if (DesiredDeliveryMediums.includes('EMAIL') && email === undefined) {
    throw invalidParameter('No email provided but desired delivery medium was Email');
  }
  if (DesiredDeliveryMediums.includes('SMS') && phone_number === undefined) {
    throw invalidParameter('No phone number provided but desired delivery medium was SMS');
  }
}

/** The one that was given, or a new one. */
function readTemporaryPassword(service: Service, pool: UserPool, { TemporaryPassword }: Request): string {
  const policy = passwordPolicyOf(pool.settings);
  if (TemporaryPassword === undefined) return newTemporaryPassword(service, policy);
  checkPasswordPolicy(policy, TemporaryPassword);
  return TemporaryPassword;
}

/** Whether a code to a verified address is all that the pool wants, so that the user needs no password. */
function signsInByCode(pool: UserPool, attributes: Attributes): boolean {
  return oneTimePasswords(pool)
    .map((factor) => addressOfFactor[factor])
    .some((attribute) => attributes[attribute] !== undefined && attributes[`${attribute}_verified`] === 'true');
}
