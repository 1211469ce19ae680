import qrcode from 'qrcode-terminal';
import type { Page } from './page.js';
import { widestOf } from './text.js';

export interface QrCode {
  readonly lines: readonly string[];
  readonly width: number;
}

/** Scanners need a quiet zone around the code; to the sides it costs no rows, so it is wider there than the library's. */
const sideMargin = '██';

/** White on black whatever the palette: by its own colours the small form is inverted on a light background. */
const whiteOnBlack = (line: string): string => `\u001B[97;40m${line}\u001B[0m`;

/** A QR code of two modules a character, or nothing where it can't be drawn whole together with `rowsBelow`. */
export function qrCodeThatFits(text: string, page: Page, { columns, rowsBelow }: Room): QrCode | undefined {
  if (!page.theme.unicode) return undefined;
  const code = qrCode(text, page.theme.colour);
  const fits = code.width <= columns && code.lines.length + rowsBelow <= (page.rows ?? Infinity);
  return fits ? code : undefined;
}

/** What is in the way of the QR code, when it does not fit. */
export function whyNoQrCode(text: string, page: Page, { columns, rowsBelow }: Room): string {
  if (!page.theme.unicode) return 'No QR code: that takes a terminal with UTF-8.';
  const { width, lines } = qrCode(text, false);
  const size = `${width} x ${lines.length + rowsBelow}`;
  return `No QR code: that takes ${size} characters of the terminal, and ${columns} x ${page.rows ?? '?'} are here.`;
}

export interface Room {
  readonly columns: number;
  readonly rowsBelow: number;
}

function qrCode(text: string, colour: boolean): QrCode {
  let drawing = '';
  qrcode.generate(text, { small: true }, (drawn) => (drawing = drawn));
  const lines = drawing
    .replaceAll(/^▄+$/gm, (edge) => '█'.repeat(edge.length)) // The upper half of the first row widens the quiet zone.
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => sideMargin + line + sideMargin);
  return { lines: colour ? lines.map(whiteOnBlack) : lines, width: widestOf(lines) };
}
