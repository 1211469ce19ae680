import type { RunEnded, RunStarted, StepStarted } from '../events/index.js';
import type { Page } from './page.js';
import { duration, hanging } from './text.js';

export function runStarted(event: RunStarted, { theme, width }: Page): string[] {
  const dot = ` ${theme.glyphs.separator} `;
  const about = [event.scenario, event.target, event.steps === 1 ? '1 step' : `${event.steps} steps`].join(dot);
  return [
    '',
    ...hanging('', theme.strong(event.title), width),
    ...hanging('', theme.quiet(about), width),
    theme.quiet(theme.glyphs.line.repeat(width)),
  ];
}

export function stepStarted(event: StepStarted, { theme, width }: Page): string[] {
  const place = theme.accent(`Step ${event.number}/${event.total}`);
  const calls = event.calls.join(', ');
  const about = [calls, event.why].filter((part) => part !== '').join(` ${theme.glyphs.separator} `);
  return [
    '',
    ...hanging(`${place}  `, theme.strong(event.title), width),
    ...(about === '' ? [] : hanging('  ', theme.quiet(about), width)),
  ];
}

export function runEnded(event: RunEnded, { theme, width }: Page): string[] {
  const { glyphs } = theme;
  const time = duration(event.durationMs);
  switch (event.outcome) {
    case 'done':
      return ['', `${theme.good(glyphs.tick)} Done in ${time}.`];
    case 'interrupted':
      return ['', `${theme.notice(glyphs.warning)} Interrupted after ${time}.`];
    case 'failed': {
      const { message = 'an unknown reason', next } = event.error ?? {};
      return [
        '',
        ...hanging(`${theme.bad(glyphs.cross)} `, `Failed after ${time}: ${message}`, width),
        ...(next === undefined ? [] : hanging(`${theme.accent(glyphs.pointer)} `, next, width)),
      ];
    }
  }
}
