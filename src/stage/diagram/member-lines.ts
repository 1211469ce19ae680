import stringWidth from 'fast-string-width';
import { shorten } from '../text.js';
import type { Theme } from '../theme.js';
import { isMembers } from '../trigger-members.js';

/** A request or response that is longer would push the rest of the diagram off the screen. */
const mostLines = 12;
/** A value is cut to no less than this, however long the name before it is. */
const narrowestValue = 8;

/** The members of a request or response as short lines, those of an object below its name. */
export function memberLines(members: Readonly<Record<string, unknown>>, room: number, theme: Theme): string[] {
  const lines = Object.entries(members).flatMap(([name, value]) => linesOf(name, value, room, theme));
  if (lines.length <= mostLines) return lines;
  const shown = lines.slice(0, mostLines - 1);
  return [...shown, theme.quiet(`${theme.glyphs.ellipsis} ${lines.length - shown.length} more lines`)];
}

function linesOf(name: string, value: unknown, room: number, theme: Theme): string[] {
  const label = theme.quiet(`${name}:`);
  if (isMembers(value)) {
    const below = Object.entries(value).flatMap((member) => linesOf(...member, room - 2, theme));
    return [label, ...below.map((line) => `  ${line}`)];
  }
  if (Array.isArray(value) && value.length > 0) {
    const items = value.map((item) => listItem(item, theme));
    return listLines(label, items, room);
  }
  const text = oneLine(value);
  const besideName = room - name.length - 2;
  if (stringWidth(text) <= besideName) return [`${label} ${text}`];
  // Names of challenges and their like are worth a line of their own.
  if (stringWidth(text) <= room - 2) return [label, `  ${text}`];
  return [`${label} ${shorten(text, Math.max(besideName, narrowestValue), theme.glyphs.ellipsis)}`];
}

function oneLine(value: unknown): string {
  if (typeof value !== 'string') return JSON.stringify(value ?? null);
  const count = value.trimEnd().split('\n').length;
  return count > 1 ? `<${count} lines>` : value.trimEnd();
}

/** Entries of a session have a form of their own: `SRP_A ✓, CUSTOM_CHALLENGE ✗ (CAPTCHA)`. */
function listItem(item: unknown, { glyphs, good, bad }: Theme): string {
  if (!isMembers(item) || typeof item['challengeName'] !== 'string') return oneLine(item);
  const { challengeName, challengeResult, challengeMetadata } = item;
  const mark = challengeResult === true ? good(glyphs.tick) : bad(glyphs.cross);
  return `${challengeName} ${mark}${typeof challengeMetadata === 'string' ? ` (${challengeMetadata})` : ''}`;
}

/** Broken between its items alone. */
function listLines(label: string, items: readonly string[], room: number): string[] {
  const lines = [label];
  for (const [index, item] of items.entries()) {
    const piece = index < items.length - 1 ? `${item},` : item;
    const longer = `${lines.at(-1)} ${piece}`;
    if (stringWidth(longer) <= room) lines[lines.length - 1] = longer;
    else lines.push(`  ${piece}`);
  }
  return lines;
}
