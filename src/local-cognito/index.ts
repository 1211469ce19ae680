export type { Clock } from './clock.js';
export type { PublicKeys } from './crypto/signing-keys.js';
export type * from './local-cognito.js';
export type { RandomSource } from './random.js';
export { startLocalCognito } from './start.js';
