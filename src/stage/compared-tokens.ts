import type { TokensCompared } from '../events/index.js';
import { compareClaims, type ClaimCell, type ComparedClaim, type Comparison } from './compared-claims.js';
import { gridGap, gridHead, gridIndent, gridRow } from './grid.js';
import type { Page } from './page.js';
import { fold, hanging, widestOf } from './text.js';
import type { Theme } from './theme.js';

const widestName = 24;
/** On a narrower page, and with cells that would be narrower, each claim is a block of its own. */
const narrowestPage = 60;
const narrowestCell = 12;

/** The claims in which tokens differ, with marks that say how without any colour. */
export function tokensCompared({ title, columns }: TokensCompared, page: Page): string[] {
  const { theme, width } = page;
  const comparison = compareClaims(columns);
  const labels = columns.map(({ label }) => label);
  return [
    ...hanging('  ', theme.strong(title), width),
    '',
    ...differences(comparison.differences, labels, page),
    ...footnotes(comparison)
      .flatMap((note) => fold(note, width - 2))
      .map((line) => `  ${theme.quiet(line)}`),
    '',
  ];
}

function differences(claims: readonly ComparedClaim[], labels: readonly string[], page: Page): string[] {
  if (claims.length === 0) return [];
  const nameWidth = Math.min(widestOf(['Claim', ...claims.map(({ name }) => name)]), widestName);
  const room = page.width - gridIndent.length - nameWidth - gridGap.length * labels.length;
  const cellWidth = Math.floor(room / labels.length);
  const isNarrow = page.width < narrowestPage || cellWidth < narrowestCell;
  return [...(isNarrow ? blocks(claims, labels, page) : grid(claims, labels, { nameWidth, cellWidth }, page)), ''];
}

function grid(
  claims: readonly ComparedClaim[],
  labels: readonly string[],
  { nameWidth, cellWidth }: { nameWidth: number; cellWidth: number },
  { theme }: Page,
): string[] {
  const widths = [nameWidth, ...labels.map(() => cellWidth)];
  const headings = labels.map((label) => fold(label, cellWidth - 2).map((line) => `  ${line}`));
  return [
    ...gridHead([['Claim'], ...headings], widths, theme),
    ...claims.flatMap(({ name, cells }) =>
      gridRow([fold(name, nameWidth), ...cells.map((cell) => cellLines(cell, cellWidth, theme))], widths),
    ),
  ];
}

function blocks(claims: readonly ComparedClaim[], labels: readonly string[], { theme, width }: Page): string[] {
  const indent = '  ';
  const labelWidth = Math.min(widestOf(labels), Math.floor(width / 3));
  const cellWidth = width - indent.length - gridIndent.length - labelWidth - gridGap.length;
  return claims.flatMap(({ name, cells }) => [
    ...fold(theme.strong(name), width - gridIndent.length).map((line) => gridIndent + line),
    ...cells.flatMap((cell, index) => {
      const row = [fold(theme.quiet(labels[index] ?? ''), labelWidth), cellLines(cell, cellWidth, theme)];
      return gridRow(row, [labelWidth, cellWidth]).map((line) => indent + line);
    }),
  ]);
}

function cellLines({ change, text }: ClaimCell, width: number, { notice, good, bad }: Theme): string[] {
  const { mark, paint } = {
    same: { mark: ' ', paint: (line: string) => line },
    added: { mark: '+', paint: good },
    removed: { mark: '-', paint: bad },
    changed: { mark: '~', paint: notice },
  }[change];
  const shown = change === 'removed' ? 'removed' : text;
  return fold(shown, width - 2).map((line, index) => paint(`${index === 0 ? mark : ' '} ${line}`));
}

function footnotes({ differences, same, times }: Comparison): string[] {
  const more = differences.length > 0 ? 'more ' : '';
  const count = same.length === 1 ? `1 ${more}claim is the same` : `${same.length} ${more}claims are the same`;
  return [
    ...(same.length > 0 ? [`${count}: ${same.join(', ')}`] : []),
    ...(times.length > 0 ? [`The times are not compared: ${times.join(', ')}`] : []),
  ];
}
