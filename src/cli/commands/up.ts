import { ExpectedError } from '../../events/index.js';
import type { PlaygroundIds, Target } from '../../targets/index.js';
import type { CommonFlags, TargetFlags } from '../flags.js';
import { canAsk, type Io } from '../io.js';
import { playgroundNeeds } from '../playground-needs.js';
import { lossOf } from '../playground-loss.js';
import { askPerson } from '../terminal.js';
import { withTarget } from '../with-target.js';

type UpFlags = CommonFlags & TargetFlags & { readonly yes?: boolean };

/** Creates the playground of a target; one that is there already stays as it is. */
export async function run(flags: UpFlags, io: Io): Promise<number> {
  return withTarget(flags, io, async (target) => {
    const current = target.state.current();
    const loss = current && (await lossOf(target.cognito, current));
    if (current && loss === undefined) {
      io.stderr.write(`The playground on ${target.label} is up already.\n`);
      io.stdout.write(rows(current));
      return 0;
    }
    if (current && loss) {
      io.stderr.write(`The ${loss} of the playground so far is gone.\n`);
      if (loss === 'user pool') strikeOff(target, current);
    }
    if (!(await isWanted(target, flags, io))) return 1;
    const playground = await target.state.exclusively(async () => {
      const now = target.state.current();
      // Another command has made one meanwhile.
      if (now && now.userPoolId !== current?.userPoolId) return now;
      const made = await target.open(playgroundNeeds, { name: 'playground', keep: true });
      await made.close();
      return made;
    });
    io.stdout.write(rows(playground));
    return 0;
  });
}

/** There is nothing left of it to remove. */
function strikeOff({ ledger, place }: Target, { userPoolId }: PlaygroundIds): void {
  for (const pool of ledger.outstanding()) {
    if (pool.id === userPoolId && pool.place.key === place.key) ledger.removed(pool);
  }
}

async function isWanted(target: Target, flags: UpFlags, io: Io): Promise<boolean> {
  io.stderr.write(`On ${target.label} this creates a user pool and an app client.\n`);
  if (target.kind !== 'aws') return true;
  io.stderr.write('AWS bills a user pool by the users who sign in; a few cost nothing.\n');
  if (flags.yes) return true;
  if (!canAsk(io)) {
    throw new ExpectedError('Creating it on AWS needs a yes.', { next: 'Add --yes.', exitCode: 2 });
  }
  const choices = ['no', 'yes'].map((value) => ({ value, label: value }));
  const question = { name: 'create', message: 'Create it?', kind: 'choice', choices } as const;
  return (await askPerson(question, flags, io)) === 'yes';
}

function rows({ userPoolId, clientId }: { readonly userPoolId: string; readonly clientId: string }): string {
  return `User pool   ${userPoolId}\nApp client  ${clientId}\n`;
}
