import type { Theme } from './theme.js';

/** A stream that things are drawn on: a terminal, a pipe or a file. */
export interface Screen extends NodeJS.WritableStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly rows?: number;
}

/** What a drawing needs to know of the place it is drawn on, as it is at this moment. */
export interface Page {
  readonly theme: Theme;
  /** Lines are wrapped here. */
  readonly width: number;
  readonly columns: number;
  /** Unknown when it is no terminal. */
  readonly rows: number | undefined;
}

/** Longer lines are hard to read, however wide the terminal is. */
const widest = 100;

export function pageOf(screen: Screen, theme: Theme): Page {
  const columns = screen.columns || 80;
  return { theme, columns, width: pageWidth(columns), rows: screen.rows || undefined };
}

export function pageWidth(columns: number): number {
  return Math.min(columns, widest);
}
