import { PassThrough } from 'node:stream';
import xterm from '@xterm/headless';
import type { Screen } from '../../src/stage/index.js';

export interface FakeScreen {
  readonly stream: Screen;
  readonly terminal: xterm.Terminal;
  /** Everything that was written, escape sequences and all. */
  raw(): string;
  /** The rows of the visible screen. */
  rows(): Promise<string[]>;
  /** All lines, with those that scrolled off and without blanks at the end. */
  transcript(): Promise<string>;
}

/** A stream that a real terminal emulator shows. */
export function fakeScreen(columns = 80, rows = 24): FakeScreen {
  const terminal = new xterm.Terminal({
    cols: columns,
    rows,
    convertEol: true,
    scrollback: 1000,
    allowProposedApi: true,
  });
  const chunks: string[] = [];
  let shown = 0;
  const stream = Object.assign(new PassThrough(), { isTTY: true, columns, rows });
  stream.on('data', (chunk: Buffer) => chunks.push(chunk.toString()));
  const lines = async (from: () => number): Promise<string[]> => {
    // Written only now, for the emulator works in timers, which a test may hold still meanwhile.
    const news = chunks.slice(shown).join('');
    shown = chunks.length;
    await new Promise<void>((done) => terminal.write(news, done));
    const { active } = terminal.buffer;
    return Array.from(
      { length: active.length - from() },
      (_, index) => active.getLine(from() + index)?.translateToString(true) ?? '',
    );
  };
  return {
    stream,
    terminal,
    raw: () => chunks.join(''),
    rows: () => lines(() => terminal.buffer.active.baseY),
    transcript: async () => (await lines(() => 0)).join('\n').trimEnd(),
  };
}

/** What a stream was sent that is no terminal. */
export function fakePipe(): { stream: Screen; text: () => string } {
  const chunks: string[] = [];
  const stream = new PassThrough();
  stream.on('data', (chunk: Buffer) => chunks.push(chunk.toString()));
  return { stream, text: () => chunks.join('') };
}
