import { customAuth, kinds } from './kinds.mjs';
import { attributesOf, firstPassword, identity, ROLES, secretHash, verifiedAttributesOf } from './identity.mjs';

/**
 * Makes a pool of a kind with its app client, its group and three users: one who stays, one who signs up again and again,
 * and one whom requests may disable and delete.
 */
export async function furnish(must, place, index) {
  const kind = kinds[index];
  const LambdaConfig = kind.custom ? { LambdaConfig: customAuth(place.functions) } : {};
  const settings = { ...kind.pool, ...LambdaConfig };
  const { UserPool } = await must('CreateUserPool', { PoolName: `pool ${index}`, ...settings });
  const pool = { UserPoolId: UserPool.Id };
  await must('SetUserPoolMfaConfig', { ...pool, ...kind.mfa });
  const { UserPoolClient } = await must('CreateUserPoolClient', {
    ...pool,
    ClientName: 'app',
    AuthSessionValidity: 15,
    ...kind.client,
  });
  await must('CreateGroup', { ...pool, GroupName: 'group' });
  const { ClientId: client, ClientSecret: value } = UserPoolClient;
  const home = {
    index,
    kind,
    settings,
    pool: UserPool.Id,
    arn: UserPool.Arn,
    client,
    /** Of all but the first the id is known. */
    secrets: value === undefined ? [] : [{ value }],
  };
  const subjects = [];
  for (const role of Object.values(ROLES)) subjects.push(await subject(must, place, home, role));
  return subjects;
}

async function subject(must, place, home, role) {
  const one = {
    home,
    role,
    ...identity(home, role, 0),
    names: 0,
    password: firstPassword(home, role),
    passwords: 0,
    keys: place.auth.createSrpKeyPair(),
    authenticator: place.authenticator(),
    turn: role,
    steps: role * 12,
    failures: 0,
    confirmations: 0,
    repairs: 0,
  };
  const user = { UserPoolId: home.pool, Username: one.username };
  if (role === ROLES.newcomer && home.index % 2 === 1) {
    await must('SignUp', {
      ClientId: home.client,
      SecretHash: secretHash(one),
      Username: one.username,
      Password: one.password,
      UserAttributes: attributesOf(one),
    });
    return { ...one, unconfirmed: true };
  }
  const UserAttributes = verifiedAttributesOf(one);
  await must('AdminCreateUser', {
    ...user,
    UserAttributes,
    TemporaryPassword: one.password,
    MessageAction: 'SUPPRESS',
  });
  if (role !== ROLES.newcomer) {
    await must('AdminSetUserPassword', { ...user, Password: one.password, Permanent: true });
  }
  return one;
}
