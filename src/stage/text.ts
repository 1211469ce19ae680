import stringWidth from 'fast-string-width';
import { wrapAnsi } from 'fast-wrap-ansi';

/** Wraps `text` behind `first`, with later lines starting where the text of the first one does. */
export function hanging(first: string, text: string, width: number): string[] {
  const indent = stringWidth(first);
  const room = Math.max(width - indent, 10);
  const lines = fits(text, room) ? [text] : wrapAnsi(text, room).split('\n');
  return lines.map((line, index) => (index === 0 ? first : ' '.repeat(indent)) + line);
}

/** Most texts are short and plain, and need no wrapping. */
function fits(text: string, width: number): boolean {
  return text.length <= width && /^[\x20-\x7e]*$/.test(text);
}

/** Wraps and breaks words that are too long, so that no line is wider than `width`. */
export function fold(text: string, width: number): string[] {
  return wrapAnsi(text, Math.max(width, 1), { hard: true }).split('\n');
}

export function padTo(text: string, width: number): string {
  return text + ' '.repeat(Math.max(width - stringWidth(text), 0));
}

export function widestOf(lines: readonly string[]): number {
  return Math.max(0, ...lines.map((line) => stringWidth(line)));
}

/** Cuts to a single line that no terminal wraps. */
export function cutTo(text: string, width: number): string {
  return wrapAnsi(text, width, { hard: true, wordWrap: false, trim: false }).split('\n')[0] ?? '';
}

/** A text that is too wide for its line, cut so that an ellipsis shows it. */
export function shorten(text: string, width: number, ellipsis: string): string {
  if (stringWidth(text) <= width) return text;
  return cutTo(text, Math.max(width - stringWidth(ellipsis), 1)).trimEnd() + ellipsis;
}

export function duration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 59_950) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
