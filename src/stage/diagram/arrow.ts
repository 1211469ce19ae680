import stringWidth from 'fast-string-width';
import type { Page } from '../page.js';
import { fold } from '../text.js';

/** One arrow of a sequence diagram. Cognito stands between the app, which calls it, and the triggers, which it calls. */
export interface Arrow {
  readonly between: 'app and Cognito' | 'Cognito and triggers';
  readonly kind: 'call' | 'answer' | 'failure';
  /** What stands on the arrow and, from the second line on, below it. What is wider than its room goes below, folded. */
  readonly text: (room: Room) => readonly string[];
}

/** Columns for text. */
export interface Room {
  readonly onArrow: number;
  readonly below: number;
}

/** How a diagram is laid out on the page. */
export interface Layout {
  /** Names those who call each other. */
  header(page: Page): string[];
  rows(arrow: Arrow, page: Page): string[];
}

/** What an arrow's text comes to when no line may hold a line break: names and errors of functions may. */
export function singleLines({ text }: Arrow, room: Room): string[] {
  return text(room).flatMap((line) => line.split('\n'));
}

/** Lines that fit stay as they are, for folding would take their indent away. */
export function folded(lines: readonly string[], room: number): string[] {
  return lines.flatMap((line) => (stringWidth(line) <= room ? [line] : fold(line, room)));
}
