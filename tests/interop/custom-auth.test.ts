import { AuthenticationDetails, type CognitoUser, type CognitoUserSession } from 'amazon-cognito-identity-js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCustomAuthPool, type CustomAuthPool } from './custom-auth-pool.js';
import { openBrowser } from './identity-js.js';
import { user } from './served-pool.js';

/** What amazon-cognito-identity-js has come to: a question of the functions, or a session. */
type Outcome =
  | { readonly question: Readonly<Record<string, string>>; readonly session?: never }
  | { readonly session: CognitoUserSession; readonly question?: never };

let pool: CustomAuthPool;
beforeAll(async () => {
  pool = await openCustomAuthPool();
  await pool.addUser('jane');
});
afterAll(() => pool.close());

function browserUser(name: string): CognitoUser {
  const cognitoUser = openBrowser(pool).user(name);
  cognitoUser.setAuthenticationFlowType('CUSTOM_AUTH');
  return cognitoUser;
}

function outcomeOf(start: (callbacks: Parameters<CognitoUser['initiateAuth']>[1]) => void): Promise<Outcome> {
  return new Promise((resolve, onFailure) => {
    start({
      onSuccess: (session) => resolve({ session }),
      onFailure,
      customChallenge: (question: Readonly<Record<string, string>>) => resolve({ question }),
    });
  });
}

const details = (name: string, password?: string): AuthenticationDetails =>
  new AuthenticationDetails({ Username: name, ...(password !== undefined && { Password: password }) });

const withPassword = (who: CognitoUser, password: string): Promise<Outcome> =>
  outcomeOf((callbacks) => who.authenticateUser(details(who.getUsername(), password), callbacks));

const withoutPassword = (who: CognitoUser): Promise<Outcome> =>
  outcomeOf((callbacks) => who.initiateAuth(details(who.getUsername()), callbacks));

const answer = (who: CognitoUser, text: string): Promise<Outcome> =>
  outcomeOf((callbacks) => who.sendCustomChallengeAnswer(text, callbacks));

describe('amazon-cognito-identity-js with the challenge functions of the gallery', () => {
  it('proves the password by SRP, answers both questions, and has a session', async () => {
    const jane = browserUser('jane');
    const captcha = await withPassword(jane, user.password);
    expect(captcha.question).toMatchObject({ type: 'CAPTCHA', drawing: expect.stringContaining('#') });
    const secret = await answer(jane, pool.solve(captcha.question));
    expect(secret.question).toMatchObject({ type: 'SECRET_QUESTION', question: expect.stringMatching(/pet/) });
    const { session } = await answer(jane, pool.firstPet);
    expect(session?.isValid()).toBe(true);
    expect(session?.getIdToken().payload).toMatchObject({ 'cognito:username': 'jane', token_use: 'id' });
  });

  it('does without the password', async () => {
    const jane = browserUser('jane');
    const captcha = await withoutPassword(jane);
    await answer(jane, pool.solve(captcha.question));
    expect((await answer(jane, pool.firstPet)).session?.isValid()).toBe(true);
  });

  it('is asked again after a wrong answer, three times in all', async () => {
    const jane = browserUser('jane');
    await withoutPassword(jane);
    for (let wrong = 1; wrong <= 2; wrong++) expect((await answer(jane, '99')).question?.['type']).toBe('CAPTCHA');
    await expect(answer(jane, '99')).rejects.toMatchObject({ code: 'NotAuthorizedException' });
    await expect(answer(jane, '99')).rejects.toMatchObject({ message: 'Invalid session for the user.' });
  });

  it('gets nowhere with a wrong password', async () => {
    await expect(withPassword(browserUser('jane'), 'Wrong-horse-7')).rejects.toMatchObject({
      code: 'NotAuthorizedException',
      message: 'Incorrect username or password.',
    });
  });

  it('learns nothing of a user who is not there: the questions come, and no answer is right', async () => {
    const nobody = browserUser('nobody');
    const captcha = await withoutPassword(nobody);
    const secret = await answer(nobody, pool.solve(captcha.question));
    expect(secret.question).toMatchObject({ type: 'SECRET_QUESTION', question: expect.stringMatching(/pet/) });
    expect((await answer(nobody, pool.firstPet)).question?.['type']).toBe('SECRET_QUESTION');
  });
});
