import { CognitoJwtVerifier, JwtVerifier } from 'aws-jwt-verify';
import type { Jwks } from 'aws-jwt-verify/jwk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { currentTotpCode } from '../../src/auth/index.js';
import { serveByCli, type CliServer } from './cli.js';
import { answerTotp, associateSoftwareToken, called, ended, openBrowser, sessionOf, signIn } from './identity-js.js';
import { plainHttpJwks } from './plain-http-jwks.js';
import { addUser, createPool, sdkClient, user } from './served-pool.js';
import { makeTemporaryHome } from './temporary-home.js';

describe('cognito-demo local, in a process of its own', () => {
  let home: Awaited<ReturnType<typeof makeTemporaryHome>>;
  let server: CliServer;
  beforeAll(async () => {
    home = await makeTemporaryHome();
    server = await serveByCli(home.path);
  });
  afterAll(async () => {
    await server?.stop();
    await home?.remove();
  });

  it('serves amazon-cognito-identity-js from the sign-up to the remembered device', async () => {
    const sdk = sdkClient(server.url);
    const pool = { url: server.url, ...(await createPool(sdk, { mfa: 'ON' })) };
    sdk.destroy();
    const email = user.emailOf('olga');
    const browser = openBrowser(pool);
    await browser.signUp('olga', user.password, email);
    const code = await server.sentCode(pool.userPoolId, email);
    await called((callback) => browser.user('olga').confirmRegistration(code, false, callback));

    const olga = browser.user('olga');
    expect(await signIn(olga, user.password)).toEqual({ next: 'mfa-setup' });
    const secret = await associateSoftwareToken(olga);
    await ended((callbacks) => olga.verifySoftwareToken(currentTotpCode(secret), 'phone', callbacks));

    const again = browser.user('olga');
    expect(await signIn(again, user.password)).toEqual({ next: 'totp' });
    // The next code, which is good already: this one is used up.
    const nextCode = currentTotpCode(secret, Date.now() / 1000 + 30);
    expect(await answerTotp(again, nextCode)).toMatchObject({ next: 'nothing', mayRememberDevice: true });
    await ended((callbacks) => again.setDeviceStatusRemembered(callbacks));

    const remembered = await signIn(browser.user('olga'), user.password);
    if (remembered.next !== 'nothing') throw new Error(`The remembered device was asked for ${remembered.next}.`);
    const issuer = `${server.url}/${pool.userPoolId}`;
    const verifier = JwtVerifier.create({ issuer, audience: pool.clientId }, { jwksCache: plainHttpJwks() });
    const claims = await verifier.verify(remembered.session.getIdToken().getJwtToken());
    expect(claims).toMatchObject({ email, 'cognito:username': 'olga' });
  });

  it('logs each request without secrets, and ends well when it is told to', async () => {
    const { exitCode, stderr } = await server.stop();
    expect(exitCode).toBe(0);
    expect(stderr).toMatch(/POST SignUp 200/);
    expect(stderr).not.toContain(user.password);
  });
});

it('cognito-demo local --issuer gives tokens that CognitoJwtVerifier takes by the pool id alone', async () => {
  const home = await makeTemporaryHome();
  const server = await serveByCli(home.path, '--issuer', 'https://cognito-idp.us-east-1.amazonaws.com');
  const sdk = sdkClient(server.url);
  try {
    const { userPoolId, clientId } = await createPool(sdk, {});
    await addUser({ sdk, clientId, sentCode: (to) => server.sentCode(userPoolId, to) }, 'pia');
    const session = sessionOf(
      await signIn(openBrowser({ url: server.url, userPoolId, clientId }).user('pia'), user.password),
    );

    // Fetched from where the service is, because the address that the issuer stands for is not ours.
    const keys = await fetch(`${server.url}/${userPoolId}/.well-known/jwks.json`);
    const verifier = CognitoJwtVerifier.create({ userPoolId, clientId, tokenUse: 'id' });
    verifier.cacheJwks((await keys.json()) as Jwks);
    const claims = await verifier.verify(session.getIdToken().getJwtToken());
    expect(claims).toMatchObject({ email: user.emailOf('pia'), 'cognito:username': 'pia' });
  } finally {
    sdk.destroy();
    await server.stop();
    await home.remove();
  }
});
