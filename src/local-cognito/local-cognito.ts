import type { Clock, TestClock } from './clock.js';
import type { PublicKeys } from './crypto/signing-keys.js';
import type { RandomSource } from './random.js';
import type { TokenEventVersion, TriggerName } from './triggers/trigger-name.js';

/** Settings of one local Cognito. All are optional: the default is a throw-away service on real time. */
export interface LocalCognitoOptions {
  /**
   * Path of the SQLite file that keeps everything; made, with its folder, when it is not there. In memory when left out:
   * `:memory:` and URIs are refused.
   */
  readonly file?: string | undefined;
  /** The region in the ids of new pools, and in ARNs. Pools of a file keep their ids. Default `us-east-1`. */
  readonly region?: string | undefined;
  /**
   * Base of the `iss` claim: tokens carry `<issuer>/<pool id>`. Default: the service's URL once it listens, and
   * `https://cognito-idp.<region>.amazonaws.com` as long as it serves in process only.
   */
  readonly issuer?: string | undefined;
  /**
   * Default: the system's. `createTestClock()` makes one that stands still until it is moved. Calls that meet another one
   * at fault fail with InternalErrorException, which says what is wrong with it.
   */
  readonly clock?: Clock | TestClock | undefined;
  /**
   * Told of each message once it is in the outbox. What the listeners of these options throw becomes a warning of the
   * process, and stops nothing.
   */
  readonly onMessage?: ((message: Omit<OutboxMessage, 'id'>) => void) | undefined;
  /** Told of each call of a trigger's function, once it has ended. The event holds what the function was given: secrets, too. */
  readonly onTrigger?: ((call: TriggerCall) => void) | undefined;
  /**
   * Takes what functions write to the console. Without it, that goes where the console of this process goes.
   */
  readonly onFunctionLog?: ((line: FunctionLogLine) => void) | undefined;
  /**
   * URL of an endpoint that speaks the Invoke API of Lambda, such as `http://127.0.0.1:3001`: it has the functions that
   * this process has not. A URL that ends in `/invocations` is called as it is, whatever the function.
   */
  readonly lambdaEndpoint?: string | undefined;
  /** Milliseconds that a function has to answer before it is called again, three times in all. Default 5,000, as on AWS. */
  readonly triggerTimeLimit?: number | undefined;
  /** Where ids, codes and secrets come from. Default: the system's generator; `seededRandom()` repeats itself. */
  readonly random?: RandomSource | undefined;
  /**
   * Folder with a spare pair of RSA keys for the first pool of a service in memory, which would else wait for new ones.
   * Not used with `file`. One that can't be used becomes a warning.
   */
  readonly spareKeys?: string | undefined;
}

/** A user pool service in this process. `await using` closes it. */
export interface LocalCognito extends AsyncDisposable {
  readonly region: string;
  /** For `new CognitoIdentityProviderClient(clientOptions)`, or any other client of the AWS SDK for the service. */
  readonly clientOptions: LocalClientOptions;
  /** For `new CognitoIdentityProviderClient({ requestHandler, region, credentials })`: no port, no network. */
  readonly requestHandler: InProcessRequestHandler;
  readonly outbox: Outbox;
  readonly users: Users;
  /** The service's time: the clock of the options, which can be moved whichever it is. */
  readonly clock: TestClock;
  readonly functions: Functions;
  /** The `iss` of the pool's tokens. */
  issuer(userPoolId: string): string;
  /** The document at `<issuer>/.well-known/jwks.json`. */
  jwks(userPoolId: string): Promise<PublicKeys>;
  /**
   * Serves the same over HTTP. The process does not end by itself before `close`, of the server or the service.
   * @throws {Error} when it listens already, the service is closed, or the port can't be had.
   */
  listen(options?: ListenOptions): Promise<LocalServer>;
  /**
   * Waits for the calls under way, of HTTP too, their functions and custom senders included, and lets go of the file.
   * What comes later fails: "This local Cognito is closed." To close twice is to close once.
   */
  close(): Promise<void>;
}

