import type { TokensVerified } from '../events/index.js';
import { claimRows, type ClaimRow } from './claim-rows.js';
import type { Page } from './page.js';
import { fold, hanging, padTo, widestOf } from './text.js';

const widestLabel = 24;
const gap = '  ';

/** The claims of both tokens side by side. */
export function tokensVerified({ issuer, idClaims, accessClaims }: TokensVerified, page: Page): string[] {
  const { theme, width } = page;
  const rows = claimRows(idClaims, accessClaims);
  const labelWidth = Math.min(widestOf(['Claim', ...rows.map(({ label }) => label)]), widestLabel);
  const cellWidth = Math.floor((width - labelWidth - 3 * gap.length) / 2);

  const line = (label = '', id = '', access = ''): string =>
    (gap + [padTo(label, labelWidth), padTo(id, cellWidth), access].join(gap)).trimEnd();
  const rule = (length: number): string => theme.quiet(theme.glyphs.line.repeat(length));
  const row = ({ label, id, access }: ClaimRow): string[] => {
    // An identifier that both tokens carry may be too wide for a cell: it takes both, rather than be broken twice.
    const spans = id === access && id.length > cellWidth;
    const left = spans ? fold(`${id} ${theme.quiet('(both)')}`, cellWidth * 2 + gap.length) : fold(id, cellWidth);
    const right = spans ? [] : fold(access, cellWidth);
    const labels = fold(theme.quiet(label), labelWidth);
    const height = Math.max(labels.length, left.length, right.length);
    return Array.from({ length: height }, (_, index) => line(labels[index], left[index], right[index]));
  };

  return [
    ...hanging(`  ${theme.good(theme.glyphs.tick)} `, `Tokens verified, issued by ${issuer}`, width),
    '',
    line(theme.strong('Claim'), theme.strong('ID token'), theme.strong('Access token')),
    line(rule(labelWidth), rule(cellWidth), rule(cellWidth)),
    ...rows.flatMap(row),
    '',
  ];
}
