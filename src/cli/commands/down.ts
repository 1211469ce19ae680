import { commandAt, removePool, runningOwner, type OutstandingResource, type Target } from '../../targets/index.js';
import type { CommonFlags, TargetFlags } from '../flags.js';
import { linesFoldedFor } from '../folded.js';
import type { Io } from '../io.js';
import { withTarget } from '../with-target.js';

type DownFlags = CommonFlags & TargetFlags & { readonly force?: boolean };

/** Removes everything that this tool has made on a target and not yet removed, but for what runs are working on. */
export async function run(flags: DownFlags, io: Io): Promise<number> {
  return withTarget(flags, io, async (target) => {
    const { place, label, ledger, state } = target;
    const current = state.current();
    const outstanding = ledger.outstanding();
    const here = outstanding.filter((resource) => resource.place.key === place.key);
    if (here.length === 0) io.stderr.write(`There is nothing to remove on ${label}.\n`);

    const inUse = flags.force ? [] : here.filter((pool) => runningOwner(pool) !== undefined);
    const leftBehind = await removeAll(
      here.filter((pool) => !inUse.includes(pool)),
      target,
    );
    const isCurrentInUse = inUse.some(({ name }) => name === current?.poolName);
    // Another command may have made a playground meanwhile.
    const isStillCurrent = state.current()?.userPoolId === current?.userPoolId;
    if (leftBehind === 0 && !isCurrentInUse && isStillCurrent) state.clear();

    io.stderr.write(linesFoldedFor(io.stderr, inUse.map(leftAlone).join('')));
    if (inUse.length > 0) io.stderr.write(`To remove it all the same: ${commandAt(place, 'down')} --force\n`);
    const elsewhere = outstanding.filter((resource) => !here.includes(resource));
    for (const command of new Set(elsewhere.map((resource) => commandAt(resource.place, 'down')))) {
      io.stderr.write(`More is left elsewhere: ${command}\n`);
    }
    return leftBehind === 0 ? 0 : 1;
  });
}

/** @returns how many could not be removed. */
async function removeAll(
  pools: readonly OutstandingResource[],
  { cognito, ledger, emit }: Pick<Target, 'cognito' | 'ledger' | 'emit'>,
): Promise<number> {
  let leftBehind = 0;
  for (const pool of pools) {
    if ((await removePool(cognito, pool, { ledger, emit })) === 'left-behind') leftBehind++;
  }
  return leftBehind;
}

function leftAlone({ kind, name, process }: OutstandingResource): string {
  return `Left alone: ${kind} ${name}, as its run is still going on (process ${process?.pid}).\n`;
}
