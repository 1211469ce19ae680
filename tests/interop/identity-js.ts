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
  | { readonly next: 'mfa-setup' };

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
    });
  });
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
