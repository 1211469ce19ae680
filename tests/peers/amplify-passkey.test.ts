import {
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  SetUserPoolMfaConfigCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import type { CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveByCli, type CliServer } from '../interop/cli.js';
import { sdkClient, user } from '../interop/served-pool.js';
import { makeTemporaryHome } from '../interop/temporary-home.js';
import { browserName, callIn, configureIn, isSkipped, missing, program, type CallIn } from './amplify-in-page.js';
import { startApp, type App } from './page-in-chromium.js';

/** One story: each test goes on where the one before it ended. */
describe.skipIf(isSkipped)(`Passkeys with Amplify v6 in ${browserName}`, () => {
  const { password } = user;
  const username = 'jane';
  const byPasskey = { username, options: { authFlowType: 'USER_AUTH', preferredChallenge: 'WEB_AUTHN' } } as const;
  let home: Awaited<ReturnType<typeof makeTemporaryHome>>;
  let server: CliServer;
  let app: App;
  let page: Page;
  let devTools: CDPSession;
  let authenticatorId: string;

  beforeAll(async () => {
    if (missing !== undefined) throw new Error(missing);
    home = await makeTemporaryHome();
    server = await serveByCli(home.path);
    const pool = await createPool(server.url);
    app = await startApp('amplify-page.ts', program);
    page = await app.open();
    await configureIn(page, { ...pool, userPoolEndpoint: server.url });
    devTools = await page.context().newCDPSession(page);
    await devTools.send('WebAuthn.enable');
    ({ authenticatorId } = await devTools.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    }));
  });
  afterAll(async () => {
    await app?.close();
    await server?.stop();
    await home?.remove();
  });

  it('registers one', async () => {
    await call('signIn', { username, password, options: { authFlowType: 'USER_PASSWORD_AUTH' } });
    await call('associateWebAuthnCredential');
    const { credentials } = await devTools.send('WebAuthn.getCredentials', { authenticatorId });
    expect(credentials).toMatchObject([{ isResidentCredential: true, rpId: 'localhost', userName: username }]);
    const [kept, ...others] = (await call('listWebAuthnCredentials')).credentials;
    expect(others).toEqual([]);
    expect(kept).toMatchObject({
      credentialId: Buffer.from(credentials[0]!.credentialId, 'base64').toString('base64url'),
      relyingPartyId: 'localhost',
      authenticatorAttachment: 'platform',
      authenticatorTransports: ['internal'],
    });
  });

  it('does not register another on the same authenticator', async () => {
    await expect(call('associateWebAuthnCredential')).rejects.toThrow('PasskeyAlreadyExists');
  });

  it('signs in by it, again and again', async () => {
    for (let time = 0; time < 2; time++) {
      await call('signOut');
      expect(await call('signIn', byPasskey)).toEqual({ isSignedIn: true, nextStep: { signInStep: 'DONE' } });
      const { tokens } = await call('fetchAuthSession');
      expect(tokens?.accessToken.payload).toMatchObject({ username });
    }
  });

  it('signs in by it when it is chosen', async () => {
    await call('signOut');
    expect(await call('signIn', { username, options: { authFlowType: 'USER_AUTH' } })).toMatchObject({
      nextStep: {
        signInStep: 'CONTINUE_SIGN_IN_WITH_FIRST_FACTOR_SELECTION',
        availableChallenges: ['PASSWORD_SRP', 'PASSWORD', 'WEB_AUTHN'],
      },
    });
    expect(await call('confirmSignIn', { challengeResponse: 'WEB_AUTHN' })).toMatchObject({ isSignedIn: true });
  });

  it('falls back to the password when the authenticator does not know its owner', async () => {
    await call('signOut');
    await devTools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
    await expect(call('signIn', byPasskey)).rejects.toThrow('PasskeyAuthenticationCanceled');
    await devTools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true });
    expect(await call('confirmSignIn', { challengeResponse: 'PASSWORD' })).toMatchObject({
      nextStep: { signInStep: 'CONFIRM_SIGN_IN_WITH_PASSWORD' },
    });
    expect(await call('confirmSignIn', { challengeResponse: password })).toMatchObject({ isSignedIn: true });
  });

  it('deletes it, and is offered it no more', async () => {
    const { credentials } = await call('listWebAuthnCredentials');
    await call('deleteWebAuthnCredential', { credentialId: credentials[0]!.credentialId! });
    expect((await call('listWebAuthnCredentials')).credentials).toEqual([]);
    await call('signOut');
    expect(await call('signIn', byPasskey)).toMatchObject({
      nextStep: { availableChallenges: ['PASSWORD_SRP', 'PASSWORD'] },
    });
  });

  it('left nothing secret in the log', async () => {
    const { exitCode, stderr } = await server.stop();
    expect(exitCode).toBe(0);
    expect(stderr).toMatch(/^POST CompleteWebAuthnRegistration 200 /m);
    for (const word of [password, 'clientDataJSON', 'eyJ']) expect(stderr).not.toContain(word);
  });

  const call: CallIn = (name, ...args) => callIn(page, name, ...args);
});

/** A pool whose passkeys are for pages of localhost and verify their owner, with jane in it. */
async function createPool(url: string): Promise<{ userPoolId: string; userPoolClientId: string }> {
  const sdk = sdkClient(url);
  const { UserPool } = await sdk.send(
    new CreateUserPoolCommand({
      PoolName: 'passkeys',
      Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'WEB_AUTHN'] } },
    }),
  );
  const UserPoolId = UserPool!.Id!;
  const WebAuthnConfiguration = { RelyingPartyId: 'localhost', UserVerification: 'required' } as const;
  await sdk.send(new SetUserPoolMfaConfigCommand({ UserPoolId, WebAuthnConfiguration }));
  const { UserPoolClient } = await sdk.send(
    new CreateUserPoolClientCommand({
      UserPoolId,
      ClientName: 'page',
      ExplicitAuthFlows: ['ALLOW_USER_AUTH', 'ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
    }),
  );
  await sdk.send(new AdminCreateUserCommand({ UserPoolId, Username: 'jane', MessageAction: 'SUPPRESS' }));
  await sdk.send(
    new AdminSetUserPasswordCommand({ UserPoolId, Username: 'jane', Password: user.password, Permanent: true }),
  );
  sdk.destroy();
  return { userPoolId: UserPoolId, userPoolClientId: UserPoolClient!.ClientId! };
}
