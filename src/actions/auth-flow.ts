import { secretHash, type AppClient } from './secret-hash.js';
import { withoutUndefined } from './without-undefined.js';

interface WithDevice {
  /** The device that the user has signed in from before. */
  readonly deviceKey?: string | undefined;
}

/** The password goes over the wire. InitiateAuth only. */
export interface UserPasswordAuth extends WithDevice {
  readonly authFlow: 'USER_PASSWORD_AUTH';
  readonly username: string;
  readonly password: string;
}

/** The same for servers, under IAM. AdminInitiateAuth only. */
export interface AdminUserPasswordAuth extends WithDevice {
  readonly authFlow: 'ADMIN_USER_PASSWORD_AUTH';
  readonly username: string;
  readonly password: string;
}

/** The password stays with the client: PASSWORD_VERIFIER asks for a proof that it is known. */
export interface UserSrpAuth extends WithDevice {
  readonly authFlow: 'USER_SRP_AUTH';
  readonly username: string;
  /** The client's public key, in hexadecimal. */
  readonly srpA: string;
}

/** Triggers decide which challenges there are. */
export interface CustomAuth extends WithDevice {
  readonly authFlow: 'CUSTOM_AUTH';
  readonly username: string;
  /** Given: the password is proved by SRP before the first custom challenge. */
  readonly srpA?: string | undefined;
}

/** The user chooses how to sign in, out of what the pool and the user have. */
export interface UserAuth {
  readonly authFlow: 'USER_AUTH';
  readonly username: string;
  readonly preferredChallenge?: 'PASSWORD' | 'PASSWORD_SRP' | 'EMAIL_OTP' | 'SMS_OTP' | 'WEB_AUTHN' | undefined;
  readonly password?: string | undefined;
  readonly srpA?: string | undefined;
  /** The session that `confirmSignUp` gave: the code that confirmed the user counts as the first factor. */
  readonly session?: string | undefined;
}

/** New access and ID tokens for a refresh token. */
export interface RefreshTokenAuth extends WithDevice {
  readonly authFlow: 'REFRESH_TOKEN_AUTH';
  readonly refreshToken: string;
  /**
   * Never sent, but an app client with a secret hashes it: the `username` of the access token, which is no alias.
   */
  readonly username?: string | undefined;
}

export type AuthFlow =
  | UserPasswordAuth
  | AdminUserPasswordAuth
  | UserSrpAuth
  | CustomAuth
  | UserAuth
  | RefreshTokenAuth;

/** The AuthParameters of InitiateAuth and AdminInitiateAuth, SECRET_HASH included. */
export function toAuthParameters(flow: AuthFlow, app: AppClient): Record<string, string> {
  return withoutUndefined({ ...flowParameters(flow), SECRET_HASH: flowSecretHash(flow, app) });
}

function flowParameters(flow: AuthFlow): Record<string, string | undefined> {
  switch (flow.authFlow) {
    case 'USER_PASSWORD_AUTH':
    case 'ADMIN_USER_PASSWORD_AUTH':
      return { USERNAME: flow.username, PASSWORD: flow.password, DEVICE_KEY: flow.deviceKey };
    case 'USER_SRP_AUTH':
      return { USERNAME: flow.username, SRP_A: flow.srpA, DEVICE_KEY: flow.deviceKey };
    case 'CUSTOM_AUTH': {
      const first = flow.srpA === undefined ? undefined : 'SRP_A';
      return { USERNAME: flow.username, CHALLENGE_NAME: first, SRP_A: flow.srpA, DEVICE_KEY: flow.deviceKey };
    }
    case 'USER_AUTH':
      return {
        USERNAME: flow.username,
        PREFERRED_CHALLENGE: flow.preferredChallenge,
        PASSWORD: flow.password,
        SRP_A: flow.srpA,
      };
    case 'REFRESH_TOKEN_AUTH':
      return { REFRESH_TOKEN: flow.refreshToken, DEVICE_KEY: flow.deviceKey };
  }
}

function flowSecretHash(flow: AuthFlow, app: AppClient): string | undefined {
  if (app.clientSecret === undefined) return undefined;
  if (flow.username === undefined) {
    throw new TypeError('REFRESH_TOKEN_AUTH on an app client with a secret needs the username: SECRET_HASH covers it.');
  }
  return secretHash(flow.username, app);
}
