import { attributesOf, identity, newPassword, secretHash, verifiedAttributesOf } from './identity.mjs';

/** A value with each `{ live }` in it replaced by what that is now, of one subject. */
export function resolve(value, one, place) {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((member) => resolve(member, one, place));
  if (Object.hasOwn(value, 'live') && typeof value.live === 'string') return lookUp(value.live, one, place);
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, resolve(member, one, place)]));
}

function lookUp(what, one, place) {
  const find = finders[what];
  return find === undefined ? one[what] : find(one, place);
}

const sentTo = ({ codeOf }, address) => codeOf(address) ?? '123456';
const totpCode = (secret, { auth, now }) =>
  secret === undefined ? '123456' : auth.currentTotpCode(secret, now() / 1000);

/** Those that are no members of the subject itself. */
const finders = {
  pool: ({ home }) => home.pool,
  arn: ({ home }) => home.arn,
  client: ({ home }) => home.client,
  clientSecret: ({ home }) => home.secrets.at(-1)?.value,
  clientSecretId: ({ home }) => home.secrets.at(-1)?.id ?? home.firstSecretId,
  otherPool: ({ home }) => home.otherPool,
  otherClient: ({ home }) => home.otherClient,
  group: () => 'group',
  role: () => 'arn:aws:iam::000000000000:role/role',

  // What the pool and its app client were made with.
  flows: ({ home }) => home.kind.client.ExplicitAuthFlows,
  rotation: ({ home }) => home.kind.client.RefreshTokenRotation,
  hiding: ({ home }) => home.kind.client.PreventUserExistenceErrors,
  mfa: ({ home }) => home.kind.mfa.MfaConfiguration,
  totpMfa: ({ home }) => home.kind.mfa.SoftwareTokenMfaConfiguration,
  emailMfa: ({ home }) => home.kind.mfa.EmailMfaConfiguration,
  smsMfa: ({ home }) => home.kind.mfa.SmsMfaConfiguration,
  webAuthn: ({ home }) => home.kind.mfa.WebAuthnConfiguration,
  policies: ({ home }) => home.settings.Policies,
  autoVerified: ({ home }) => home.settings.AutoVerifiedAttributes,
  emailSettings: ({ home }) => home.settings.EmailConfiguration,
  deviceSettings: ({ home }) => home.settings.DeviceConfiguration,
  recovery: ({ home }) => home.settings.AccountRecoverySetting,
  functions: ({ home }) => home.settings.LambdaConfig,

  secretHash,
  attributes: attributesOf,
  verifiedAttributes: verifiedAttributesOf,
  newPassword,
  newName: (one) => newcomer(one).username,
  newHash: (one) => secretHash({ ...one, ...newcomer(one) }),
  newAttributes: (one) => attributesOf({ ...one, ...newcomer(one) }),

  code: (one, place) => sentTo(place, one.email),
  smsCode: (one, place) => sentTo(place, one.phone),
  /** Of a sign-up or a recovery, whose answers say where it went. */
  deliveredCode: (one, place) => sentTo(place, one.deliveredTo === 'phone_number' ? one.phone : one.email),
  totp: ({ totpSecret }, place) => totpCode(totpSecret, place),
  setUpTotp: ({ totpPending }, place) => totpCode(totpPending, place),

  srpA: ({ keys }) => keys.srpA,
  secretBlock: ({ exchange }) => exchange?.SECRET_BLOCK,
  signature: (one, place) => claimOf(one, place).passwordClaimSignature,
  timestamp: (one, place) => claimOf(one, place).timestamp,

  deviceKey: ({ newDevice, knownDevice }) => (newDevice ?? knownDevice)?.deviceKey,
  knownDeviceKey: ({ newDevice, knownDevice }) => (knownDevice ?? newDevice)?.deviceKey,
  rememberedKey: ({ knownDevice }) => knownDevice?.deviceKey,
  deviceVerifier,

  attestation,
  assertion: ({ authenticator, requestOptions, credentialId }) =>
    requestOptions === undefined || credentialId === undefined
      ? '{}'
      : JSON.stringify(authenticator.get(requestOptions)),
};

function newcomer({ home, role, names }) {
  return identity(home, role, names + 1);
}

/** A proof that holds, for the last exchange of the subject: of its password, or of its device. */
function claimOf(one, { auth, now }) {
  const { exchange, home, password = '', keys, knownDevice } = one;
  const at = Math.floor(now() / 1000) * 1000;
  const isKnown = exchange !== undefined && (exchange.DEVICE_KEY === undefined || knownDevice !== undefined);
  if (!isKnown) return { passwordClaimSignature: 'AAAA', timestamp: 'Mon Jan 5 03:04:05 UTC 2026' };
  // The password may have changed since.
  const about = `${exchange.SECRET_BLOCK} ${at} ${password}`;
  if (one.claim?.about !== about) {
    const who = exchange.DEVICE_KEY
      ? auth.deviceIdentity(knownDevice)
      : auth.userIdentity(home.pool, exchange.USER_ID_FOR_SRP, password);
    const challenge = { salt: exchange.SALT, srpB: exchange.SRP_B, secretBlock: exchange.SECRET_BLOCK };
    one.claim = { about, ...auth.provePassword(who, keys, challenge, new Date(at)) };
  }
  return one.claim;
}

/** DeviceSecretVerifierConfig for the device of the last sign-in. */
function deviceVerifier({ newDevice }, { auth }) {
  if (newDevice === undefined) return { PasswordVerifier: 'c2VjcmV0', Salt: 'c2FsdA==' };
  newDevice.verifier ??= auth.createDeviceVerifier(newDevice);
  const { passwordVerifier, salt } = newDevice.verifier;
  return { PasswordVerifier: passwordVerifier, Salt: salt };
}

/** A new passkey, by the last options to make one. */
function attestation({ authenticator, creation }) {
  if (creation === undefined) return {};
  creation.credential ??= authenticator.create(creation.options);
  return creation.credential;
}
