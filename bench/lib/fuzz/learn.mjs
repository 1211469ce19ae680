import { identity, isPlanted, newPassword, ROLES } from './identity.mjs';

const SIGN_IN = /InitiateAuth$|RespondToAuthChallenge$/;

/**
 * Keeps of a subject what an answer says of it, and what the request has changed.
 * @param request `{ operation, body, isNext, isChanged }`
 * @param withheld gets what no answer, or no error, may tell from now on
 */
export function learn(one, withheld, request, { status, body }) {
  if (status !== 200) return learnFailure(one, request, body);
  const { operation, body: sent, isNext } = request;
  if (isNext) one.failures = 0;
  const { AuthenticationResult: tokens = {}, Session, SecretCode } = body;
  one.session = Session ?? one.session;
  one.page = body.NextToken ?? body.PaginationToken ?? one.page;
  learnTokens(one, tokens);
  if (SIGN_IN.test(operation)) learnChallenge(one, operation, body);
  learned[operation]?.(one, sent, body);
  learnPassword(one, operation, sent);
  for (const secret of [
    Session,
    SecretCode,
    tokens.AccessToken,
    tokens.IdToken,
    tokens.RefreshToken,
    body.ClientSecretDescriptor?.ClientSecretValue,
  ]) {
    if (secret !== undefined) withheld.secrets.add(secret);
  }
  plant(one, withheld);
}

/** The secrets that are known without an answer to learn them from. */
export function plant(one, { secrets, passwords }) {
  const [first] = one.home.secrets;
  if (first !== undefined && !first.isMadeUp) secrets.add(first.value);
  // What requests make up could stand in an answer by chance.
  for (const password of [one.password, newPassword(one)]) if (isPlanted(password)) passwords.add(password);
}

/** A right answer that was refused leads nowhere. One that was changed may be given once more. */
function learnFailure(one, { isNext, isChanged }, { __type: type }) {
  if (!isNext || isChanged) return;
  one.challenge = undefined;
  one.failures++;
  if (type === 'ResourceNotFoundException') one.knownDevice = undefined;
}

function learnTokens(one, { AccessToken, RefreshToken, NewDeviceMetadata: device }) {
  if (AccessToken === undefined) return;
  one.accessToken = AccessToken;
  if (RefreshToken !== undefined) {
    one.oldRefreshToken = one.refreshToken;
    one.refreshToken = RefreshToken;
  }
  if (device !== undefined) one.newDevice = { deviceKey: device.DeviceKey, deviceGroupKey: device.DeviceGroupKey };
}

function learnChallenge(one, operation, { ChallengeName: name, ChallengeParameters: parameters = {}, ...body }) {
  const isAdmin = operation.startsWith('Admin');
  one.challenge = name === undefined ? undefined : { name, parameters, available: body.AvailableChallenges, isAdmin };
  if (parameters.SECRET_BLOCK !== undefined) one.exchange = parameters;
  const { CREDENTIAL_REQUEST_OPTIONS: options } = parameters;
  if (options !== undefined) one.requestOptions = JSON.parse(options);
}

/** What a success of an operation comes to, beyond its answer. */
const learned = {
  AssociateSoftwareToken(one, _, { SecretCode }) {
    one.totpPending = SecretCode;
    advanceSetup(one, 'associated');
  },
  VerifySoftwareToken(one) {
    one.totpSecret = one.totpPending;
    advanceSetup(one, 'verified');
  },

  ConfirmDevice(one, sent) {
    const { newDevice } = one;
    if (newDevice?.verifier === undefined || sent.DeviceKey !== newDevice.deviceKey) return;
    if (sent.DeviceSecretVerifierConfig?.PasswordVerifier !== newDevice.verifier.passwordVerifier) return;
    one.knownDevice = { ...newDevice, devicePassword: newDevice.verifier.devicePassword };
    one.newDevice = undefined;
  },
  ForgetDevice: forgetDevice,
  AdminForgetDevice: forgetDevice,

  StartWebAuthnRegistration: (one, _, body) => void (one.creation = { options: body.CredentialCreationOptions }),
  CompleteWebAuthnRegistration: (one, sent) => void (one.credentialId = sent.Credential.id),

  SignUp(one, sent, body) {
    const next = identity(one.home, one.role, one.names + 1);
    if (one.role !== ROLES.newcomer || sent.Username !== next.username) return;
    Object.assign(one, next, { names: one.names + 1, unconfirmed: !body.UserConfirmed, password: sent.Password });
    one.session = body.Session;
    one.confirmations = 0;
    learnDelivery(one, sent, body);
    beginAnew(one);
  },
  ConfirmSignUp: (one) => void (one.unconfirmed = false),
  AdminConfirmSignUp: (one) => void (one.unconfirmed = false),
  ForgotPassword: learnDelivery,
  ResendConfirmationCode: learnDelivery,
  DeleteUser: beginAnew,
  AdminDeleteUser: beginAnew,
  AdminCreateUser: (one, sent) => sent.Username === one.username && void (one.password = sent.TemporaryPassword),

  AddUserPoolClientSecret({ home }, sent, { ClientSecretDescriptor: made }) {
    const { ClientSecretId: id, ClientSecretValue: value } = made;
    home.secrets.push({ id, value: value ?? sent.ClientSecret, isMadeUp: value === undefined });
  },
  ListUserPoolClientSecrets({ home }, _, { ClientSecrets: [first] = [] }) {
    home.firstSecretId = first?.ClientSecretId ?? home.firstSecretId;
  },
  DeleteUserPoolClientSecret({ home }, sent) {
    const index = home.secrets.findIndex(({ id }) => id === sent.ClientSecretId);
    home.secrets.splice(Math.max(index, 0), 1);
  },
  CreateUserPool: ({ home }, _, { UserPool }) => void (home.otherPool = UserPool.Id),
  CreateUserPoolClient({ home }, sent, { UserPoolClient }) {
    if (sent.UserPoolId === home.pool) home.otherClient = UserPoolClient.ClientId;
  },
};

function advanceSetup({ challenge }, stage) {
  if (challenge?.name === 'MFA_SETUP') challenge.stage = stage;
}

function learnDelivery(one, _, { CodeDeliveryDetails: delivery }) {
  one.deliveredTo = delivery?.AttributeName;
}

function forgetDevice(one, sent) {
  if (sent.DeviceKey === one.knownDevice?.deviceKey) one.knownDevice = undefined;
}

/** Nothing is left of whom the subject was before, but tokens and sessions to be refused. */
function beginAnew(one) {
  for (const name of ['challenge', 'newDevice', 'knownDevice', 'creation', 'credentialId']) one[name] = undefined;
}

function learnPassword(one, operation, sent) {
  const set = {
    AdminSetUserPassword: sent.Password,
    ConfirmForgotPassword: sent.Password,
    ChangePassword: sent.ProposedPassword,
    RespondToAuthChallenge: sent.ChallengeResponses?.NEW_PASSWORD,
    AdminRespondToAuthChallenge: sent.ChallengeResponses?.NEW_PASSWORD,
  }[operation];
  if (typeof set !== 'string' || (sent.Username !== undefined && sent.Username !== one.username)) return;
  if (set === newPassword(one)) one.passwords++;
  one.password = set;
}
