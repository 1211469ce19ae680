import type { Emit } from '../events/index.js';
import { checkPool } from './check-pool.js';
import { checkExisting, checkService } from './check-service.js';
import { poolFunctions } from './pool-functions.js';
import { runningOwner, type Ledger, type LedgerResource } from './ledger.js';
import type { PlaygroundIds } from './playground-ids.js';
import type { CurrentPlayground, PlaygroundState } from './playground-state.js';
import { provisionPool } from './provision-pool.js';
import { removePool } from './remove-pool.js';
import { commandAt } from './place.js';
import type { OpenPlayground, Service, Target } from './target.js';

export interface TargetSettings {
  readonly ledger: Ledger;
  readonly state: PlaygroundState;
  readonly emit: Emit;
  /** Play on this pool, which stays. */
  readonly existing?: PlaygroundIds;
}

/** Adds to a service how playgrounds come and go on it: the same on every target. */
export function playgroundTarget(service: Service, settings: TargetSettings): Target {
  const { existing, ledger, state, emit } = settings;
  const { cognito, place } = service;
  const command = (words: string): string => commandAt(place, words);
  return {
    ...service,
    ledger,
    state,
    emit,
    async open(needs, { name, keep }): Promise<OpenPlayground> {
      if (existing) {
        checkExisting(service, needs, name);
        const ids = await checkPool(cognito, existing, needs);
        return { ...(await service.attach(ids)), command, close: async () => {} };
      }
      checkService(service, needs, name);
      const { functions, emailSender } = service;
      const lambdaConfig = needs.triggers && (await functions?.deploy(needs.triggers));
      const provisioning = { cognito, place, ledger, emit, lambdaConfig, emailSender };
      const { ids, resource } = await provisionPool(provisioning, needs, name);
      const previous = state.current();
      if (keep) state.setCurrent({ ...ids, poolName: resource.name });
      const playground = await service.attach(ids);
      const end = keep
        ? async () => reportKept(resource, previous, settings)
        : () => removePool(cognito, resource, settings);
      return {
        ...playground,
        command,
        ...(functions && { functions: poolFunctions(cognito, functions, ids.userPoolId) }),
        close: once(end),
      };
    },
  };
}

/** Says, too, what the new pool is to later commands. */
function reportKept(
  { kind, name, place }: LedgerResource,
  previous: CurrentPlayground | undefined,
  { ledger, emit }: TargetSettings,
): void {
  const removeWith = commandAt(place, 'down');
  const goWithIt = ledger.outstanding().filter((pool) => pool.place.key === place.key && !runningOwner(pool));
  const isOther = previous !== undefined && goWithIt.some((pool) => pool.name === previous.poolName);
  const reason = [
    `actions work on it now${isOther ? `, and no longer on ${previous.userPoolId}` : ''}`,
    ...(goWithIt.length > 1
      ? [`${removeWith} removes ${goWithIt.length === 2 ? 'both' : `all ${goWithIt.length} pools that are left here`}`]
      : []),
  ].join('; ');
  emit({ type: 'resource-changed', change: 'kept', kind, name, reason, removeWith });
}

function once(work: () => Promise<unknown>): () => Promise<void> {
  let running: Promise<unknown> | undefined;
  return async () => {
    running ??= work();
    await running;
  };
}
