import type { Summary } from '../events/index.js';
import { borderWidth, box } from './box.js';
import { fields } from './fields.js';
import type { Page } from './page.js';

/** A box for a person; for a pipe bare lines, unwrapped, that a program can pick apart. */
export function summary(event: Summary, page: Page): string[] {
  const { theme } = page;
  if (!theme.live) return [event.title, ...fields(event.rows, Infinity, theme.quiet)];
  const lines = fields(event.rows, page.width - borderWidth, theme.quiet);
  return ['', ...box(event.title, lines, theme.good, page)];
}
