export type { Clock } from './clock.js';
export type * from './local-cognito.js';
export type { RandomSource } from './random.js';
export { startLocalCognito } from './start.js';
export { StorageError } from './store/storage-error.js';
