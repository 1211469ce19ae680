import { padTo } from './text.js';
import type { Theme } from './theme.js';

export const gridIndent = '  ';
export const gridGap = '  ';

/** One row of a table: cells side by side, each of as many lines as it takes. The lines must fit their columns. */
export function gridRow(cells: readonly (readonly string[])[], widths: readonly number[]): string[] {
  const height = Math.max(...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, index) => {
    const line = cells.map((lines, column) => padTo(lines[index] ?? '', widths[column] ?? 0)).join(gridGap);
    return (gridIndent + line).trimEnd();
  });
}

/** The heading of each column with a rule below it. */
export function gridHead(headings: readonly (readonly string[])[], widths: readonly number[], theme: Theme): string[] {
  const rules = widths.map((width) => [theme.quiet(theme.glyphs.line.repeat(width))]);
  return [
    ...gridRow(
      headings.map((lines) => lines.map(theme.strong)),
      widths,
    ),
    ...gridRow(rules, widths),
  ];
}
