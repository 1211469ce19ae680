import type { MessageArrived } from '../events/index.js';
import { borderWidth, box } from './box.js';
import { fields } from './fields.js';
import type { Page } from './page.js';
import { fold } from './text.js';

/** A message as it would look in the user's own inbox, with its code made to stand out. */
export function messageArrived(event: MessageArrived, page: Page): string[] {
  const { theme } = page;
  const inner = page.width - 2 - borderWidth;
  const head = [
    { label: 'To', value: event.to },
    ...(event.subject === undefined ? [] : [{ label: 'Subject', value: event.subject }]),
  ];
  const text = event.text.trim().replaceAll(/\b\d{6}\b/g, (code) => theme.strong(code));
  const title = event.medium === 'EMAIL' ? 'New email' : 'New text message';
  const lines = [...fields(head, inner, theme.quiet), '', ...fold(text, inner)];
  return box(title, lines, theme.notice, page).map((line) => `  ${line}`);
}
