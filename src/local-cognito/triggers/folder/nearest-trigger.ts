import { nearestName } from '../../protocol/nearest-name.js';
import { triggerNames, type TriggerName } from '../trigger-name.js';

/** Letters that a part of a trigger's name has at least, to be told from any other word. */
const SHORTEST_BEGINNING = 7;
const SHORTEST_END = 9;

const triggersByKey = new Map(triggerNames.map((trigger) => [trigger.toLowerCase(), trigger]));

/**
 * The trigger that is most likely meant by the name of a function, when that is nearly the name of one, or a part of it:
 * `pre-singup`, `postConfirm`, `token-generation`. Whole names with words behind them are no slips, but functions for one
 * pool of several: `pre-sign-up-eu`.
 */
export function nearestTrigger(functionName: string): TriggerName | undefined {
  const words = functionName
    .replaceAll(/([a-z])([A-Z\d])/g, '$1-$2')
    .toLowerCase()
    .split(/[-_]+/);
  if (words.some((_, count) => triggersByKey.has(words.slice(0, count).join('')))) return undefined;
  const key = words.join('');
  const keys = [...triggersByKey.keys()];
  const whole =
    keys.find((trigger) => key.length >= SHORTEST_BEGINNING && trigger.startsWith(key)) ??
    keys.find((trigger) => key.length >= SHORTEST_END && trigger.endsWith(key)) ??
    nearestName(key, keys);
  return whole === undefined ? undefined : triggersByKey.get(whole);
}
