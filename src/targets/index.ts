export { openAws, type AwsSettings } from './aws.js';
export { openEndpoint } from './endpoint.js';
export { noLedger, openLedger, type Ledger, type LedgerResource } from './ledger.js';
export { openLocal } from './local.js';
export { observeCalls } from './observe-calls.js';
export { commandAt, localPlace, type Place } from './place.js';
export type { PlaygroundIds } from './playground-ids.js';
export {
  playgroundState,
  type CurrentPlayground,
  type Memory,
  type PlaygroundState,
  type RememberedDevice,
  type SignIn,
} from './playground-state.js';
export { playgroundTarget, type TargetSettings } from './playground-target.js';
export { redact, withheld, type SecretGroup } from './redact.js';
export { removePool } from './remove-pool.js';
export { homeDirs, localFile, type HomeDirs } from './state-dir.js';
export type { OpenOptions, OpenPlayground, Service, Target } from './target.js';
