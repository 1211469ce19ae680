import {
  AdminCreateUserCommand,
  AdminResetUserPasswordCommand,
  InitiateAuthCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { CognitoUserAttribute, type CognitoUser, type CognitoUserSession } from 'amazon-cognito-identity-js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { called, ended, openBrowser, sessionOf, setNewPassword, signIn } from './identity-js.js';
import { addUser, servePool, user, type ServedPool } from './served-pool.js';

const { password, emailOf } = user;
const newPassword = 'Better-horse-8';

describe('amazon-cognito-identity-js, when the user', () => {
  let pool: ServedPool;
  beforeAll(async () => void (pool = await servePool()));
  afterAll(() => pool.close());

  describe('forgot the password', () => {
    it('sends a code, takes a new password with it, and refuses the old one', async () => {
      await addUser(pool, 'ada');
      const ada = openBrowser(pool).user('ada');
      expect(await forgotPassword(ada)).toMatchObject({
        CodeDeliveryDetails: { AttributeName: 'email', DeliveryMedium: 'EMAIL', Destination: 'a***@e***' },
      });
      const code = await pool.sentCode(emailOf('ada'));
      const wrong = code === '000000' ? '000001' : '000000';
      await expect(confirmPassword(ada, wrong)).rejects.toMatchObject({ code: 'CodeMismatchException' });
      await expect(confirmPassword(ada, code, 'short')).rejects.toMatchObject({ code: 'InvalidPasswordException' });
      await expect(confirmPassword(ada, code)).resolves.toBe('SUCCESS');

      await expect(signIn(ada, password)).rejects.toMatchObject({ code: 'NotAuthorizedException' });
      expect(sessionOf(await signIn(ada, newPassword)).isValid()).toBe(true);
    });

    it('or an administrator reset it: no sign-in before the new one', async () => {
      await addUser(pool, 'bea');
      await pool.sdk.send(new AdminResetUserPasswordCommand({ UserPoolId: pool.userPoolId, Username: 'bea' }));
      const bea = openBrowser(pool).user('bea');
      await expect(signIn(bea, password)).rejects.toMatchObject({ code: 'PasswordResetRequiredException' });
      await confirmPassword(bea, await pool.sentCode(emailOf('bea')));
      sessionOf(await signIn(bea, newPassword));
    });
  });

  it('changes the password, which takes the old one and a good new one', async () => {
    await addUser(pool, 'cleo');
    const cleo = openBrowser(pool).user('cleo');
    sessionOf(await signIn(cleo, password));
    const change = (from: string, to: string): Promise<string> =>
      called((callback) => cleo.changePassword(from, to, callback));
    await expect(change('Wrong-horse-7', newPassword)).rejects.toMatchObject({ code: 'NotAuthorizedException' });
    await expect(change(password, 'short')).rejects.toMatchObject({ code: 'InvalidPasswordException' });
    await expect(change(password, newPassword)).resolves.toBe('SUCCESS');
    sessionOf(await signIn(openBrowser(pool).user('cleo'), newPassword));
  });

  it('was invited, and replaces the temporary password', async () => {
    const TemporaryPassword = 'Borrowed-horse-6';
    await pool.sdk.send(
      new AdminCreateUserCommand({
        UserPoolId: pool.userPoolId,
        Username: 'dan',
        TemporaryPassword,
        UserAttributes: [{ Name: 'email', Value: emailOf('dan') }],
      }),
    );
    const dan = openBrowser(pool).user('dan');
    expect(await signIn(dan, TemporaryPassword)).toMatchObject({
      next: 'new-password',
      attributes: { email: emailOf('dan') },
      required: [],
    });
    await expect(setNewPassword(dan, 'short', {})).rejects.toMatchObject({ code: 'InvalidPasswordException' });
    const session = await setNewPassword(dan, newPassword, { name: 'Dan' });
    expect(session.getIdToken().payload).toMatchObject({ 'cognito:username': 'dan', name: 'Dan' });
    sessionOf(await signIn(openBrowser(pool).user('dan'), newPassword));
  });

  it('changes attributes, proves a new address with the code, and deletes an attribute', async () => {
    await addUser(pool, 'eli');
    const eli = openBrowser(pool).user('eli');
    sessionOf(await signIn(eli, password));
    const moved = 'eli@moved.example';
    const changes = [
      new CognitoUserAttribute({ Name: 'email', Value: moved }),
      new CognitoUserAttribute({ Name: 'nickname', Value: 'Élie 🐎' }),
    ];
    await called((callback) => eli.updateAttributes(changes, callback));
    expect(await attributesOf(eli)).toMatchObject({ email: moved, email_verified: 'false', nickname: 'Élie 🐎' });

    await new Promise((inputVerificationCode, onFailure) =>
      eli.getAttributeVerificationCode('email', { onSuccess: () => undefined, onFailure, inputVerificationCode }),
    );
    const code = await pool.sentCode(moved);
    await expect(ended((callbacks) => eli.verifyAttribute('email', code, callbacks))).resolves.toBe('SUCCESS');
    await called((callback) => eli.deleteAttributes(['nickname'], callback));
    const attributes = await attributesOf(eli);
    expect(attributes).toMatchObject({ email: moved, email_verified: 'true' });
    expect(attributes).not.toHaveProperty('nickname');
  });

  it('signs out, which revokes the refresh token, and nothing of another browser', async () => {
    await addUser(pool, 'fred');
    const [browser, other] = [openBrowser(pool), openBrowser(pool)];
    const fred = browser.user('fred');
    const refreshToken = sessionOf(await signIn(fred, password))
      .getRefreshToken()
      .getToken();
    sessionOf(await signIn(other.user('fred'), password));
    await new Promise<void>((resolve) => fred.signOut(resolve));
    expect(browser.currentUser()).toBeNull();

    // Not by the library itself, which tries a refused refresh again for five seconds.
    const AuthParameters = { REFRESH_TOKEN: refreshToken };
    const ClientId = pool.clientId;
    const late = new InitiateAuthCommand({ ClientId, AuthFlow: 'REFRESH_TOKEN_AUTH', AuthParameters });
    await expect(pool.sdk.send(late)).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: 'Refresh Token has been revoked',
    });
    const elsewhere = other.currentUser();
    if (elsewhere === null) throw new Error('The other browser lost its session.');
    const session = await called<CognitoUserSession>((callback) => elsewhere.getSession(callback));
    expect(await attributesOf(elsewhere)).toMatchObject({ email: emailOf('fred') });
    const refreshed = await called<CognitoUserSession>((callback) =>
      elsewhere.refreshSession(session.getRefreshToken(), callback),
    );
    expect(refreshed.isValid()).toBe(true);
  });
});

/** Resolves when a code is on its way. */
function forgotPassword(who: CognitoUser): Promise<unknown> {
  return new Promise((inputVerificationCode, onFailure) =>
    who.forgotPassword({ onSuccess: () => undefined, onFailure, inputVerificationCode }),
  );
}

function confirmPassword(who: CognitoUser, code: string, chosen = newPassword): Promise<string> {
  return ended((callbacks) => who.confirmPassword(code, chosen, callbacks));
}

async function attributesOf(who: CognitoUser): Promise<Record<string, string>> {
  const list = await called<CognitoUserAttribute[]>((callback) => who.getUserAttributes(callback));
  return Object.fromEntries(list.map(({ Name, Value }) => [Name, Value]));
}
