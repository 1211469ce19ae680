import type { TokensVerified } from '../events/index.js';
import { claimRows, type ClaimRow } from './claim-rows.js';
import { gridGap, gridHead, gridIndent, gridRow } from './grid.js';
import type { Page } from './page.js';
import { fold, hanging, widestOf } from './text.js';

const widestLabel = 24;

/** The claims of both tokens side by side. */
export function tokensVerified({ issuer, idClaims, accessClaims }: TokensVerified, page: Page): string[] {
  const { theme, width } = page;
  const rows = claimRows(idClaims, accessClaims);
  const labelWidth = Math.min(widestOf(['Claim', ...rows.map(({ label }) => label)]), widestLabel);
  const cellWidth = Math.floor((width - gridIndent.length - labelWidth - 2 * gridGap.length) / 2);
  const widths = [labelWidth, cellWidth, cellWidth];

  const row = ({ label, id, access }: ClaimRow): string[] => {
    // An identifier that both tokens carry may be too wide for a cell: it takes both, rather than be broken twice.
    const spans = id === access && id.length > cellWidth;
    const labels = fold(theme.quiet(label), labelWidth);
    if (!spans) return gridRow([labels, fold(id, cellWidth), fold(access, cellWidth)], widths);
    return gridRow([labels, fold(`${id} ${theme.quiet('(both)')}`, cellWidth * 2 + gridGap.length)], widths);
  };

  return [
    ...hanging(`  ${theme.good(theme.glyphs.tick)} `, `Tokens verified, issued by ${issuer}`, width),
    '',
    ...gridHead([['Claim'], fold('ID token', cellWidth), fold('Access token', cellWidth)], widths, theme),
    ...rows.flatMap(row),
    '',
  ];
}
