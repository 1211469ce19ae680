import type { IBufferCell, Terminal } from '@xterm/headless';
import jsqr from 'jsqr';

// Its types are those of an ES module, while vitest hands out what the CommonJS module exports.
const decode = jsqr as unknown as typeof jsqr.default;

export const palettes = {
  dark: { foreground: 255, background: 0 },
  light: { foreground: 0, background: 255 },
};

/** A pixel is wider than one unit, for the scanner looks for edges between pixels. */
const scale = 4;

/** Takes a picture of the visible screen, two square units a cell, and reads the QR code in it. */
export function scanScreen(terminal: Terminal, palette: keyof typeof palettes): string | undefined {
  const [width, height] = [terminal.cols * scale, terminal.rows * 2 * scale];
  const pixels = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let row = 0; row < terminal.rows; row++) {
    const line = terminal.buffer.active.getLine(terminal.buffer.active.baseY + row);
    for (let column = 0; column < terminal.cols; column++) {
      const cell = line?.getCell(column);
      if (!cell) continue;
      for (const [half, shade] of shadesOf(cell, palette).entries()) {
        paint(pixels, width, column * scale, (row * 2 + half) * scale, shade);
      }
    }
  }
  return decode(pixels, width, height)?.data;
}

/** The upper and the lower half of a cell. Text becomes a grey smear, as it would from afar. */
function shadesOf(cell: IBufferCell, palette: keyof typeof palettes): [number, number] {
  const foreground = cell.isFgDefault() ? palettes[palette].foreground : cell.getFgColor() === 15 ? 255 : 0;
  const background = cell.isBgDefault() ? palettes[palette].background : cell.getBgColor() === 15 ? 255 : 0;
  switch (cell.getChars()) {
    case '█':
      return [foreground, foreground];
    case '▀':
      return [foreground, background];
    case '▄':
      return [background, foreground];
    case '':
    case ' ':
      return [background, background];
    default:
      return [128, 128];
  }
}

function paint(pixels: Uint8ClampedArray, width: number, left: number, top: number, shade: number): void {
  for (let y = top; y < top + scale; y++) {
    const start = (y * width + left) * 4;
    for (let at = start; at < start + scale * 4; at += 4) pixels.set([shade, shade, shade, 255], at);
  }
}
