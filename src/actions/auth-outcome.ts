import type {
  AuthenticationResultType,
  InitiateAuthResponse,
  NewDeviceMetadataType,
} from '@aws-sdk/client-cognito-identity-provider';
import type { Challenge } from './challenge.js';
import { guaranteed } from './guaranteed.js';
import { parseChallenge } from './parse-challenge.js';

export interface Tokens {
  readonly accessToken: string;
  readonly idToken: string;
  /** Absent when the tokens come from a refresh, unless the app client rotates refresh tokens. */
  readonly refreshToken?: string | undefined;
  /** Life of the access token, in seconds. */
  readonly expiresIn: number;
  readonly tokenType: string;
}

/** A name for the device that the user signed in from, to be registered with `confirmDevice`. */
export interface NewDevice {
  readonly deviceKey: string;
  readonly deviceGroupKey: string;
}

export interface SignedIn {
  readonly kind: 'tokens';
  readonly tokens: Tokens;
  /** Present when the pool tracks devices and the sign-in named none. */
  readonly newDevice?: NewDevice | undefined;
}

/** Every step of a sign-in ends in tokens or in the next challenge. */
export type AuthOutcome = SignedIn | Challenge;

/** The common answer of InitiateAuth, RespondToAuthChallenge and their admin counterparts. */
export function toAuthOutcome(operation: string, response: InitiateAuthResponse): AuthOutcome {
  if (response.ChallengeName !== undefined) return parseChallenge(operation, response.ChallengeName, response);
  const result = guaranteed(operation, response, 'AuthenticationResult');
  return {
    kind: 'tokens',
    tokens: toTokens(operation, result),
    newDevice: result.NewDeviceMetadata && toNewDevice(operation, result.NewDeviceMetadata),
  };
}

export function toTokens(operation: string, result: AuthenticationResultType): Tokens {
  return {
    accessToken: guaranteed(operation, result, 'AccessToken'),
    idToken: guaranteed(operation, result, 'IdToken'),
    refreshToken: result.RefreshToken,
    expiresIn: guaranteed(operation, result, 'ExpiresIn'),
    tokenType: guaranteed(operation, result, 'TokenType'),
  };
}

function toNewDevice(operation: string, device: NewDeviceMetadataType): NewDevice {
  return {
    deviceKey: guaranteed(operation, device, 'DeviceKey'),
    deviceGroupKey: guaranteed(operation, device, 'DeviceGroupKey'),
  };
}
