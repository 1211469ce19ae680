import type { RunEvent, Waiting } from '../events/index.js';
import { createDiagram } from './diagram/index.js';
import { drawing } from './drawing.js';
import { createLiveLine } from './live-line.js';
import { waiting } from './notes.js';
import { pageOf, type Screen } from './page.js';
import { printable } from './printable.js';
import type { Stage } from './stage.js';
import { summary } from './summary.js';
import type { Theme } from './theme.js';

export interface TerminalStageInput {
  /** Takes results. */
  readonly out: Screen;
  readonly outTheme: Theme;
  /** Takes all else. */
  readonly err: Screen;
  readonly theme: Theme;
}

/** A call that is quicker than this needs no spinner. */
const patienceMs = 150;
/** Those that leave a call open, or may. */
const callEvents = new Set<RunEvent['type']>(['call-started', 'trigger-called', 'call-ended']);

export function createTerminalStage({ out, outTheme, err, theme }: TerminalStageInput): Stage {
  const liveLine = createLiveLine(err);
  const diagram = createDiagram();
  const openCalls = new Map<number, string>();

  const write = (screen: Screen, lines: readonly string[]): void => {
    if (lines.length === 0) return;
    liveLine.clear();
    screen.write(`${lines.join('\n')}\n`);
  };

  const spin = (): void => {
    const operation = [...openCalls.values()].at(-1);
    if (!operation || !theme.live) return liveLine.clear();
    const { spinner, ellipsis } = theme.glyphs;
    const frame = (ms: number): string => theme.accent(spinner[Math.floor(ms / 80) % spinner.length] ?? '');
    liveLine.show((ms) => `  ${frame(ms)} ${theme.quiet(operation + ellipsis)}`, { afterMs: patienceMs, everyMs: 80 });
  };

  const countDown = (event: Waiting): void => {
    const left = (ms: number): number => Math.max(Math.ceil(event.seconds - ms / 1000), 0);
    const line = (ms: number): string => `  ${theme.accent(theme.glyphs.pointer)} ${waiting(event, left(ms))}`;
    if (theme.live) liveLine.show(line, { afterMs: 0, everyMs: 200 });
    else write(err, [line(0)]);
  };

  const show = (event: RunEvent): void => {
    if (event.type === 'call-started') openCalls.set(event.id, event.operation);
    if (event.type === 'call-ended') openCalls.delete(event.id);
    liveLine.clear();
    const page = pageOf(err, theme);
    const rows = diagram.rows(event, page);
    if (event.type === 'waiting') return countDown(event);
    if (event.type === 'summary') return write(out, summary(event, pageOf(out, outTheme)));
    write(err, rows ?? drawing(event, page));
    if (callEvents.has(event.type)) spin();
  };

  return { emit: (event) => show(printable(event, theme)), close: () => liveLine.clear() };
}
