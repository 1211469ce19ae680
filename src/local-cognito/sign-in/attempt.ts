import type { AppClient } from '../store/app-clients.js';
import type { Device } from '../store/devices.js';
import type { UserPool } from '../store/pools.js';
import type { User } from '../store/users.js';
import type { SpendableSeal } from './session.js';

/** A call of one of the sign-in operations, with the client that makes it. */
export interface SignInCall {
  readonly pool: UserPool;
  readonly client: AppClient;
  /** `admin`: the caller has AWS credentials and uses the Admin… operations. */
  readonly api: 'public' | 'admin';
  readonly ip: string;
}

/** How far a sign-in has come once its first factor is proven. */
export interface SignInProgress extends SignInCall {
  readonly user: User;
  /** The tracked device that the client signs in from. */
  readonly device?: Device;
  /** The session or secret block that this call answers; it is used up when the sign-in moves on. */
  readonly answered?: SpendableSeal;
}

/** What InitiateAuth and RespondToAuthChallenge answer. */
export interface AuthResponse {
  readonly ChallengeName?: string;
  readonly ChallengeParameters: Readonly<Record<string, string>>;
  readonly Session?: string;
  readonly AuthenticationResult?: object;
}
