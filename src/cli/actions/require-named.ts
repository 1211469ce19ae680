import { ExpectedError } from '../../events/index.js';
import { commandAt, type Place } from '../../targets/index.js';
import type { TargetFlags } from '../flags.js';
import type { Action, NamedResource } from './action.js';

const flagOf: Readonly<Record<NamedResource, string>> = { userPoolId: '--user-pool-id', clientId: '--client-id' };

/** @throws {ExpectedError} exit code 2, when the flags leave out what the action wants named. */
export function requireNamed({ name, named }: Action, flags: TargetFlags, place: Place): void {
  const missing = named.filter((id) => flags[id] === undefined).map((id) => flagOf[id]);
  if (missing.length === 0) return;
  throw new ExpectedError(`${name} needs ${missing.join(' and ')}: what it deletes can’t be had back.`, {
    next: [
      `\`${commandAt(place, 'status')}\` shows the ids of the playground,`,
      `and \`${commandAt(place, 'down')}\` removes the playground as a whole.`,
    ].join('\n'),
    exitCode: 2,
  });
}
