import type { TokensVerified } from '../events/index.js';
import { claimRows } from './claim-rows.js';
import type { Page } from './page.js';
import { fold, hanging, padTo, widestOf } from './text.js';

/** The claims of both tokens side by side. */
export function tokensVerified({ issuer, idClaims, accessClaims }: TokensVerified, page: Page): string[] {
  const { theme, width } = page;
  const rows = claimRows(idClaims, accessClaims);
  const labelWidth = widestOf(['Claim', ...rows.map(({ label }) => label)]);
  const cellWidth = Math.floor((width - 2 - labelWidth - 4) / 2);
  const line = (label: string, id: string, access: string): string =>
    `  ${padTo(label, labelWidth)}  ${padTo(id, cellWidth)}  ${access}`.trimEnd();
  const rule = (length: number): string => theme.quiet(theme.glyphs.line.repeat(length));
  return [
    ...hanging(`  ${theme.good(theme.glyphs.tick)} `, `Tokens verified, issued by ${issuer}`, width),
    '',
    line(theme.strong('Claim'), theme.strong('ID token'), theme.strong('Access token')),
    line(rule(labelWidth), rule(cellWidth), rule(cellWidth)),
    ...rows.flatMap(({ label, id, access }) => {
      // An identifier that both tokens carry may be too wide for a cell: it takes both, rather than be broken twice.
      if (id === access && id.length > cellWidth)
        return [line(theme.quiet(label), `${id} ${theme.quiet('(both)')}`, '')];
      const [left, right] = [fold(id, cellWidth), fold(access, cellWidth)];
      return Array.from({ length: Math.max(left.length, right.length) }, (_, index) =>
        line(index === 0 ? theme.quiet(label) : '', left[index] ?? '', right[index] ?? ''),
      );
    }),
    '',
  ];
}
