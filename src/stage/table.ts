import type { Table } from '../events/index.js';
import { fields } from './fields.js';
import { gridGap, gridHead, gridIndent, gridRow } from './grid.js';
import type { Page } from './page.js';
import { fold, hanging, widestOf } from './text.js';

/** On a narrower page, and in columns that would be narrower, cells are broken into too many pieces to be read. */
const narrowestPage = 60;
const narrowestColumn = 8;

export function table({ title, columns, rows }: Table, page: Page): string[] {
  const { theme, width } = page;
  if (rows.length === 0) return hanging('  ', theme.quiet(`${title}: none`), width);
  const heading = hanging('  ', theme.strong(title), width);
  const texts = columns.map((column, index) => [column, ...rows.map((row) => row[index] ?? '')]);
  const room = width - gridIndent.length - gridGap.length * (columns.length - 1);
  const isNarrow = width < narrowestPage || room / columns.length < narrowestColumn;
  if (isNarrow) return [...heading, ...rows.flatMap((row) => ['', ...blockOf(columns, row, page)]), ''];
  const widestPart = (separator: RegExp): number[] =>
    texts.map((cells) => widestOf(cells.flatMap((cell) => cell.split(separator))));
  const widths = fitted(widestPart(/\n/), widestPart(/\s/), room);
  const folded = (cells: readonly string[]): string[][] =>
    columns.map((_, index) => fold(cells[index] ?? '', widths[index] ?? 0));
  return [
    ...heading,
    '',
    ...gridHead(folded(columns), widths, theme),
    ...rows.flatMap((row) => gridRow(folded(row), widths)),
    '',
  ];
}

/** The widths as they are where they fit; else the widest give way, if it can be without breaking words. */
function fitted(natural: readonly number[], words: readonly number[], room: number): number[] {
  const capped = (cap: number, floors: readonly number[]): number[] =>
    natural.map((width, index) => Math.max(Math.min(width, cap), floors[index] ?? 0));
  const fits = (widths: readonly number[]): boolean => widths.reduce((sum, width) => sum + width, 0) <= room;
  const floors = fits(words) ? words : [];
  let cap = Math.min(Math.max(...natural), room);
  while (!fits(capped(cap, floors))) cap -= 1;
  return capped(cap, floors);
}

function blockOf(columns: readonly string[], row: readonly string[], { theme, width }: Page): string[] {
  const cells = columns.map((label, index) => ({ label, value: row[index] ?? '' }));
  return fields(cells, width - gridIndent.length, theme.quiet).map((line) => gridIndent + line);
}
