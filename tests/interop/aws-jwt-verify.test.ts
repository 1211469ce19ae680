import { CognitoIdentityProviderClient, InitiateAuthCommand } from '@aws-sdk/client-cognito-identity-provider';
import { CognitoJwtVerifier, JwtRsaVerifier, JwtVerifier } from 'aws-jwt-verify';
import { SimpleJwksCache } from 'aws-jwt-verify/jwk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startLocalCognito } from '../../src/local-cognito/index.js';
import { plainHttpJwks } from './plain-http-jwks.js';
import { addUser, createPool, sdkClient, servePool, user, type ServedPool } from './served-pool.js';

describe('aws-jwt-verify', () => {
  describe('JwtVerifier, on the issuer that listens', () => {
    let pool: ServedPool;
    beforeAll(async () => {
      pool = await servePool();
      await addUser(pool, 'mia');
    });
    afterAll(() => pool.close());

    it('verifies both tokens with the keys that the issuer publishes', async () => {
      const { idToken, accessToken } = await signIn(pool, 'mia');
      const issuer = `${pool.url}/${pool.userPoolId}`;
      const verifier = JwtVerifier.create({ issuer, audience: null }, { jwksCache: plainHttpJwks() });
      await expect(verifier.verify(idToken, { audience: pool.clientId })).resolves.toMatchObject({
        iss: issuer,
        token_use: 'id',
        email: 'mia@example.com',
      });
      await expect(verifier.verify(accessToken)).resolves.toMatchObject({ iss: issuer, client_id: pool.clientId });
    });

    it('verifies by issuer and JWKS address too, both of the URL', async () => {
      const { idToken } = await signIn(pool, 'mia');
      const issuer = `${pool.url}/${pool.userPoolId}`;
      const jwksUri = `${issuer}/.well-known/jwks.json`;
      const verifier = JwtRsaVerifier.create(
        { issuer, jwksUri, audience: pool.clientId },
        { jwksCache: plainHttpJwks() },
      );
      await expect(verifier.verify(idToken)).resolves.toMatchObject({ iss: issuer, aud: pool.clientId });
      await expect(verifier.verify(idToken, { audience: 'another' })).rejects.toThrow(/audience/i);
    });

    it.each(['0.0.0.0', '::'])(
      'and of one that listens on every address, %s, found at that of this machine',
      async (host) => {
        await using cognito = await startLocalCognito();
        const { url, port } = await cognito.listen({ host });
        const sdk = sdkClient(url);
        const { userPoolId, clientId } = await createPool(sdk, {});
        const sentCode = async (): Promise<string> => (await cognito.outbox.list()).at(-1)?.code ?? '';
        await addUser({ sdk, clientId, sentCode }, 'ann');
        const { idToken } = await signIn({ sdk, clientId }, 'ann');
        sdk.destroy();
        const issuer = `http://127.0.0.1:${port}/${userPoolId}`;
        expect(cognito.issuer(userPoolId)).toBe(issuer);
        const verifier = JwtVerifier.create({ issuer, audience: clientId }, { jwksCache: plainHttpJwks() });
        await expect(verifier.verify(idToken)).resolves.toMatchObject({ iss: issuer });
      },
    );

    it('finds the keys where the OpenID configuration says', async () => {
      const issuer = `${pool.url}/${pool.userPoolId}`;
      const response = await fetch(`${issuer}/.well-known/openid-configuration`);
      expect(await response.json()).toMatchObject({ issuer, jwks_uri: `${issuer}/.well-known/jwks.json` });
    });

    it('refuses a token that was changed, and one of another issuer', async () => {
      const { idToken } = await signIn(pool, 'mia');
      const jwksCache = plainHttpJwks();
      const issuer = `${pool.url}/${pool.userPoolId}`;
      const verifier = JwtVerifier.create({ issuer, audience: pool.clientId }, { jwksCache });
      const [header, payload = '', signature] = idToken.split('.');
      const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
      const forged = Buffer.from(JSON.stringify({ ...claims, email: 'root@example.com' })).toString('base64url');
      await expect(verifier.verify([header, forged, signature].join('.'))).rejects.toThrow(/signature/i);

      const jwksUri = `${issuer}/.well-known/jwks.json`;
      const elsewhere = JwtVerifier.create(
        { issuer: 'http://127.0.0.1:1', jwksUri, audience: pool.clientId },
        { jwksCache },
      );
      await expect(elsewhere.verify(idToken)).rejects.toThrow(/issuer/i);
    });
  });

  describe('CognitoJwtVerifier, on tokens with the issuer of AWS', () => {
    it('which an issuer set so gives: by pool id, token use and client id, with keys that were cached', async () => {
      const pool = await servePool({ issuer: 'https://cognito-idp.us-east-1.amazonaws.com' });
      try {
        await addUser(pool, 'noa');
        const { userPoolId, clientId } = pool;
        const verifier = CognitoJwtVerifier.create(
          { userPoolId, clientId, tokenUse: null },
          { jwksCache: new SimpleJwksCache() },
        );
        verifier.cacheJwks(await pool.cognito.jwks(userPoolId));
        const { idToken, accessToken } = await signIn(pool, 'noa');
        await expect(verifier.verify(idToken, { tokenUse: 'id' })).resolves.toMatchObject({ email: 'noa@example.com' });
        await expect(verifier.verify(accessToken, { tokenUse: 'access' })).resolves.toMatchObject({ username: 'noa' });
        await expect(verifier.verify(accessToken, { tokenUse: 'id' })).rejects.toThrow(/token use/i);
        await expect(verifier.verify(idToken, { clientId: 'another' })).rejects.toThrow(/another/);
      } finally {
        await pool.close();
      }
    });

    it('which a service in process gives by itself', async () => {
      const cognito = await startLocalCognito({ region: 'eu-west-1' });
      const credentials = { accessKeyId: 'any', secretAccessKey: 'any' };
      const { region, requestHandler } = cognito;
      const sdk = new CognitoIdentityProviderClient({ region, requestHandler, credentials });
      const { userPoolId, clientId } = await createPool(sdk, {});
      const sentCode = async (): Promise<string> => (await cognito.outbox.list()).at(-1)?.code ?? '';
      await addUser({ sdk, clientId, sentCode }, 'noa');
      const { accessToken } = await signIn({ sdk, clientId }, 'noa');
      const keys = await cognito.jwks(userPoolId);
      await cognito.close();

      const verifier = CognitoJwtVerifier.create(
        { userPoolId, clientId, tokenUse: 'access' },
        { jwksCache: new SimpleJwksCache() },
      );
      verifier.cacheJwks(keys);
      const iss = `https://cognito-idp.eu-west-1.amazonaws.com/${userPoolId}`;
      await expect(verifier.verify(accessToken)).resolves.toMatchObject({ iss, username: 'noa' });
    });
  });
});

async function signIn(
  { sdk, clientId }: Pick<ServedPool, 'sdk' | 'clientId'>,
  username: string,
): Promise<{ readonly idToken: string; readonly accessToken: string }> {
  const { AuthenticationResult: tokens } = await sdk.send(
    new InitiateAuthCommand({
      ClientId: clientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: username, PASSWORD: user.password },
    }),
  );
  if (!tokens?.IdToken || !tokens.AccessToken) throw new Error('The sign-in gave no tokens.');
  return { idToken: tokens.IdToken, accessToken: tokens.AccessToken };
}
