import stringWidth from 'fast-string-width';
import type { Page } from './page.js';
import { padTo, widestOf } from './text.js';
import type { Paint } from './theme.js';

/** What a border takes on both sides, with the space inside it. */
export const borderWidth = 4;

/** Draws a border with a title around lines that are narrow enough already. */
export function box(title: string, lines: readonly string[], border: Paint, { theme }: Page): string[] {
  const { line, side, corners } = theme.glyphs;
  const inner = Math.max(widestOf(lines), stringWidth(title) + 2);
  const rest = line.repeat(inner - stringWidth(title) - 1);
  return [
    `${border(corners.top[0] + line)} ${theme.strong(title)} ${border(rest + corners.top[1])}`,
    ...lines.map((text) => `${border(side)} ${padTo(text, inner)} ${border(side)}`),
    border(corners.bottom[0] + line.repeat(inner + 2) + corners.bottom[1]),
  ];
}
