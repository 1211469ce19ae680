import type { Clock } from './clock.js';
import type { RandomSource } from './random.js';

/** Settings of one local Cognito. All are optional: the default is a throw-away service on real time. */
export interface LocalCognitoOptions {
  /** SQLite file that keeps everything; made, with its folder, when it is not there. In memory when left out. */
  readonly file?: string;
  /** The region in pool ids and ARNs. Default `us-east-1`. */
  readonly region?: string;
  /**
   * Base of the `iss` claim: tokens carry `<issuer>/<pool id>`. Default: the service's URL once it listens, and
   * `https://cognito-idp.<region>.amazonaws.com` as long as it serves in process only.
   */
  readonly issuer?: string;
  readonly clock?: Clock;
  /** Told of each message as it goes into the outbox. */
  readonly onMessage?: (message: Omit<OutboxMessage, 'id'>) => void;
  readonly random?: RandomSource;
  /**
   * Folder with a spare pair of RSA keys for the first pool of a service in memory, which would else wait for new ones.
   * Not used with `file`.
   */
  readonly spareKeys?: string;
}

/** A user pool service in this process. */
export interface LocalCognito {
  readonly region: string;
  /** For `new CognitoIdentityProviderClient({ requestHandler, region, credentials })`: no port, no network. */
  readonly requestHandler: InProcessRequestHandler;
  readonly outbox: Outbox;
  /** The `iss` of the pool's tokens. */
  issuer(userPoolId: string): string;
  /** The document at `<issuer>/.well-known/jwks.json`. */
  jwks(userPoolId: string): Promise<{ keys: readonly Readonly<Record<string, unknown>>[] }>;
  /** Serves the same over HTTP. Once at a time. */
  listen(options?: ListenOptions): Promise<LocalServer>;
  close(): Promise<void>;
}

export interface ListenOptions {
  /** 0, the default, takes a free one. */
  readonly port?: number;
  /** Default 127.0.0.1. */
  readonly host?: string;
  /** One line a request, without secrets. */
  readonly log?: (line: string) => void;
}

export interface LocalServer {
  /** `http://127.0.0.1:9229`, without a slash at its end. */
  readonly url: string;
  readonly port: number;
  /** Stops taking requests and waits for those under way. */
  close(): Promise<void>;
}

export interface Outbox {
  /** Messages, oldest first. */
  list(filter?: { readonly userPoolId?: string; readonly to?: string }): Promise<readonly OutboxMessage[]>;
}

export interface OutboxMessage {
  readonly id: string;
  readonly userPoolId: string;
  readonly username: string;
  readonly sentAt: Date;
  readonly medium: 'EMAIL' | 'SMS';
  readonly to: string;
  readonly subject?: string;
  readonly text: string;
  readonly code?: string;
}

/** The part of the AWS SDK's HTTP handler interface that a client calls. */
export interface InProcessRequestHandler {
  handle(request: InProcessRequest, options?: unknown): Promise<{ response: InProcessResponse }>;
  updateHttpClientConfig(key: never, value: never): void;
  httpHandlerConfigs(): Record<string, never>;
}

export interface InProcessRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body?: unknown;
}

export interface InProcessResponse {
  statusCode: number;
  reason?: string;
  headers: Record<string, string>;
  body?: unknown;
}
