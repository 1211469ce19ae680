import type { Drawing } from '../events/index.js';
import type { Page } from './page.js';
import { cutTo, hanging, widestOf } from './text.js';

/** Line by line as it is. Where it is wider than the terminal it is cut, for wrapped it would show nothing at all. */
export function picture({ title, lines }: Drawing, { theme, columns, width }: Page): string[] {
  const rows = lines.flatMap((line) => line.split('\n'));
  const widest = widestOf(rows);
  const room = theme.live ? columns : Infinity; // A file takes lines of any width.
  const indent = widest + 2 <= room ? '  ' : '';
  const isCut = widest > room;
  const notice = `It is ${widest} columns wide, and this terminal shows the first ${columns}.`;
  return [
    ...hanging('  ', theme.strong(title), width),
    ...(isCut ? hanging('  ', theme.quiet(notice), width) : []),
    ...rows.map((row) => (indent + (isCut ? cutTo(row, room) : row)).trimEnd()),
    '',
  ];
}
