import type { Answered, CallEnded, Problem, ResourceChanged, Result, Waiting } from '../events/index.js';
import type { Page } from './page.js';
import { duration, hanging } from './text.js';

export function result({ text }: Result, { theme, width }: Page): string[] {
  return hanging(`  ${theme.good(theme.glyphs.tick)} `, text, width);
}

export function problem({ text, details = [] }: Problem, { theme, width }: Page): string[] {
  const { cross, bullet } = theme.glyphs;
  return [
    ...hanging(`  ${theme.bad(cross)} `, text, width),
    ...details.flatMap((detail) => hanging(`    ${theme.quiet(bullet)} `, detail, width)),
  ];
}

/** A call that went well speaks through its step's result; one that failed is named. */
export function callEnded({ operation, error, durationMs }: CallEnded, { theme, width }: Page): string[] {
  if (!error) return [];
  // What never reached the service has the code of a system error.
  const what = /^E[A-Z_]+$/.test(error.name) ? 'failed with' : 'answered';
  return hanging('  ', theme.quiet(`${operation} ${what} ${error.name} in ${duration(durationMs)}`), width);
}

const sources = { person: '', script: ' (given)', auto: ' (automatic)' };

/** What a person typed stands on the screen already, unless it is a recording. */
export function answered({ question, by, value, secretValue }: Answered, { theme, width }: Page): string[] {
  if (by === 'person' && !theme.recorded) return [];
  // A code is live until it was used, and a file or a build log outlives the run.
  const shown = value ?? (theme.live ? secretValue : undefined) ?? theme.quiet('not shown');
  return hanging(`  ${theme.accent(theme.glyphs.pointer)} `, `${question}: ${shown}${theme.quiet(sources[by])}`, width);
}

export function waiting({ reason }: Waiting, secondsLeft: number): string {
  return `Waiting ${secondsLeft} s: ${reason}`;
}

export function resourceChanged(event: ResourceChanged, { theme, width }: Page): string[] {
  const { bullet, warning } = theme.glyphs;
  const what = `${event.kind} ${event.name}`;
  const why = event.reason === undefined ? '' : ` (${event.reason})`;
  const byHand = event.removeWith === undefined ? [] : [`    Remove it with: ${event.removeWith}`];
  switch (event.change) {
    case 'created':
      return hanging(`  ${theme.quiet(bullet)} `, theme.quiet(`Created ${what}`), width);
    case 'removed':
      return hanging(`  ${theme.quiet(bullet)} `, theme.quiet(`Removed ${what}`), width);
    case 'kept':
      return [...hanging(`  ${theme.quiet(bullet)} `, `Kept ${what}${why}`, width), ...byHand];
    case 'left-behind':
      return [...hanging(`  ${theme.bad(warning)} `, `Left behind: ${what}${why}`, width), ...byHand];
  }
}