export interface ListenOptions {
  /** 0, the default, takes a free one. */
  readonly port?: number | undefined;
  /** Default 127.0.0.1; `0.0.0.0` and `::` are every address of this machine. */
  readonly host?: string | undefined;
  /** Told one line a request, without secrets. What it throws becomes a warning. */
  readonly log?: ((line: string) => void) | undefined;
  /**
   * Whether `/_local/` gives outbox, users and clock to programs that can reach the port. Default: where that is this
   * machine alone.
   */
  readonly localApi?: boolean | undefined;
  /** Milliseconds that a client has to send a request, from its first byte to its last. Default 30,000. */
  readonly requestTimeout?: number | undefined;
}

export interface LocalServer extends AsyncDisposable {
  /** `http://127.0.0.1:9229`, without a slash at its end. That is also where one who listens everywhere is found. */
  readonly url: string;
  readonly port: number;
  /** Only programs of this machine can reach it. */
  readonly loopback: boolean;
  /** It listens on every address of this machine. */
  readonly everywhere: boolean;
  /** Whether `/_local/` is there. */
  readonly localApi: boolean;
  /** Stops taking requests and waits for those under way. */
  close(): Promise<void>;
}

/** The functions of this process that pools may name in their LambdaConfig. */
export interface Functions {
  /**
   * Registers a function under its name, or under an ARN of your choice, in place of the one that was there.
   * @returns its ARN, for LambdaConfig.
   */
  register<Event extends object = TriggerEvent>(nameOrArn: string, handler: LambdaFunction<Event>): string;
  /**
   * Loads the functions in the files of a folder (JavaScript and TypeScript), each named after its file, and follows the
   * files as they change, come and go. A function that is named after a trigger, such as `pre-sign-up.ts`, is called by
   * all pools that have none of their own for it. Each runs in a thread of its own. Call `listen` before, for functions
   * that call this service by the AWS SDK. The process does not end by itself before `close`.
   * @returns the files that are there.
   * @throws {Error} with the `code` ERR_FUNCTION_FOLDER when there is no such folder, or two files are for one function
   * or trigger. A file that can't be loaded is `broken`; calls of its function fail.
   */
  loadFrom(folder: string, options?: LoadFromOptions): Promise<readonly FunctionFile[]>;
  /**
   * Decrypts a code that a custom sender was given, in place of KMS. Base64.
   * @throws {Error} when this service did not encrypt it.
   */
  decryptCode(code: string): string;
}

export interface LoadFromOptions {
  /** Told of each file that has changed, come or gone, once it has been loaded. What it throws becomes a warning. */
  readonly onChange?: ((file: FunctionFile) => void) | undefined;
}

/** A file with a function. */
export interface FunctionFile {
  /** Its name in the folder. */
  readonly file: string;
  readonly functionArn: string;
  /** What it is named after; without it, it is called by its ARN alone. */
  readonly trigger?: TriggerName;
  /** The version of PreTokenGeneration's event. */
  readonly version?: TokenEventVersion;
  /**
   * `no function`: named after no trigger, and exports no handler, as modules do that others import. `passed over`:
   * another file has its function or its trigger.
   */
  readonly state: 'ready' | 'broken' | 'no function' | 'passed over' | 'removed';
  /** Why it is broken, with file, line and column, or passed over. */
  readonly problem?: string;
  /** The trigger that may be meant, where the name is nearly that of one and no other function imports the file. */
  readonly nearestTrigger?: TriggerName;
}

/** A Lambda function: any handler for Node.js, which answers by a promise or by the callback. */
export type LambdaFunction<Event = TriggerEvent> = (
  event: Event,
  context: LambdaContext,
  callback: (error?: unknown, result?: unknown) => void,
) => unknown;

/** What every trigger's event has. `@types/aws-lambda` has a type for the event of each. */
export interface TriggerEvent {
  readonly version: string;
  readonly region: string;
  readonly userPoolId: string;
  readonly userName: string;
  readonly callerContext: { readonly awsSdkVersion: string; readonly clientId: string | null };
  /** As in `PreSignUp_AdminCreateUser`. */
  readonly triggerSource: string;
  readonly request: Readonly<Record<string, unknown>>;
  readonly response: Record<string, unknown>;
}

