import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { currentTotpCode } from '../../src/auth/index.js';
import { serveByCli, type CliServer } from '../interop/cli.js';
import { createPool, sdkClient, user } from '../interop/served-pool.js';
import { makeTemporaryHome } from '../interop/temporary-home.js';
import { browserName, callIn, configureIn, isSkipped, missing, program, type CallIn } from './amplify-in-page.js';
import { startApp, type App } from './page-in-chromium.js';

/** One story: each test goes on where the one before it ended. */
describe.skipIf(isSkipped)(`Amplify v6 in ${browserName}, against cognito-demo local`, () => {
  const { password } = user;
  const username = 'jane';
  const email = user.emailOf(username);
  let home: Awaited<ReturnType<typeof makeTemporaryHome>>;
  let server: CliServer;
  let app: App;
  let page: Page;
  let pool: Awaited<ReturnType<typeof createPool>>;
  /** The authenticator's. */
  let secret: string;
  let deviceKey: string;

  beforeAll(async () => {
    if (missing !== undefined) throw new Error(missing);
    home = await makeTemporaryHome();
    server = await serveByCli(home.path);
    const sdk = sdkClient(server.url);
    pool = await createPool(sdk, { mfa: 'ON' });
    sdk.destroy();
    app = await startApp('amplify-page.ts', program);
    page = await openApp();
  });
  afterAll(async () => {
    await app?.close();
    await server?.stop();
    await home?.remove();
  });

  it('signs up and confirms', async () => {
    const options = { userAttributes: { email } };
    expect(await call('signUp', { username, password, options })).toMatchObject({
      nextStep: { signUpStep: 'CONFIRM_SIGN_UP' },
    });
    const confirmationCode = await server.sentCode(pool.userPoolId, email);
    expect(await call('confirmSignUp', { username, confirmationCode })).toMatchObject({ isSignUpComplete: true });
  });

  it('reads what local Cognito refuses, which takes CORS too', async () => {
    const wrong = call('signIn', { username, password: 'Wrong-horse-7' });
    await expect(wrong).rejects.toThrow('NotAuthorizedException: Incorrect username or password.');
    const refused = await page.evaluate(async (url) => {
      const headers = { 'x-amz-target': 'AWSCognitoIdentityProviderService.GetUser', 'cache-control': 'no-store' };
      const response = await fetch(url, { method: 'POST', headers, body: '{"AccessToken":"none"}' });
      return { status: response.status, type: response.headers.get('x-amzn-errortype'), body: await response.json() };
    }, server.url);
    expect(refused).toMatchObject({
      status: 400,
      type: 'NotAuthorizedException:',
      body: { __type: 'NotAuthorizedException', message: 'Invalid Access Token' },
    });
  });

  it('signs in by SRP and sets TOTP up on the way', async () => {
    const { nextStep } = await call('signIn', { username, password });
    if (nextStep.signInStep !== 'CONTINUE_SIGN_IN_WITH_TOTP_SETUP') throw new Error(`It is at ${nextStep.signInStep}.`);
    secret = nextStep.totpSetupDetails.sharedSecret;
    const challengeResponse = currentTotpCode(secret);
    expect(await call('confirmSignIn', { challengeResponse })).toMatchObject({ isSignedIn: true });
    await call('signOut');
  });

  it('signs in with TOTP, and has the device remembered', async () => {
    expect(await call('signIn', { username, password })).toMatchObject({
      nextStep: { signInStep: 'CONFIRM_SIGN_IN_WITH_TOTP_CODE' },
    });
    // The next code, which is good already: this one is used up.
    const challengeResponse = currentTotpCode(secret, Date.now() / 1000 + 30);
    expect(await call('confirmSignIn', { challengeResponse })).toMatchObject({ isSignedIn: true });
    await call('rememberDevice');
    deviceKey = String((await call('fetchAuthSession')).tokens?.accessToken.payload['device_key']);
    const [first, second, ...others] = await call('fetchDevices');
    expect([first?.id, second?.id]).toContain(deviceKey);
    expect(others).toEqual([]);
  });

  it('is still signed in when the page is loaded anew, and gets new tokens', async () => {
    await page.reload();
    await configure(page);
    expect(await call('getCurrentUser')).toMatchObject({ username });
    const before = (await call('fetchAuthSession')).tokens?.accessToken.payload;
    const after = (await call('fetchAuthSession', { forceRefresh: true })).tokens?.accessToken.payload;
    expect(after).toMatchObject({ origin_jti: before?.['origin_jti'], device_key: deviceKey });
    expect(after?.jti).not.toBe(before?.jti);
  });

  it('signs in from the remembered device without a code', async () => {
    await call('signOut');
    expect(await call('signIn', { username, password })).toEqual({
      isSignedIn: true,
      nextStep: { signInStep: 'DONE' },
    });
    const { tokens } = await call('fetchAuthSession');
    expect(tokens?.accessToken.payload).toMatchObject({ username, device_key: deviceKey });
    expect(tokens?.idToken?.payload).toMatchObject({ email, email_verified: true });
  });

  it('verifies the token with the keys that local Cognito publishes', async () => {
    const isGenuine = await page.evaluate(async (issuer) => {
      const { auth } = globalThis as unknown as AmplifyPage;
      const [header = '', payload = '', signature = ''] = String((await auth.fetchAuthSession()).tokens?.idToken).split(
        '.',
      );
      const decode = (text: string) =>
        Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
      const { kid } = JSON.parse(new TextDecoder().decode(decode(header))) as { kid: string };
      const { keys } = await (await fetch(`${issuer}/.well-known/jwks.json`)).json();
      const jwk = keys.find((key: { kid: string }) => key.kid === kid);
      const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
      const key = await crypto.subtle.importKey('jwk', jwk, algorithm, false, ['verify']);
      return crypto.subtle.verify(algorithm, key, decode(signature), new TextEncoder().encode(`${header}.${payload}`));
    }, `${server.url}/${pool.userPoolId}`);
    expect(isGenuine).toBe(true);
  });

  it('is asked for a code in another browser', async () => {
    page = await openApp();
    expect(await call('signIn', { username, password })).toMatchObject({
      nextStep: { signInStep: 'CONFIRM_SIGN_IN_WITH_TOTP_CODE' },
    });
  });

  it('asked before it called, as browsers do, and left nothing secret in the log', async () => {
    const { exitCode, stderr } = await server.stop();
    expect(exitCode).toBe(0);
    expect(stderr).toMatch(/^OPTIONS \/ 200 /m);
    expect(stderr).toMatch(/^POST RespondToAuthChallenge 200 /m);
    for (const word of [password, secret]) expect(stderr).not.toContain(word);
  });

  async function openApp(): Promise<Page> {
    const opened = await app.open();
    await configure(opened);
    return opened;
  }

  function configure(opened: Page): Promise<void> {
    const { userPoolId, clientId: userPoolClientId } = pool;
    return configureIn(opened, { userPoolId, userPoolClientId, userPoolEndpoint: server.url });
  }

  const call: CallIn = (name, ...args) => callIn(page, name, ...args);
});
