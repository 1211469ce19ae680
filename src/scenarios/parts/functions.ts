import type { PoolFunctions } from '../../events/index.js';
import type { Kit } from '../scenario.js';

/** The functions of the pool: there for stories that say `ownFunctions` among their needs. */
export function functionsOf({ playground: { functions } }: Kit): PoolFunctions {
  if (functions === undefined) throw new TypeError('A story that says no ownFunctions among its needs has none.');
  return functions;
}