/** The context object of the Node.js runtime of Lambda. */
export interface LambdaContext {
  callbackWaitsForEmptyEventLoop: boolean;
  readonly functionName: string;
  readonly functionVersion: string;
  readonly invokedFunctionArn: string;
  readonly memoryLimitInMB: string;
  readonly awsRequestId: string;
  readonly logGroupName: string;
  readonly logStreamName: string;
  getRemainingTimeInMillis(): number;
  done(error?: Error, result?: unknown): void;
  fail(error: Error | string): void;
  succeed(result: unknown): void;
  /**
   * Not on AWS: decrypts the code in the event of a custom sender, which has no KMS here. Functions of other triggers
   * have no such member.
   */
  decryptCode?(code: string): Promise<string>;
}

/** One attempt at a trigger's function. */
export interface TriggerCall {
  readonly trigger: TriggerName;
  readonly functionArn: string;
  readonly userPoolId: string;
  /** From 1. */
  readonly attempt: number;
  readonly durationMs: number;
  /** As the function was given it. */
  readonly event: { readonly triggerSource: string; readonly request: object; readonly response: object };
  /** The `response` that came back; absent when it failed. */
  readonly response?: Readonly<Record<string, unknown>>;
  readonly error?: { readonly name: string; readonly message: string };
  /**
   * Of an InvalidLambdaResponseException, which says so little: what is wrong with the answer, and what to do. Of a text
   * that is not used: why.
   */
  readonly explanation?: string;
}

export interface FunctionLogLine {
  readonly functionArn: string;
  readonly at: Date;
  readonly text: string;
}

export interface Outbox {
  /** Messages, oldest first. */
  list(filter?: OutboxFilter): Promise<readonly OutboxMessage[]>;
  /**
   * The oldest message since the service started that no call of `next` has given yet: waits for it when there is none.
   * @throws {Error} when none comes in time: it says what was waited for, and what is there instead. Also when the
   * service is closed.
   */
  next(options?: OutboxWait): Promise<OutboxMessage>;
  /** Removes messages. The codes in them stay good. @returns how many there were. */
  clear(filter?: OutboxFilter): Promise<number>;
}

export interface OutboxFilter {
  readonly userPoolId?: string | undefined;
  /** The whole address, or phone number. */
  readonly to?: string | undefined;
  /** Sent then, on the service's clock, or later. */
  readonly since?: Date | undefined;
}

export interface OutboxWait extends OutboxFilter {
  /** Milliseconds to wait; 4,000 unless told, so that it fails before a test of Vitest or Jest does, which says less. */
  readonly timeout?: number | undefined;
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
  /** The code or temporary password in the text. */
  readonly code?: string;
}

/** The users of a pool as the service has them, without passwords and secrets. */
export interface Users {
  /**
   * A user by username, `sub`, or a name that signs in; undefined when there is none.
   * @throws {Error} when there is no such pool.
   */
  find(userPoolId: string, name: string): Promise<LocalUser | undefined>;
  /**
   * In the order of usernames.
   * @param options how many at most; all by default.
   * @throws {Error} when there is no such pool.
   */
  list(userPoolId: string, options?: { readonly limit?: number | undefined }): Promise<readonly LocalUser[]>;
}

export interface LocalUser {
  readonly username: string;
  readonly sub: string;
  /** As ListUsers has it: `UNCONFIRMED`, `CONFIRMED`, `RESET_REQUIRED` or `FORCE_CHANGE_PASSWORD`. */
  readonly status: string;
  readonly enabled: boolean;
  /** By name, `sub` included. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly groups: readonly string[];
  readonly mfa: {
    /** As UserMFASettingList has them, such as `SOFTWARE_TOKEN_MFA`. */
    readonly enabled: readonly string[];
    readonly preferred?: string;
    /** A verified authenticator is there, be it enabled or not. */
    readonly authenticator: boolean;
  };
  /** How many devices are known, remembered or not. */
  readonly devices: number;
  readonly createdAt: Date;
  readonly modifiedAt: Date;
}

/** Settings of a client of the AWS SDK that calls this service in process. */
export interface LocalClientOptions {
  readonly region: string;
  /** Nothing listens there; without one, the SDK would look for settings of the machine. */
  readonly endpoint: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  /** 1: what fails here would fail again. */
  readonly maxAttempts: number;
  readonly requestHandler: InProcessRequestHandler;
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
