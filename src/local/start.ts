import { createRequire } from 'node:module';
import type * as Sdk from '@aws-sdk/client-cognito-identity-provider';
import { asyncDisposable } from '../local-cognito/async-disposable.js';
import {
  startLocalCognito as startService,
  type LocalClientOptions,
  type LocalCognito as LocalService,
  type LocalCognitoOptions,
} from '../local-cognito/index.js';
import { checkValue, type Check } from '../local-cognito/check-options.js';
import { createUserPool, type PoolForTests, type PoolOptions } from './create-user-pool.js';
import { warnOfUselessSpareKeys } from './useless-spare-keys.js';

/** A user pool service in this process, with clients for it. `await using` closes both. */
export interface LocalCognito extends LocalService {
  /** A client of the AWS SDK that this package brings, in process. `close` destroys it. */
  client(): Sdk.CognitoIdentityProviderClient;
  /**
   * The same of your own copy of the SDK, or `CognitoIdentityProvider` with its method for each operation.
   * @throws {TypeError} when it is no class, or its clients have no method `destroy`.
   */
  client<Client extends Destroyable>(ofClass: new (options: LocalClientOptions) => Client): Client;
  /**
   * Creates a user pool that verifies email addresses and ignores case, and an app client that allows all flows.
   * @throws what CreateUserPool, SetUserPoolMfaConfig or CreateUserPoolClient does.
   */
  createUserPool(options?: PoolOptions): Promise<PoolForTests>;
}

export type { PoolForTests, PoolOptions };

interface Destroyable {
  destroy(): void;
}

/**
 * Starts a user pool service in this process.
 * @throws {TypeError} when an option is unknown or wrong, a RangeError when one is out of range.
 * @throws {Error} when the file can't be opened, or a newer version wrote it.
 */
export async function startLocalCognito(options?: LocalCognitoOptions): Promise<LocalCognito> {
  const service = await startService(options);
  if (options?.spareKeys !== undefined && options.file === undefined) warnOfUselessSpareKeys(options.spareKeys);
  const clients = new Set<Destroyable>();
  const client = <Client extends Destroyable>(ofClass: new (options: LocalClientOptions) => Client): Client => {
    checkValue('client', ofClass, aClass);
    const made = new ofClass(service.clientOptions);
    if (typeof (made as Partial<Destroyable>).destroy !== 'function') {
      throw new TypeError(`client takes a class of the AWS SDK; a ${ofClass.name} has no method destroy.`);
    }
    clients.add(made);
    return made;
  };
  const close = async (): Promise<void> => {
    await service.close();
    for (const made of clients) made.destroy();
    clients.clear();
  };
  return {
    ...service,
    client: ((ofClass) => client(ofClass ?? loadSdk().CognitoIdentityProviderClient)) as LocalCognito['client'],
    createUserPool: (pool) => createUserPool(client(loadSdk().CognitoIdentityProvider), pool),
    close,
    ...asyncDisposable(close),
  };
}

const aClass: Check = (value) =>
  typeof value === 'function' && typeof value.prototype === 'object'
    ? undefined
    : 'takes a class of the AWS SDK, such as CognitoIdentityProviderClient';

/** Only when a client is asked for: services that are called over HTTP need no SDK. An import has the same instance. */
function loadSdk(): typeof Sdk {
  return createRequire(import.meta.url)('@aws-sdk/client-cognito-identity-provider') as typeof Sdk;
}
