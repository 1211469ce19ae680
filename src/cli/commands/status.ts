import { describeUserPool } from '../../actions/index.js';
import {
  commandAt,
  runningOwner,
  type CurrentPlayground,
  type OutstandingResource,
  type Target,
} from '../../targets/index.js';
import { explainError } from '../explain-error.js';
import type { CommonFlags, TargetFlags } from '../flags.js';
import type { Io } from '../io.js';
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
    readonly signedInAs?: string;
  };
  /** What runs have made and not removed, on all targets. */
  readonly outstanding: readonly {
    readonly kind: string;
    readonly name: string;
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

async function playgroundOf(
  { cognito, state }: Target,
  { userPoolId, clientId, poolName }: CurrentPlayground,
): Promise<NonNullable<Status['playground']>> {
  const { signIn } = state.memoryOf(clientId);
  const problem = await describeUserPool(cognito, { userPoolId }).then(() => undefined, reasonOf);
  return {
    userPoolId,
    clientId,
    poolName,
    ...(problem !== undefined && { problem }),
    ...(signIn?.tokens && signIn.username !== undefined && { signedInAs: signIn.username }),
  };
}

function reasonOf(error: unknown): string {
  const expected = explainError(error);
  if (!expected) throw error;
  return expected.message;
}

function describe(resource: OutstandingResource): Status['outstanding'][number] {
  const { kind, name, place } = resource;
  const owner = runningOwner(resource);
  return { kind, name, removeWith: commandAt(place, 'down'), ...(owner && { inUseBy: owner.pid }) };
}

function statusText({ target, createWith, playground, outstanding }: Status): string {
  const rows = [`Target        ${target}`];
  if (!playground) rows.push(`Playground    none; to create one: ${createWith}`);
  else {
    rows.push(`User pool     ${playground.userPoolId}`, `App client    ${playground.clientId}`);
    if (playground.problem !== undefined) rows.push(`Problem       ${playground.problem}`);
    if (playground.signedInAs !== undefined) rows.push(`Signed in as  ${playground.signedInAs}`);
  }
  for (const { kind, name, removeWith, inUseBy } of outstanding) {
    rows.push(
      inUseBy === undefined
        ? `To remove     ${kind} ${name}: ${removeWith}`
        : `In use        ${kind} ${name}, by process ${inUseBy}`,
    );
  }
  return `${rows.join('\n')}\n`;
}
