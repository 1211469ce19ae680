import type { AppClient } from '../store/app-clients.js';
import type { CustomAuth } from '../store/custom-auths.js';
import type { Device } from '../store/devices.js';
import type { UserPool } from '../store/pools.js';
import type { User } from '../store/users.js';
import type { TokenReason } from '../triggers/token-generation.js';
import type { SpendableSeal } from './session.js';

/** A call of one of the sign-in operations, with the client that makes it. */
export interface SignInCall {
  readonly pool: UserPool;
  readonly client: AppClient;
  /** `admin`: the caller has AWS credentials and uses the Admin… operations. */
  readonly api: 'public' | 'admin';
  /** InitiateAuth, or RespondToAuthChallenge. */
  readonly step: 'start' | 'answer';
  readonly ip: string;
  /** The caller's SDK, for the pool's functions. */
  readonly sdk: string;
  /** ClientMetadata. Which functions hear of it depends on the step. */
  readonly metadata?: Readonly<Record<string, string>>;
}

/** How far a sign-in has come once its first factor is proven. */
export interface SignInProgress extends SignInCall {
  readonly user: User;
  /** The tracked device that the client signs in from. */
  readonly device?: Device;
  /** The session or secret block that this call answers; it is used up when the sign-in moves on. */
  readonly answered?: SpendableSeal;
  /** Why there will be tokens, when it is not for a plain sign-in. */
  readonly reason?: TokenReason;
  /** This call has met a second factor. */
  readonly metSecondFactor?: true;
  /** In CUSTOM_AUTH: what has happened so far. */
  readonly custom?: CustomAuth;
}

/** A challenge that was met. What follows is for the state machine to say. */
export interface Met {
  readonly met:
    | 'PASSWORD'
    | 'PASSWORD_VERIFIER'
    /** EMAIL_OTP or SMS_OTP in place of a password. */
    | 'ONE_TIME_PASSWORD'
    | 'WEB_AUTHN'
    /** The code that has just confirmed the user's sign-up. */
    | 'SIGN_UP'
    | 'NEW_PASSWORD_REQUIRED'
    | 'MFA_SETUP'
    | 'SMS_MFA'
    | 'EMAIL_OTP'
    | 'SOFTWARE_TOKEN_MFA'
    | 'DEVICE_PASSWORD_VERIFIER';
  readonly progress: SignInProgress;
  /** More to do in the transaction that moves the sign-in on; what it throws undoes all. */
  readonly also?: () => void;
}

/** What InitiateAuth and RespondToAuthChallenge answer. */
export interface AuthResponse {
  readonly ChallengeName?: string;
  readonly ChallengeParameters: Readonly<Record<string, string>>;
  readonly Session?: string;
  readonly AuthenticationResult?: object;
  /** In USER_AUTH: the first factors that the user may choose from. */
  readonly AvailableChallenges?: readonly string[];
}

/** What a call comes to: the next question, the tokens, or a proof that the state machine goes on from. */
export type Outcome = AuthResponse | Met;
