// The calls that the load is made of. Each takes the place to call and does one whole unit of work.
import { call } from './call.mjs';
import { library } from './places.mjs';

export const PASSWORD = 'Correct-Horse-7';

export const addressOf = (username) => `${username}@example.com`;

export async function signUp({ url, clientId, agent }, username) {
  const email = { Name: 'email', Value: addressOf(username) };
  await call(
    url,
    'SignUp',
    { ClientId: clientId, Username: username, Password: PASSWORD, UserAttributes: [email] },
    agent,
  );
}

export async function signInWithPassword({ url, clientId, agent }, username) {
  const AuthParameters = { USERNAME: username, PASSWORD };
  const input = { ClientId: clientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters };
  const { AuthenticationResult } = await call(url, 'InitiateAuth', input, agent);
  if (!AuthenticationResult?.AccessToken) throw new Error('The sign-in ended without tokens.');
}

/** Both calls of a sign-in by SRP, with the proof between them. */
export async function signInWithSrp({ url, poolId, clientId, agent }, username) {
  const { createSrpKeyPair, provePassword, userIdentity } = await import(library('auth'));
  const keys = createSrpKeyPair();
  const start = {
    ClientId: clientId,
    AuthFlow: 'USER_SRP_AUTH',
    AuthParameters: { USERNAME: username, SRP_A: keys.srpA },
  };
  const { ChallengeParameters: asked } = await call(url, 'InitiateAuth', start, agent);
  const challenge = { salt: asked.SALT, srpB: asked.SRP_B, secretBlock: asked.SECRET_BLOCK };
  const claim = provePassword(userIdentity(poolId, asked.USER_ID_FOR_SRP, PASSWORD), keys, challenge);
  const answer = {
    ClientId: clientId,
    ChallengeName: 'PASSWORD_VERIFIER',
    ChallengeResponses: {
      USERNAME: asked.USER_ID_FOR_SRP,
      PASSWORD_CLAIM_SIGNATURE: claim.passwordClaimSignature,
      PASSWORD_CLAIM_SECRET_BLOCK: claim.secretBlock,
      TIMESTAMP: claim.timestamp,
    },
  };
  const { AuthenticationResult } = await call(url, 'RespondToAuthChallenge', answer, agent);
  if (!AuthenticationResult?.AccessToken) throw new Error('The sign-in ended without tokens.');
}
