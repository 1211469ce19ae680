import { createHmac } from 'node:crypto';

const PASSWORD = 'Planted-Horse-';
const FLOWS = [
  'ALLOW_USER_PASSWORD_AUTH',
  'ALLOW_ADMIN_USER_PASSWORD_AUTH',
  'ALLOW_USER_SRP_AUTH',
  'ALLOW_CUSTOM_AUTH',
  'ALLOW_REFRESH_TOKEN_AUTH',
];
const email = { EmailConfiguration: { EmailSendingAccount: 'DEVELOPER' }, AutoVerifiedAttributes: ['email'] };
const devices = {
  DeviceConfiguration: { ChallengeRequiredOnNewDevice: true, DeviceOnlyRememberedOnUserPrompt: false },
};

/** Pools of different kinds, each with its app client's settings. */
const kinds = [
  {
    pool: { ...email, ...devices, Policies: { PasswordPolicy: { MinimumLength: 8, PasswordHistorySize: 3 } } },
    mfa: { MfaConfiguration: 'OPTIONAL', SoftwareTokenMfaConfiguration: { Enabled: true }, EmailMfaConfiguration: {} },
    client: { GenerateSecret: true },
  },
  {
    pool: { ...email, UsernameAttributes: ['email'] },
    mfa: { MfaConfiguration: 'ON', SoftwareTokenMfaConfiguration: { Enabled: true }, SmsMfaConfiguration: {} },
    client: { PreventUserExistenceErrors: 'ENABLED' },
  },
  {
    pool: {
      ...email,
      AliasAttributes: ['email', 'preferred_username'],
      UsernameConfiguration: { CaseSensitive: false },
    },
    client: {
      ExplicitAuthFlows: FLOWS.filter((flow) => flow !== 'ALLOW_REFRESH_TOKEN_AUTH'),
      RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 10 },
    },
  },
  {
    pool: { ...email, ...devices },
    custom: true,
    client: { GenerateSecret: true, PreventUserExistenceErrors: 'ENABLED' },
  },
];

/**
 * Furnishes a service with pools and with users in different states, and keeps what its answers say of them: tokens,
 * sessions, secrets.
 * @param chosen which kinds of pools
 * @param place `send(operation, body)` gives `{ status, body }`; `functions` registers a function by name and gives its ARN;
 * `codeOf(address)` is the code that was sent last; `totp(secret)` the code of now
 */
