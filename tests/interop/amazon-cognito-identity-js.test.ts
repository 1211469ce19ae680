import { ForgetDeviceCommand, InitiateAuthCommand } from '@aws-sdk/client-cognito-identity-provider';
import type { CognitoUser, CognitoUserSession } from 'amazon-cognito-identity-js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  answerTotp,
  associateSoftwareToken,
  called,
  ended,
  openBrowser,
  sessionOf,
  signIn,
  type Browser,
} from './identity-js.js';
import { addUser, servePool, user, type ServedPool } from './served-pool.js';

const { password, emailOf } = user;

describe('amazon-cognito-identity-js', () => {
  describe('in a pool without MFA', () => {
    let pool: ServedPool;
    beforeAll(async () => void (pool = await servePool()));
    afterAll(() => pool.close());

    it('signs up, has the code sent again, confirms, and signs in by SRP', async () => {
      const browser = openBrowser(pool);
      const email = emailOf('ada');
      const signUp = await browser.signUp('ada', password, email);
      expect(signUp.userConfirmed).toBe(false);
      expect(signUp.codeDeliveryDetails).toMatchObject({ AttributeName: 'email', DeliveryMedium: 'EMAIL' });

      const ada = browser.user('ada');
      await expect(signIn(ada, password)).rejects.toMatchObject({ code: 'UserNotConfirmedException' });
      const firstCode = await pool.sentCode(email);
      await called((callback) => ada.resendConfirmationCode(callback));
      const code = await pool.sentCode(email);
      if (code !== firstCode) {
        const late = called((callback) => ada.confirmRegistration(firstCode, false, callback));
        await expect(late).rejects.toMatchObject({ code: 'CodeMismatchException' });
      }
      await expect(called((callback) => ada.confirmRegistration(code, false, callback))).resolves.toBe('SUCCESS');

      const session = sessionOf(await signIn(ada, password));
      expect(session.isValid()).toBe(true);
      expect(session.getIdToken().payload).toMatchObject({ email, email_verified: true, 'cognito:username': 'ada' });
      expect(session.getIdToken().payload['sub']).toBe(signUp.userSub);
      const data = await called<{ Name: string; Value: string }[]>((callback) => ada.getUserAttributes(callback));
      expect(Object.fromEntries(data.map(({ Name, Value }) => [Name, Value]))).toMatchObject({ email });
    });

    it('is refused with a wrong password, and a taken or weak one', async () => {
      const browser = openBrowser(pool);
      await addUser(pool, 'bob');
      await expect(signIn(browser.user('bob'), 'Wrong-horse-7')).rejects.toMatchObject({
        code: 'NotAuthorizedException',
      });
      await expect(browser.signUp('bob', password, emailOf('bob'))).rejects.toMatchObject({
        code: 'UsernameExistsException',
      });
      await expect(browser.signUp('carl', 'short', emailOf('carl'))).rejects.toMatchObject({
        code: 'InvalidPasswordException',
      });
    });

    it('restores a session, refreshes it, and is signed out everywhere', async () => {
      const browser = openBrowser(pool);
      await addUser(pool, 'dora');
      const first = sessionOf(await signIn(browser.user('dora'), password));
      const other = openBrowser(pool).user('dora');
      sessionOf(await signIn(other, password));

      const dora = browser.currentUser();
      if (dora === null) throw new Error('The session was not stored.');
      const restored = await called<CognitoUserSession>((callback) => dora.getSession(callback));
      expect(restored.getAccessToken().getJwtToken()).toBe(first.getAccessToken().getJwtToken());

      const refreshed = await refresh(dora, restored);
      expect(refreshed.isValid()).toBe(true);
      expect(refreshed.getAccessToken().payload['jti']).not.toBe(first.getAccessToken().payload['jti']);
      expect(refreshed.getAccessToken().payload['origin_jti']).toBe(first.getAccessToken().payload['origin_jti']);

      await expect(ended((callbacks) => dora.globalSignOut(callbacks))).resolves.toBe('SUCCESS');
      // Not by the library itself, which tries a refused refresh again for five seconds.
      const AuthParameters = { REFRESH_TOKEN: refreshed.getRefreshToken().getToken() };
      const lateRefresh = new InitiateAuthCommand({
        ClientId: pool.clientId,
        AuthFlow: 'REFRESH_TOKEN_AUTH',
        AuthParameters,
      });
      await expect(pool.sdk.send(lateRefresh)).rejects.toMatchObject({ name: 'NotAuthorizedException' });
      const late = called((callback) => other.getUserAttributes(callback));
      await expect(late).rejects.toMatchObject({ code: 'NotAuthorizedException' });
    });

    it('signs in with the password itself, in any case of the name', async () => {
      await addUser(pool, 'finn');
      const finn = openBrowser(pool).user('FINN');
      finn.setAuthenticationFlowType('USER_PASSWORD_AUTH');
      const session = sessionOf(await signIn(finn, password));
      expect(session.getIdToken().payload).toMatchObject({ 'cognito:username': 'finn' });
      sessionOf(await signIn(openBrowser(pool).user('FINN'), password));
    });

    it('deletes the user', async () => {
      await addUser(pool, 'eve');
      const eve = openBrowser(pool).user('eve');
      sessionOf(await signIn(eve, password));
      await expect(called((callback) => eve.deleteUser(callback))).resolves.toBe('SUCCESS');
      await expect(signIn(openBrowser(pool).user('eve'), password)).rejects.toMatchObject({
        code: expect.stringMatching(/^(NotAuthorized|UserNotFound)Exception$/) as string,
      });
    });
  });

  describe('in a pool with optional MFA', () => {
    let pool: ServedPool;
    beforeAll(async () => void (pool = await servePool({ mfa: 'OPTIONAL' })));
    afterAll(() => pool.close());

    it('sets TOTP up with the access token and is asked for it from then on', async () => {
      await addUser(pool, 'fay');
      const fay = openBrowser(pool).user('fay');
      sessionOf(await signIn(fay, password));
      const secret = await associateSoftwareToken(fay);
      const status = await ended((callbacks) =>
        fay.verifySoftwareToken(pool.freshTotpCode(secret), 'phone', callbacks),
      );
      expect(status).toMatchObject({ Status: 'SUCCESS' });
      const preference = { Enabled: true, PreferredMfa: true };
      await called((callback) => fay.setUserMfaPreference(null, preference, callback));

      const again = openBrowser(pool).user('fay');
      expect(await signIn(again, password)).toEqual({ next: 'totp' });
      sessionOf(await answerTotp(again, pool.freshTotpCode(secret)));
      const data = await called((callback) => again.getUserData(callback, { bypassCache: true }));
      expect(data).toMatchObject({ PreferredMfaSetting: 'SOFTWARE_TOKEN_MFA' });
    });
  });

  describe('in a pool whose users are named by their email address', () => {
    let pool: ServedPool;
    beforeAll(async () => void (pool = await servePool({ mfa: 'ON', namedByEmail: true })));
    afterAll(() => pool.close());

    it('signs up and in with the address, also from a remembered device', async () => {
      const browser = openBrowser(pool);
      const email = emailOf('jo');
      const { userSub } = await browser.signUp(email, password, email);
      const code = await pool.sentCode(email);
      await called((callback) => browser.user(email).confirmRegistration(code, false, callback));
      const jo = browser.user(email);
      expect(await signIn(jo, password)).toEqual({ next: 'mfa-setup' });
      const secret = await associateSoftwareToken(jo);
      await ended((callbacks) => jo.verifySoftwareToken(pool.freshTotpCode(secret), 'phone', callbacks));

      const again = browser.user(email);
      expect(await signIn(again, password)).toEqual({ next: 'totp' });
      const session = sessionOf(await answerTotp(again, pool.freshTotpCode(secret)));
      expect(session.getIdToken().payload).toMatchObject({ email, 'cognito:username': userSub });
      await ended((callbacks) => again.setDeviceStatusRemembered(callbacks));

      // The library keeps the device under the username that Cognito made.
      sessionOf(await signIn(browser.user(userSub), password));
      expect(browser.currentUser()?.getUsername()).toBe(userSub);
    });
  });

  describe('in a pool that requires MFA', () => {
    let pool: ServedPool;
    beforeAll(async () => void (pool = await servePool({ mfa: 'ON' })));
    afterAll(() => pool.close());

    it('sets TOTP up during the first sign-in, and asks again for a wrong code', async () => {
      await addUser(pool, 'gus');
      const gus = openBrowser(pool).user('gus');
      expect(await signIn(gus, password)).toEqual({ next: 'mfa-setup' });
      const secret = await associateSoftwareToken(gus);
      const session = await ended<CognitoUserSession>((callbacks) =>
        gus.verifySoftwareToken(pool.freshTotpCode(secret), 'phone', callbacks),
      );
      expect(session.isValid()).toBe(true);

      const again = openBrowser(pool).user('gus');
      expect(await signIn(again, password)).toEqual({ next: 'totp' });
      await expect(answerTotp(again, '000000')).rejects.toMatchObject({ code: 'CodeMismatchException' });
      const code = pool.freshTotpCode(secret);
      sessionOf(await answerTotp(again, code));

      const late = openBrowser(pool).user('gus');
      expect(await signIn(late, password)).toEqual({ next: 'totp' });
      await expect(answerTotp(late, code)).rejects.toMatchObject({ code: 'ExpiredCodeException' });
    });

    it('needs no TOTP on a remembered device, until the device is forgotten', async () => {
      const browser = openBrowser(pool);
      const secret = await setUpTotp(pool, 'hal');
      const first = browser.user('hal');
      expect(await signIn(first, password)).toEqual({ next: 'totp' });
      const confirmed = await answerTotp(first, pool.freshTotpCode(secret));
      expect(confirmed).toMatchObject({ next: 'nothing', mayRememberDevice: true });

      // Confirmed but not remembered: the device does not stand in for MFA yet.
      const asked = browser.user('hal');
      expect(await signIn(asked, password)).toEqual({ next: 'totp' });
      sessionOf(await answerTotp(asked, pool.freshTotpCode(secret)));
      await ended((callbacks) => asked.setDeviceStatusRemembered(callbacks));

      const remembered = browser.user('hal');
      const session = sessionOf(await signIn(remembered, password));
      const deviceKey = String(session.getAccessToken().payload['device_key']);
      expect(deviceKey).toMatch(/^us-east-1_/);
      const device = await ended((callbacks) => remembered.getDevice(callbacks));
      expect(device).toMatchObject({ Device: { DeviceKey: deviceKey } });
      const refreshed = await refresh(remembered, session);
      expect(refreshed.getAccessToken().payload['device_key']).toBe(deviceKey);

      expect(await signIn(openBrowser(pool).user('hal'), password)).toEqual({ next: 'totp' });

      // Forgotten behind the back of the browser, which still names the device at its next sign-in.
      const AccessToken = refreshed.getAccessToken().getJwtToken();
      await pool.sdk.send(new ForgetDeviceCommand({ AccessToken, DeviceKey: deviceKey }));
      const forgotten = browser.user('hal');
      expect(await signIn(forgotten, password)).toEqual({ next: 'totp' });
      const renewed = sessionOf(await answerTotp(forgotten, pool.freshTotpCode(secret)));
      expect(renewed.getAccessToken().payload['device_key']).not.toBe(deviceKey);
    });

    it('lists devices and forgets one', async () => {
      const browser: Browser = openBrowser(pool);
      const secret = await setUpTotp(pool, 'ivy');
      const ivy = browser.user('ivy');
      await signIn(ivy, password);
      sessionOf(await answerTotp(ivy, pool.freshTotpCode(secret)));
      await ended((callbacks) => ivy.setDeviceStatusRemembered(callbacks));
      const before = await ended<{ Devices: unknown[] }>((callbacks) => ivy.listDevices(10, null, callbacks));
      expect(before.Devices).toHaveLength(1);
      await ended((callbacks) => ivy.forgetDevice(callbacks));
      const after = await ended<{ Devices: unknown[] }>((callbacks) => ivy.listDevices(10, null, callbacks));
      expect(after.Devices).toEqual([]);
      expect(await signIn(browser.user('ivy'), password)).toEqual({ next: 'totp' });
    });
  });
});

/** Adds a user and sets TOTP up. @returns The authenticator's secret. */
async function setUpTotp(pool: ServedPool, username: string): Promise<string> {
  await addUser(pool, username);
  const newcomer = openBrowser(pool).user(username);
  await signIn(newcomer, password);
  const secret = await associateSoftwareToken(newcomer);
  await ended((callbacks) => newcomer.verifySoftwareToken(pool.freshTotpCode(secret), 'phone', callbacks));
  return secret;
}

function refresh(cognitoUser: CognitoUser, session: CognitoUserSession): Promise<CognitoUserSession> {
  return called((callback) => cognitoUser.refreshSession(session.getRefreshToken(), callback));
}
