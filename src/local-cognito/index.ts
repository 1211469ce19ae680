export { createTestClock, type Clock, type Duration, type TestClock } from './clock.js';
export type { PublicKeys } from './crypto/signing-keys.js';
export type * from './local-cognito.js';
export { seededRandom, type RandomSource } from './random.js';
export { startLocalCognito } from './start.js';
export type { TokenEventVersion, TriggerName } from './triggers/trigger-name.js';
export { StorageError } from './store/storage-error.js';