export async function openWorld(place, chosen = [0, 1, 2, 3]) {
  const subjects = [];
  const secrets = new Set();
  const must = async (operation, body) => {
    const answer = await place.send(operation, body);
    if (answer.status !== 200) throw new Error(`${operation} answered ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  for (const index of chosen) {
    const kind = kinds[index];
    const LambdaConfig = kind.custom ? { LambdaConfig: customAuth(place.functions) } : {};
    const { UserPool } = await must('CreateUserPool', { PoolName: `pool ${index}`, ...kind.pool, ...LambdaConfig });
    const pool = { UserPoolId: UserPool.Id };
    if (kind.mfa) await must('SetUserPoolMfaConfig', { ...pool, ...kind.mfa });
    const { UserPoolClient } = await must('CreateUserPoolClient', {
      ...pool,
      ClientName: 'app',
      ExplicitAuthFlows: FLOWS,
      ...kind.client,
    });
    await must('CreateGroup', { ...pool, GroupName: 'group' });
    for (const confirmed of [true, false])
      subjects.push(await subject(must, index, UserPool, UserPoolClient, confirmed));
  }
  for (const one of subjects) {
    for (const secret of [one.password, one.newPassword, one.clientSecret])
      if (secret !== undefined) secrets.add(secret);
  }
  const world = {
    /** What no error may tell. */
    secrets,
    resolve: (body, number) => resolve(body, subjects[number % subjects.length], place),
    learn: (number, operation, sent, answer) =>
      learn(subjects[number % subjects.length], secrets, operation, sent, answer),
  };
  for (const [number, { client }] of subjects.entries()) {
    const body = world.resolve(signIn(client), number);
    world.learn(number, 'InitiateAuth', body, await place.send('InitiateAuth', body));
  }
  return world;
}

function signIn(ClientId) {
  const AuthParameters = {
    USERNAME: { live: 'username' },
    PASSWORD: { live: 'password' },
    SECRET_HASH: { live: 'secretHash' },
  };
  return { ClientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters };
}

async function subject(must, index, { Id, Arn }, { ClientId, ClientSecret }, confirmed) {
  const address = `jane${index}${confirmed}@example.com`;
  const username = index === 1 ? address : `jane${index}${confirmed}`;
  const password = `${PASSWORD}${index}${confirmed}`;
  const email = { Name: 'email', Value: address };
  if (confirmed || index % 2 === 0) {
    const user = { UserPoolId: Id, Username: username };
    const UserAttributes = [email, { Name: 'email_verified', Value: 'true' }];
    await must('AdminCreateUser', { ...user, UserAttributes, TemporaryPassword: password, MessageAction: 'SUPPRESS' });
    if (confirmed) await must('AdminSetUserPassword', { ...user, Password: password, Permanent: true });
  } else {
    const SecretHash = secretHash(ClientSecret, username, ClientId);
    await must('SignUp', { ClientId, SecretHash, Username: username, Password: password, UserAttributes: [email] });
  }
  return {
    pool: Id,
    arn: Arn,
    client: ClientId,
    clientSecret: ClientSecret,
    username,
    email: address,
    password,
    newPassword: `${PASSWORD}new${index}`,
    newName: index === 1 ? `new@example.com` : `new${index}`,
    group: 'group',
    role: 'arn:aws:iam::000000000000:role/role',
    srpA: 'abcdef0123456789'.repeat(8),
  };
}

/** One question, and its answer. */
function customAuth(register) {
  return {
    DefineAuthChallenge: register('define', (event) => {
      const last = event.request.session.at(-1);
      const done = last?.challengeResult === true && last.challengeName === 'CUSTOM_CHALLENGE';
      event.response = done
        ? { issueTokens: true, failAuthentication: false }
        : { issueTokens: false, failAuthentication: false, challengeName: 'CUSTOM_CHALLENGE' };
      return event;
    }),
    CreateAuthChallenge: register('create', (event) => {
      event.response = { publicChallengeParameters: { q: 'colour' }, privateChallengeParameters: { a: 'blue' } };
      return event;
    }),
    VerifyAuthChallengeResponse: register('verify', (event) => {
      event.response = { answerCorrect: event.request.challengeAnswer === 'blue' };
      return event;
    }),
  };
}

function resolve(value, one, place) {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((member) => resolve(member, one, place));
  if (Object.hasOwn(value, 'live') && typeof value.live === 'string') return lookUp(value.live, one, place);
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, resolve(member, one, place)]));
}

function lookUp(what, one, { codeOf, totp }) {
  switch (what) {
    case 'code':
      return codeOf(one.email) ?? '123456';
    case 'totp':
      return one.totpSecret === undefined ? '123456' : totp(one.totpSecret);
    case 'secretHash':
      return secretHash(one.clientSecret, one.username, one.client);
    default:
      return one[what];
  }
}

function secretHash(secret, username, client) {
  if (secret === undefined) return undefined;
  return createHmac('sha256', secret)
    .update(username + client)
    .digest('base64');
}

function learn(one, secrets, operation, sent, { status, body }) {
  if (status !== 200) return;
  const {
    AuthenticationResult: tokens = {},
    Session,
    SecretCode,
    ChallengeParameters = {},
    ClientSecretDescriptor,
  } = body;
  one.session = Session ?? one.session;
  one.totpSecret = SecretCode ?? one.totpSecret;
  one.accessToken = tokens.AccessToken ?? one.accessToken;
  one.refreshToken = tokens.RefreshToken ?? one.refreshToken;
  one.deviceKey = tokens.NewDeviceMetadata?.DeviceKey ?? one.deviceKey;
  one.secretBlock = ChallengeParameters.SECRET_BLOCK ?? one.secretBlock;
  one.page = body.NextToken ?? body.PaginationToken ?? one.page;
  one.clientSecretId = ClientSecretDescriptor?.ClientSecretId ?? one.clientSecretId;
  for (const secret of [
    Session,
    SecretCode,
    tokens.AccessToken,
    tokens.RefreshToken,
    ClientSecretDescriptor?.ClientSecretValue,
  ]) {
    if (secret !== undefined) secrets.add(secret);
  }
  if (operation.endsWith('Password') && one.username === sent?.Username && typeof sent.Password === 'string') {
    one.password = sent.Password;
  }
}
