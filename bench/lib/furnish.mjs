import { call } from './call.mjs';
import { signUp } from './requests.mjs';

/** A user pool whose users prove an email address, and a client for sign-ins with and without SRP. */
export async function makePool(url) {
  const pool = await call(url, 'CreateUserPool', { PoolName: 'bench', AutoVerifiedAttributes: ['email'] });
  const poolId = pool.UserPool.Id;
  const client = await call(url, 'CreateUserPoolClient', {
    UserPoolId: poolId,
    ClientName: 'bench',
    ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
  });
  return { url, poolId, clientId: client.UserPoolClient.ClientId };
}

/** Users who signed up and confirmed, one after the other. @param code finds the code that was sent to a user */
export async function addUsers(place, count, code, prefix = 'resident') {
  const usernames = Array.from({ length: count }, (_, index) => `${prefix}${index}`);
  for (const username of usernames) {
    await signUp(place, username);
    await call(place.url, 'ConfirmSignUp', {
      ClientId: place.clientId,
      Username: username,
      ConfirmationCode: await code(username),
    });
  }
  return usernames;
}
