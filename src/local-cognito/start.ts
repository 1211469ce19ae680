import { asyncDisposable } from './async-disposable.js';
import { movable, systemClock, type Clock } from './clock.js';
import { closedError } from './closed.js';
import { closeInTurn } from './close-in-turn.js';
import { createCodeCipher } from './crypto/code-cipher.js';
import { createSigningKeys } from './crypto/signing-keys.js';
import { openSpareKeys } from './crypto/spare-keys.js';
import { createIds } from './ids.js';
import { guardListener } from './guard-listener.js';
import { openInProcessDoor } from './in-process.js';
import type { LocalCognito, LocalCognitoOptions } from './local-cognito.js';
import { openOutbox } from './messages/outbox.js';
import { checkCode, checkFolder, checkFunction, checkListenOptions, checkServiceOptions } from './options.js';
import { functionArn } from './pools/describe.js';
import { findPool } from './pools/lookup.js';
import { systemRandom } from './random.js';
import { createServerPlace } from './server-place.js';
import type { Service } from './service.js';
import { storageWarning } from './storage-warning.js';
import { openStore } from './store/store.js';
import { writeToConsole } from './triggers/function-logs.js';
import { createFunctionSources } from './triggers/functions.js';
import { createLambdaEndpoint } from './triggers/lambda-endpoint.js';
import { createRegisteredFunctions } from './triggers/registered-functions.js';
import { openUsers } from './users/open-users.js';

/** Milliseconds; not to be changed on AWS. */
const TRIGGER_TIME_LIMIT = 5000;

/**
 * Starts a user pool service in this process.
 * @throws {StorageError} when the file can't be used, or a newer version wrote it.
 * @throws {TypeError} when an option is unknown or not of its kind.
 * @throws {RangeError} when one is out of range.
 */
export async function startLocalCognito(options: LocalCognitoOptions = {}): Promise<LocalCognito> {
  checkServiceOptions(options);
  const { file, region = 'us-east-1', random = systemRandom } = options;
  const issuer = options.issuer?.replace(/\/+$/, '');
  const clock = movable(options.clock ?? systemClock);
  // One that is wrong says so here, and not in the middle of a call.
  clock.now();
  const arnOf = (name: string): string => functionArn(region, name);
  const log = functionLog(options, clock);
  const logFunction = log ?? ((_arn: string, text: string) => writeToConsole(text));
  const endpoint =
    options.lambdaEndpoint === undefined
      ? undefined
      : createLambdaEndpoint({ url: options.lambdaEndpoint, log: logFunction });
  const store = openStore(file);
  const outbox = openOutbox(store);
  const spareKeys =
    options.spareKeys === undefined || file !== undefined ? undefined : openSpareKeys(options.spareKeys);
  const registered = createRegisteredFunctions(arnOf, log);
  const functions = createFunctionSources(registered, endpoint);
  const codeCipher = createCodeCipher(random);
  const server = createServerPlace();
  const onMessage = guardListener('The listener to messages', options.onMessage ?? (() => undefined));
  const service: Service = {
    region,
    clock,
    random,
    ids: createIds(random),
    store,
    signingKeys: createSigningKeys(store, spareKeys),
    issuer: (poolId) => `${issuer ?? server.url ?? `https://cognito-idp.${region}.amazonaws.com`}/${poolId}`,
    functions,
    codeCipher,
    triggerTimeLimit: options.triggerTimeLimit ?? TRIGGER_TIME_LIMIT,
    errands: new Set(),
    onTrigger: guardListener('The listener to calls of functions', options.onTrigger ?? (() => undefined)),
    onMessage(message) {
      outbox.tell();
      onMessage(message);
    },
    onStorageFailure: storageWarning(file, clock),
    // As text: an error that is given as it is would keep its own name instead of the warning's.
    onBug: (error) =>
      process.emitWarning(error instanceof Error ? (error.stack ?? error.message) : String(error), 'LocalCognitoBug'),
  };
  const inProcess = openInProcessDoor(service);
  let closed = false;
  const requireOpen = (): void => {
    if (closed) throw closedError();
  };
  const users = openUsers(service, requireOpen);
  const { requestHandler } = inProcess;
  const noteClosed = (): void => void (closed = true);
  const closeAll = (): Promise<void> =>
    closeInTurn([server.close, inProcess.close, functions.close, noteClosed, outbox.close, store.close]);
  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => (closing ??= closeAll());
  return {
    region,
    clientOptions: {
      region,
      endpoint: 'http://local-cognito',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
      maxAttempts: 1,
      requestHandler,
    },
    requestHandler,
    outbox: { list: outbox.list, next: outbox.next, clear: outbox.clear },
    users,
    clock,
    functions: {
      register(nameOrArn, handler) {
        checkFunction(nameOrArn, handler);
        requireOpen();
        return registered.register(nameOrArn, handler);
      },
      async loadFrom(folder, loadOptions = {}) {
        checkFolder(folder, loadOptions);
        requireOpen();
        const { onChange = () => undefined } = loadOptions;
        // Most services have none.
        const { openFolder } = await import('./triggers/folder/open-folder.js');
        const host = { region, arnOf, url: () => server.url, timeLimit: service.triggerTimeLimit, log: logFunction };
        const { files } = await functions.add(() => openFolder(folder, host, onChange));
        return files;
      },
      decryptCode(code) {
        checkCode(code);
        return codeCipher.decrypt(code);
      },
    },
    issuer: (poolId) => service.issuer(poolId),
    async jwks(poolId) {
      requireOpen();
      return service.signingKeys.jwks(findPool(service, poolId).id);
    },
    async listen(listenOptions = {}) {
      checkListenOptions(listenOptions);
      return server.open(async () => {
        // Services that stay in process need no HTTP.
        const { listen } = await import('./server.js');
        return listen(service, { outbox, users, clock }, listenOptions);
      });
    },
    close,
    ...asyncDisposable(close),
  };
}

type FunctionLog = (arn: string, text: string) => void;

function functionLog({ onFunctionLog }: LocalCognitoOptions, clock: Clock): FunctionLog | undefined {
  if (onFunctionLog === undefined) return undefined;
  // With the time in it: a clock at fault is no fault of what a function logs.
  return guardListener('The listener to the log of functions', (functionArn: string, text: string) =>
    onFunctionLog({ functionArn, at: new Date(clock.now()), text }),
  );
}
