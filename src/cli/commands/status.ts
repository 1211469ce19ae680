import {
  commandAt,
  runningOwner,
  type CurrentPlayground,
  type OutstandingResource,
  type Target,
} from '../../targets/index.js';
import type { ExpectedError } from '../../events/index.js';
import { explainError } from '../explain-error.js';
import type { CommonFlags, TargetFlags } from '../flags.js';
import type { Io } from '../io.js';
import { explainLoss, lossOf } from '../playground-loss.js';
import { withTarget } from '../with-target.js';

type StatusFlags = CommonFlags & TargetFlags & { readonly json?: boolean };

interface Status {
  readonly target: string;
  /** The command that creates a playground. */
  readonly createWith: string;
  readonly playground?: {
    readonly userPoolId: string;
    readonly clientId: string;
    readonly poolName: string;
    /** Why it can't be used. */
    readonly problem?: string;
    /** What to do about it. */
    readonly next?: string;
    readonly signedInAs?: string;
  };
  /** What runs have made and not removed, on all targets. */
  readonly outstanding: readonly {
    readonly kind: string;
    readonly name: string;
    /** Unknown when a run was killed while it made it. */
    readonly id?: string;
    readonly removeWith: string;
    /** The process of the run that works on it. */
    readonly inUseBy?: number;
  }[];
}

/** Shows the playground of a target, and all that is left to remove. */
export async function run(flags: StatusFlags, io: Io): Promise<number> {
  return withTarget(flags, io, async (target) => {
    const status = await statusOf(target);
    io.stdout.write(flags.json ? `${JSON.stringify(status, null, 2)}\n` : statusText(status));
    return 0;
  });
}

async function statusOf(target: Target): Promise<Status> {
  const current = target.state.current();
  return {
    target: target.label,
    createWith: commandAt(target.place, 'up'),
    ...(current && { playground: await playgroundOf(target, current) }),
    outstanding: target.ledger.outstanding().map(describe),
  };
}

async function playgroundOf(target: Target, current: CurrentPlayground): Promise<NonNullable<Status['playground']>> {
  const { userPoolId, clientId, poolName } = current;
  const { signIn } = target.state.memoryOf(clientId);
  const problem = await problemOf(target, current);
  return {
    userPoolId,
    clientId,
    poolName,
    ...(problem && { problem: problem.message, ...(problem.next !== undefined && { next: problem.next }) }),
    ...(signIn?.tokens && signIn.username !== undefined && { signedInAs: signIn.username }),
  };
}

async function problemOf(target: Target, current: CurrentPlayground): Promise<ExpectedError | undefined> {
  try {
    const loss = await lossOf(target.cognito, current);
    return loss && explainLoss(loss, current, target);
  } catch (error) {
    const expected = explainError(error);
    if (!expected) throw error;
    return expected;
  }
}

function describe(resource: OutstandingResource): Status['outstanding'][number] {
  const { kind, name, id, place } = resource;
  const owner = runningOwner(resource);
  return {
    kind,
    name,
    ...(id !== undefined && { id }),
    removeWith: commandAt(place, 'down'),
    ...(owner && { inUseBy: owner.pid }),
  };
}

function statusText({ target, createWith, playground, outstanding }: Status): string {
  const rows = [`Target        ${target}`];
  if (!playground) rows.push(`Playground    none; to create one: ${createWith}`);
  else {
    rows.push(`User pool     ${playground.userPoolId}`, `App client    ${playground.clientId}`);
    if (playground.problem !== undefined) rows.push(`Problem       ${playground.problem}`);
    if (playground.next !== undefined) rows.push(`Next          ${playground.next}`);
    if (playground.signedInAs !== undefined) rows.push(`Signed in as  ${playground.signedInAs}`);
  }
  for (const { kind, name, id, removeWith, inUseBy } of outstanding) {
    const what = `${kind} ${name}${id === undefined ? '' : ` (${id})`}`;
    rows.push(
      inUseBy === undefined ? `To remove     ${what}: ${removeWith}` : `In use        ${what}, by process ${inUseBy}`,
    );
  }
  return `${rows.join('\n')}\n`;
}
