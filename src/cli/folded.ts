import { pageWidth, type Screen } from '../stage/page.js';
// Not from the room's index: help and usage errors load no stage.
import { hanging } from '../stage/text.js';

/** `text` behind `first`, in lines that a terminal need not break; in one line elsewhere, for programs that read it. */
export function foldedFor(screen: Screen, first: string, text: string): string {
  if (screen.isTTY !== true || !screen.columns) return first + text;
  return hanging(first, text, pageWidth(screen.columns)).join('\n');
}

/** Each line of `text` by itself, with what it folds into under its own indent. */
export function linesFoldedFor(screen: Screen, text: string): string {
  const lines = text.split('\n').map((line) => {
    const words = line.trimStart();
    return foldedFor(screen, line.slice(0, line.length - words.length), words);
  });
  return lines.join('\n');
}
