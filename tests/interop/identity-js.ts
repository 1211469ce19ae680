import {
  AuthenticationDetails,
  CognitoUser,
  CognitoUserAttribute,
  CognitoUserPool,
  type CognitoUserSession,
  type ICognitoStorage,
  type ISignUpResult,
} from 'amazon-cognito-identity-js';

/** What amazon-cognito-identity-js asks for next, or the session that it ends in. */
export type Outcome =
  | { readonly next: 'nothing'; readonly session: CognitoUserSession; readonly mayRememberDevice: boolean }
  | { readonly next: 'totp' }
  | { readonly next: 'mfa-setup' }
  | {
      readonly next: 'new-password';
      /** What the pool knows of the user. */
      readonly attributes: Readonly<Record<string, string>>;
      /** Names of what it must be told beside the password. */
      readonly required: readonly string[];
    };

/** A browser: what amazon-cognito-identity-js keeps in one stays in it. */
export interface Browser {
  signUp(username: string, password: string, email: string): Promise<ISignUpResult>;
  /** The user as a page that was just loaded knows it: only by what is stored. */
  user(username: string): CognitoUser;
  currentUser(): CognitoUser | null;
}

export function openBrowser(pool: {
  readonly url: string;
  readonly userPoolId: string;
  readonly clientId: string;
}): Browser {
  const Storage = memoryStorage();
  const userPool = new CognitoUserPool({
    UserPoolId: pool.userPoolId,
    ClientId: pool.clientId,
    endpoint: pool.url,
    Storage,
  });
  return {
    signUp: (username, password, email) =>
      called((callback) => {
        const attributes = [new CognitoUserAttribute({ Name: 'email', Value: email })];
        userPool.signUp(username, password, attributes, [], callback);
      }),
    user: (Username) => new CognitoUser({ Username, Pool: userPool, Storage }),
    currentUser: () => userPool.getCurrentUser(),
  };
}

/** Signs in with SRP, as amazon-cognito-identity-js does unless told. */
export function signIn(user: CognitoUser, password: string): Promise<Outcome> {
  const details = new AuthenticationDetails({ Username: user.getUsername(), Password: password });
  return new Promise((resolve, reject) => {
    user.authenticateUser(details, {
      onSuccess: (session, mayRememberDevice = false) => resolve({ next: 'nothing', session, mayRememberDevice }),
      onFailure: reject,
      totpRequired: () => resolve({ next: 'totp' }),
      mfaSetup: () => resolve({ next: 'mfa-setup' }),
      newPasswordRequired: (attributes: Readonly<Record<string, string>>, required: readonly string[]) =>
        resolve({ next: 'new-password', attributes, required }),
    });
  });
}

/** Answers `new-password`. `attributes` are those that the pool requires and does not have. */
export function setNewPassword(
  user: CognitoUser,
  password: string,
  attributes: Readonly<Record<string, string>>,
): Promise<CognitoUserSession> {
  return ended((callbacks) => user.completeNewPasswordChallenge(password, attributes, callbacks));
}

export function answerTotp(user: CognitoUser, code: string): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const onSuccess = (session: CognitoUserSession, mayRememberDevice = false): void =>
      resolve({ next: 'nothing', session, mayRememberDevice });
    user.sendMFACode(code, { onSuccess, onFailure: reject }, 'SOFTWARE_TOKEN_MFA');
  });
}

export function associateSoftwareToken(user: CognitoUser): Promise<string> {
  return new Promise((resolve, reject) => {
    user.associateSoftwareToken({ associateSecretCode: resolve, onFailure: reject });
  });
}

/** @throws When the user was asked for something more. */
export function sessionOf(outcome: Outcome): CognitoUserSession {
  if (outcome.next !== 'nothing') throw new Error(`Signed in, but asked for ${outcome.next}.`);
  return outcome.session;
}

/** For methods that take `{ onSuccess, onFailure }`. */
export function ended<Result>(
  start: (callbacks: { onSuccess: (result: Result) => void; onFailure: (error: Error) => void }) => void,
): Promise<Result> {
  return new Promise((onSuccess, onFailure) => start({ onSuccess, onFailure }));
}

/** For methods that take `(error, result) => void`. */
export function called<Result>(
  start: (callback: (error?: Error | null, result?: Result) => void) => void,
): Promise<Result> {
  return new Promise((resolve, reject) => {
    start((error, result) => (error ? reject(error) : resolve(result as Result)));
  });
}

function memoryStorage(): ICognitoStorage {
  const items = new Map<string, string>();
  return {
    setItem: (key, value) => void items.set(key, value),
    getItem: (key) => items.get(key) ?? null,
    removeItem: (key) => void items.delete(key),
    clear: () => items.clear(),
  };
}
