import { commandAt, removePool } from '../../targets/index.js';
import type { CommonFlags, TargetFlags } from '../flags.js';
import type { Io } from '../io.js';
import { withTarget } from '../with-target.js';

/** Removes everything that this tool has made on a target and not yet removed. */
export async function run(flags: CommonFlags & TargetFlags, io: Io): Promise<number> {
  return withTarget(flags, io, async ({ cognito, place, label, ledger, state, emit }) => {
    const outstanding = ledger.outstanding();
    const here = outstanding.filter((resource) => resource.place.key === place.key);
    if (here.length === 0) io.stderr.write(`There is nothing to remove on ${label}.\n`);

    let leftBehind = 0;
    for (const pool of here) {
      if ((await removePool(cognito, pool, { ledger, emit })) === 'left-behind') leftBehind++;
    }
    if (leftBehind === 0) state.clear();

    const elsewhere = outstanding.filter((resource) => !here.includes(resource));
    for (const command of new Set(elsewhere.map((resource) => commandAt(resource.place, 'down')))) {
      io.stderr.write(`More is left elsewhere: ${command}\n`);
    }
    return leftBehind === 0 ? 0 : 1;
  });
}
