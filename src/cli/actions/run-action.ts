import { commandAt, redact, type SecretGroup, type Target } from '../../targets/index.js';
import type { CommonFlags, TargetFlags } from '../flags.js';
import type { Io } from '../io.js';
import { explainLoss, lossOf } from '../playground-loss.js';
import { withTarget } from '../with-target.js';
import type { Action } from './action.js';
import type { Call } from './call.js';
import type { Given, OptionName } from './option-table.js';
import { environmentOf, valueOf, valuesOf, type ValueSources } from './option-values.js';
import { requireNamed } from './require-named.js';
import { workingPool } from './working-pool.js';

export type ActionFlags = CommonFlags &
  TargetFlags &
  Given<never, OptionName> & { readonly show?: readonly SecretGroup[] };

/** Calls one API operation and prints what it gave, as JSON. */
export async function runAction(action: Action, flags: ActionFlags, io: Io): Promise<number> {
  // A pool that the flags name need not meet any needs here, so the target doesn't look at it.
  const { userPoolId: _userPoolId, clientId: _clientId, ...targetFlags } = flags;
  return withTarget(targetFlags, io, async (target) => {
    requireNamed(action, flags, target.place);
    const { call, sources } = createCall(target, flags, io);
    const given = { ...environmentOf(action.takes, io), ...flags, ...(await valuesOf(action.needs, sources)) };
    const result = await orLoss(async () => collect(await action.run(call, given)), target, flags);
    const shown = redact(result ?? {}, new Set(flags.show));
    io.stdout.write(`${JSON.stringify(shown, null, 2)}\n`);
    return 0;
  });
}

function createCall(target: Target, flags: ActionFlags, io: Io): { call: Call; sources: ValueSources } {
  const { state, cognito, place } = target;
  const clientId = () => flags.clientId ?? state.current()?.clientId;
  const memory = () => state.memoryOf(clientId() ?? '');
  const remember = (news: ReturnType<typeof memory>) => {
    const id = clientId();
    if (id !== undefined) state.remember(id, { ...memory(), ...news });
  };
  const { signIn = {} } = memory();
  const devices = () => memory().devices ?? {};
  const deviceOf = (username = '') => devices()[username];
  const sources = { flags, signIn, device: deviceOf(flags.username ?? signIn.username), io };
  const call: Call = {
    cognito,
    ...workingPool(target, flags, io.env),
    playground: { current: state.current(), createWith: commandAt(place, 'up') },
    signIn,
    continueWith: (next) => remember({ signIn: next }),
    deviceOf,
    // Another command may have remembered one meanwhile.
    rememberDevice: (username, device) => remember({ devices: { ...devices(), [username]: device } }),
    isFlagGiven: (name) => flags[name] !== undefined,
    need: (name) => valueOf(name, sources),
    command: (words) => [commandAt(place, words), ...poolFlags(flags)].join(' '),
    note: (text) => io.stderr.write(`${text}\n`),
  };
  return { call, sources };
}

function poolFlags({ userPoolId, clientId }: TargetFlags): string[] {
  return [
    ...(userPoolId === undefined ? [] : ['--user-pool-id', userPoolId]),
    ...(clientId === undefined ? [] : ['--client-id', clientId]),
  ];
}

/** Does the work; where it fails because the playground is gone, the error says so. */
async function orLoss<T>(work: () => Promise<T>, target: Target, flags: ActionFlags): Promise<T> {
  const current = target.state.current();
  try {
    return await work();
  } catch (error) {
    const isPlayground = flags.userPoolId === undefined && flags.clientId === undefined;
    if (!isPlayground || current === undefined || !isRefusal(error)) throw error;
    // Who may not look at the pool is told what the call itself was told.
    const loss = await lossOf(target.cognito, current).catch(() => undefined);
    throw loss === undefined ? error : explainLoss(loss, current, target, error);
  }
}

/** As Cognito refuses calls on what is gone: tokens of such a pool are not authorized. */
function isRefusal(error: unknown): boolean {
  const names = ['ResourceNotFoundException', 'NotAuthorizedException'];
  return error instanceof Error && names.includes(error.name);
}

/** A list that comes page by page is shown as a whole. */
async function collect(result: unknown): Promise<unknown> {
  if (typeof result !== 'object' || result === null || !(Symbol.asyncIterator in result)) return result;
  const items: unknown[] = [];
  for await (const item of result as AsyncIterable<unknown>) items.push(item);
  return items;
}
