import type { PoolFunctions, Triggers } from './functions.js';

/** What a scenario needs of the user pool and app client that it plays on. */
export interface PlaygroundNeeds {
  readonly mfa: 'OFF' | 'OPTIONAL' | 'ON';
  /** The second factors that the pool offers. TOTP alone when left out. */
  readonly mfaFactors?: readonly ('TOTP' | 'EMAIL' | 'SMS')[];
  /** `opt-in`: a device is remembered when the user says so; `always`: as soon as it is confirmed. */
  readonly devices: 'off' | 'opt-in' | 'always';
  /** Values of ExplicitAuthFlows that the app client must allow. */
  readonly authFlows: readonly string[];
  /** The app client is confidential: calls carry a SECRET_HASH. */
  readonly clientSecret: boolean;
  /** Each refresh replaces the refresh token. Excludes ALLOW_REFRESH_TOKEN_AUTH. */
  readonly refreshTokenRotation?: boolean;
  /** Only administrators create users. */
  readonly adminCreatesUsers?: boolean;
  /** Standard attributes of text that every user of a new pool must have, such as `name`. */
  readonly requiredAttributes?: readonly string[];
  /** Custom attributes of users, text each, by their names without `custom:`. */
  readonly customAttributes?: readonly string[];
  /** Those of them that the app client may write but not read. */
  readonly unreadableAttributes?: readonly string[];
  /** Those that it may read but not write: only a back end sets them. */
  readonly unwritableAttributes?: readonly string[];
  /** Email leaves through an SES identity of the account: custom texts and codes as a second factor take one. */
  readonly ownEmailSender?: boolean;
  /** The functions that the pool calls, by the trigger that calls them. */
  readonly triggers?: Triggers;
  /**
   * The story attaches or configures functions as it goes, or reads what they log, so they must be the tool's own: those
   * of a pool that was there before are not.
   */
  readonly ownFunctions?: boolean;
}

/** A user pool with an app client, ready to play on. */
export interface Playground {
  readonly userPoolId: string;
  readonly clientId: string;
  readonly clientSecret?: string;
  /** The `iss` that this pool's tokens carry. */
  readonly issuer: string;
  /** The pool's public signing keys: the document at `<issuer>/.well-known/jwks.json`. */
  readonly fetchJwks: () => Promise<JwksDocument>;
  /** The command line that runs these words on the same target: `cognito-demo <words> --target …`. */
  readonly command: (words: string) => string;
  /** Present where the tool can read the messages that users are sent; absent on AWS. */
  readonly inbox?: Inbox;
  /** Present where the pool's trigger functions are the tool's own, see `ownFunctions` of the needs. */
  readonly functions?: PoolFunctions;
}

export interface JwksDocument {
  readonly keys: readonly Readonly<Record<string, unknown>>[];
}

/** The messages that the pool has "sent", oldest first. */
export interface Inbox {
  list(filter?: { readonly to?: string }): Promise<readonly InboxMessage[]>;
}

export interface InboxMessage {
  readonly id: string;
  readonly sentAt: Date;
  readonly medium: 'EMAIL' | 'SMS';
  readonly to: string;
  readonly subject?: string;
  readonly text: string;
  /** The code in the text, when it has one. */
  readonly code?: string;
}
