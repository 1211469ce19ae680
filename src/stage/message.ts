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
  const title = event.medium === 'EMAIL' ? 'New email' : 'New text message';
  const lines = [...fields(head, inner, theme.quiet), '', ...fold(textOf(event, page), inner)];
  return box(title, lines, theme.notice, page).map((line) => `  ${line}`);
}

/** In a file or a build log nobody needs the code, and what is kept there must not hold a secret. */
function textOf({ text, secretText = text, secretValue }: MessageArrived, { theme }: Page): string {
  if (!theme.live || secretValue === undefined) return text.trim();
  return secretText.trim().replaceAll(secretValue, () => theme.strong(secretValue));
}
