import { createAppClientStore, type AppClientStore } from './app-clients.js';
import { createCodeStore, type CodeStore } from './codes.js';
import { createCustomAuthStore, type CustomAuthStore } from './custom-auths.js';
import { openDatabase } from './database.js';
import { createDeviceStore, type DeviceStore } from './devices.js';
import { createGroupStore, type GroupStore } from './groups.js';
import { createMessageStore, type MessageStore } from './messages.js';
import { createPasskeyStore, type PasskeyStore } from './passkeys.js';
import { createPastPasswordStore, type PastPasswordStore } from './past-passwords.js';
import { createPoolStore, type PoolStore } from './pools.js';
import { createSignInStore, type SignInStore } from './sign-ins.js';
import { createSigningKeyStore, type SigningKeyStore } from './signing-keys.js';
import { createUnknownUserStore, type UnknownUserStore } from './unknown-users.js';
import { searchUsers, type UserCursor, type UserFilter, type UserPage } from './user-search.js';
import { createUserStore, type UserStore } from './users.js';

/** All that local Cognito keeps. The rest of the service knows no SQL. */
export interface Store {
  readonly pools: PoolStore;
  readonly appClients: AppClientStore;
  readonly users: UserStore;
  readonly pastPasswords: PastPasswordStore;
  readonly codes: CodeStore;
  readonly devices: DeviceStore;
  readonly groups: GroupStore;
  readonly passkeys: PasskeyStore;
  readonly customAuths: CustomAuthStore;
  readonly signIns: SignInStore;
  readonly signingKeys: SigningKeyStore;
  readonly messages: MessageStore;
  readonly unknownUsers: UnknownUserStore;
  searchUsers(poolId: string, filter: UserFilter | undefined, after: UserCursor | undefined, limit: number): UserPage;
  /**
   * Runs `work` at once; all of it holds, or nothing. Resolves when it is on disk. The one way to write: `work` is
   * synchronous, and transactions are not nested.
   */
  transaction<T>(work: () => T): Promise<T>;
  close(): void;
}

/** @param file SQLite file; in memory when undefined. */
export function openStore(file: string | undefined): Store {
  const db = openDatabase(file);
  return {
    pools: createPoolStore(db),
    appClients: createAppClientStore(db),
    users: createUserStore(db),
    pastPasswords: createPastPasswordStore(db),
    codes: createCodeStore(db),
    devices: createDeviceStore(db),
    groups: createGroupStore(db),
    passkeys: createPasskeyStore(db),
    customAuths: createCustomAuthStore(db),
    signIns: createSignInStore(db),
    signingKeys: createSigningKeyStore(db),
    messages: createMessageStore(db),
    unknownUsers: createUnknownUserStore(db),
    searchUsers: (poolId, filter, after, limit) => searchUsers(db, poolId, filter, after, limit),
    transaction: (work) => db.transaction(work),
    close: () => db.close(),
  };
}
