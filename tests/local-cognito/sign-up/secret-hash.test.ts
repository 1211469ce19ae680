import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import vectors from '../../fixtures/srp-vectors.json' with { type: 'json' };
import { secretHashMatches } from '../../../src/local-cognito/crypto/secret-hash.js';
import { failureOf, openPlayground, password, tokensOf, type Playground } from '../playground.js';

const hash = (username: string, { clientId, clientSecret }: { clientId: string; clientSecret: string }) =>
  createHmac('sha256', clientSecret)
    .update(username + clientId)
    .digest('base64');
const openWithSecret = (pool = {}) => openPlayground({ pool, client: { GenerateSecret: true } });

test.each(vectors.secretHash)('vector $username', ({ username, clientId, clientSecret, SECRET_HASH }) => {
  expect(secretHashMatches(SECRET_HASH, clientSecret, username, clientId)).toBe(true);
  expect(secretHashMatches(SECRET_HASH, clientSecret, `${username}x`, clientId)).toBe(false);
  expect(secretHashMatches('', clientSecret, username, clientId)).toBe(false);
});

const calls: Readonly<Record<string, (playground: Playground, SecretHash?: string) => Promise<unknown>>> = {
  SignUp: ({ api, clientId: ClientId }, SecretHash) =>
    api.signUp({ ClientId, Username: 'jane', Password: password, SecretHash }),
  ConfirmSignUp: ({ api, clientId: ClientId }, SecretHash) =>
    api.confirmSignUp({ ClientId, Username: 'jane', ConfirmationCode: '123456', SecretHash }),
  ResendConfirmationCode: ({ api, clientId: ClientId }, SecretHash) =>
    api.resendConfirmationCode({ ClientId, Username: 'jane', SecretHash }),
  ForgotPassword: ({ api, clientId: ClientId }, SecretHash) =>
    api.forgotPassword({ ClientId, Username: 'jane', SecretHash }),
  ConfirmForgotPassword: ({ api, clientId: ClientId }, SecretHash) =>
    api.confirmForgotPassword({
      ClientId,
      Username: 'jane',
      ConfirmationCode: '123456',
      Password: password,
      SecretHash,
    }),
  'InitiateAuth by password': ({ startSignIn }, hash) => startSignIn('jane', given(hash)),
  'InitiateAuth by SRP': ({ api, clientId: ClientId }, hash) =>
    api.initiateAuth({
      ClientId,
      AuthFlow: 'USER_SRP_AUTH',
      AuthParameters: { USERNAME: 'jane', SRP_A: 'abc', ...given(hash) },
    }),
  RespondToAuthChallenge: ({ api, clientId: ClientId }, hash) =>
    api.respondToAuthChallenge({
      ClientId,
      ChallengeName: 'SOFTWARE_TOKEN_MFA',
      Session: 'x'.repeat(20),
      ChallengeResponses: { USERNAME: 'jane', SOFTWARE_TOKEN_MFA_CODE: '123456', ...given(hash) },
    }),
};
const given = (SECRET_HASH: string | undefined): Record<string, string> =>
  SECRET_HASH === undefined ? {} : { SECRET_HASH };

describe.each(Object.entries(calls))('%s', (_, call) => {
  test('without a hash', async () => {
    await using playground = await openWithSecret();
    expect(await failureOf(call(playground))).toBe(
      `NotAuthorizedException: Client ${playground.clientId} is configured with secret but SECRET_HASH was not received`,
    );
  });

  test.each(['of another name', 'of no form'])('with a hash %s', async (kind) => {
    await using playground = await openWithSecret();
    const wrong = kind === 'of no form' ? 'abc=' : hash('joe', playground);
    expect(await failureOf(call(playground, wrong))).toBe(
      `NotAuthorizedException: Unable to verify secret hash for client ${playground.clientId}`,
    );
  });

  test('with a hash for a client that has no secret', async () => {
    await using playground = await openPlayground();
    expect(await failureOf(call(playground, 'abc='))).toBe(
      `NotAuthorizedException: Unable to verify secret hash for client ${playground.clientId}`,
    );
  });

  test('with the right hash, it comes to something else', async () => {
    await using playground = await openWithSecret();
    expect(await failureOf(call(playground, hash('jane', playground)))).not.toMatch(/secret/i);
  });
});

describe('refresh, which names no user', () => {
  test('takes the hash of the stored name: the UUID where users sign in by email', async () => {
    await using playground = await openWithSecret({ UsernameAttributes: ['email'] });
    const { api, clientId: ClientId } = playground;
    const email = 'jane@example.com';
    const SecretHash = hash(email, playground);
    const { UserSub } = await api.signUp({ ClientId, Username: email, Password: password, SecretHash });
    const ConfirmationCode = await playground.sentCode(email);
    await api.confirmSignUp({ ClientId, Username: email, ConfirmationCode, SecretHash });
    const { RefreshToken } = await playground.signIn(email, { SECRET_HASH: SecretHash });
    const refresh = (more: object) =>
      api.initiateAuth({
        ClientId,
        AuthFlow: 'REFRESH_TOKEN_AUTH',
        AuthParameters: { REFRESH_TOKEN: RefreshToken, ...more },
      });

    tokensOf(await refresh({ SECRET_HASH: hash(UserSub!, playground) }));
    expect(await failureOf(refresh({ SECRET_HASH: SecretHash }))).toBe(
      `NotAuthorizedException: SecretHash does not match for the client: ${ClientId}`,
    );
    expect(await failureOf(refresh({}))).toBe(
      `NotAuthorizedException: Client ${ClientId} is configured with secret but SECRET_HASH was not received`,
    );
  });

  test('takes none for a client without a secret', async () => {
    await using playground = await openPlayground();
    await playground.addUser('jane');
    const { RefreshToken } = await playground.signIn('jane');
    const call = playground.api.initiateAuth({
      ClientId: playground.clientId,
      AuthFlow: 'REFRESH_TOKEN_AUTH',
      AuthParameters: { REFRESH_TOKEN: RefreshToken, SECRET_HASH: 'abc=' },
    });
    expect(await failureOf(call)).toBe(
      `NotAuthorizedException: Unable to verify secret hash for client ${playground.clientId}`,
    );
  });
});
