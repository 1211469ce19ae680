import { systemClock, type Clock } from './clock.js';
import { createCodeCipher } from './crypto/code-cipher.js';
import { createSigningKeys } from './crypto/signing-keys.js';
import { openSpareKeys } from './crypto/spare-keys.js';
import { createIds } from './ids.js';
import { openInProcessDoor } from './in-process.js';
import type { LocalCognito, LocalCognitoOptions, LocalServer } from './local-cognito.js';
import { functionArn } from './pools/describe.js';
import { findPool } from './pools/lookup.js';
import { systemRandom } from './random.js';
import type { Service } from './service.js';
import { storageWarning } from './storage-warning.js';
import { openStore } from './store/store.js';
import { withConsole } from './triggers/function-logs.js';
import { createFunctionRegistry } from './triggers/function-registry.js';

/** Milliseconds; not to be changed on AWS. */
const TRIGGER_TIME_LIMIT = 5000;

/**
 * Starts a user pool service in this process.
 * @throws {StorageError} when the file can't be used, or a newer version wrote it.
 */
export async function startLocalCognito(options: LocalCognitoOptions = {}): Promise<LocalCognito> {
  const { file, region = 'us-east-1', clock = systemClock, random = systemRandom } = options;
  const store = openStore(file);
  const spareKeys =
    options.spareKeys === undefined || file !== undefined ? undefined : openSpareKeys(options.spareKeys);
  const functions = createFunctionRegistry((name) => functionArn(region, name));
  const codeCipher = createCodeCipher(random);
  let server: LocalServer | undefined;
  const service: Service = {
    region,
    clock,
    random,
    ids: createIds(random),
    store,
    signingKeys: createSigningKeys(store, spareKeys),
    issuer: (poolId) => `${options.issuer ?? server?.url ?? `https://cognito-idp.${region}.amazonaws.com`}/${poolId}`,
    functions,
    codeCipher,
    triggerTimeLimit: options.triggerTimeLimit ?? TRIGGER_TIME_LIMIT,
    errands: new Set(),
    runInFunction: logged(options.onFunctionLog, clock),
    onTrigger: options.onTrigger ?? (() => undefined),
    // As text: an error that is given as it is would keep its own name instead of the warning's.
    onMessage: options.onMessage ?? (() => undefined),
    onStorageFailure: storageWarning(file, clock),
    onBug: (error) =>
      process.emitWarning(error instanceof Error ? (error.stack ?? error.message) : String(error), 'LocalCognitoBug'),
  };
  const inProcess = openInProcessDoor(service);
  return {
    region,
    requestHandler: inProcess.requestHandler,
    outbox: { list: async (filter = {}) => store.messages.list(filter) },
    functions: {
      register: (nameOrArn, handler) => functions.register(nameOrArn, handler),
      decryptCode: (code) => codeCipher.decrypt(code),
    },
    issuer: (poolId) => service.issuer(poolId),
    jwks: async (poolId) => service.signingKeys.jwks(findPool(service, poolId).id),
    async listen(listenOptions = {}) {
      if (server) throw new Error(`This local Cognito listens on ${server.url} already.`);
      // Services that stay in process need no HTTP.
      const { listen } = await import('./server.js');
      const running = (server = await listen(service, listenOptions));
      return {
        ...running,
        close: async () => {
          await running.close();
          server = undefined;
        },
      };
    },
    async close() {
      await server?.close();
      server = undefined;
      await inProcess.close();
      store.close();
    },
  };
}

function logged(onFunctionLog: LocalCognitoOptions['onFunctionLog'], clock: Clock): Service['runInFunction'] {
  if (onFunctionLog === undefined) return (_about, work) => work();
  return ({ arn }, work) =>
    withConsole((text) => onFunctionLog({ functionArn: arn, at: new Date(clock.now()), text }), work);
}
