import type { TriggerCalled } from '../events/index.js';
import type { Page } from './page.js';
import { fold, shorten } from './text.js';
import { setMembers } from './trigger-members.js';

/** Enough for the name of any challenge. */
const widestValue = 24;

/** What stands in place of a diagram: who was called, and what it said. */
export function triggerCalled(event: TriggerCalled, { theme, width }: Page): string[] {
  const { trigger, triggerSource, attempt, response = {}, error } = event;
  const { lambda, ellipsis } = theme.glyphs;
  const occasion = attempt === 1 ? triggerSource : `${triggerSource}, attempt ${attempt}`;
  const set = Object.entries(setMembers(response)).map(([name, value]) => brief(name, value, ellipsis));
  const outcome = error ? ` failed: ${error.message}` : set.length > 0 ? `: ${set.join(', ')}` : '';
  const paint = error ? theme.bad : theme.quiet;
  const lines = fold(`${trigger} (${occasion})${outcome}`, width - 4);
  return lines.map((line, index) => `  ${paint(index === 0 ? lambda : ' ')} ${paint(line)}`);
}

/** What is true or has members of its own needs no value. */
function brief(name: string, value: unknown, ellipsis: string): string {
  const isShort = value === false || typeof value === 'number' || (typeof value === 'string' && !value.includes('\n'));
  return isShort ? `${name} ${shorten(String(value), widestValue, ellipsis)}` : name;
}
