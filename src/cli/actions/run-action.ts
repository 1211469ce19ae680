import { commandAt, redact, type SecretGroup, type Target } from '../../targets/index.js';
import type { CommonFlags, TargetFlags } from '../flags.js';
import type { Io } from '../io.js';
import { withTarget } from '../with-target.js';
import type { Action } from './action.js';
import type { Call } from './call.js';
import type { Given, OptionName } from './option-table.js';
import { environmentOf, valueOf, valuesOf, type ValueSources } from './option-values.js';
import { workingPool } from './working-pool.js';

export type ActionFlags = CommonFlags &
  TargetFlags &
  Given<never, OptionName> & { readonly show?: readonly SecretGroup[] };

/** Calls one API operation and prints what it gave, as JSON. */
export async function runAction(action: Action, flags: ActionFlags, io: Io): Promise<number> {
  // A pool that the flags name need not meet any needs here, so the target doesn't look at it.
  const { userPoolId: _userPoolId, clientId: _clientId, ...targetFlags } = flags;
  return withTarget(targetFlags, io, async (target) => {
    const { call, sources } = createCall(target, flags, io);
    const given = { ...environmentOf(action.takes, io), ...flags, ...(await valuesOf(action.needs, sources)) };
    const result = await collect(await action.run(call, given));
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
  const { signIn = {}, devices = {} } = memory();
  const deviceOf = (username = '') => devices[username];
  const sources = { flags, signIn, device: deviceOf(flags.username ?? signIn.username), io };
  const call: Call = {
    cognito,
    ...workingPool(target, flags, io.env),
    signIn,
    continueWith: (next) => remember({ signIn: next }),
    deviceOf,
    rememberDevice: (username, device) => remember({ devices: { ...devices, [username]: device } }),
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

/** A list that comes page by page is shown as a whole. */
async function collect(result: unknown): Promise<unknown> {
  if (typeof result !== 'object' || result === null || !(Symbol.asyncIterator in result)) return result;
  const items: unknown[] = [];
  for await (const item of result as AsyncIterable<unknown>) items.push(item);
  return items;
}
