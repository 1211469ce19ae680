import { readFileSync } from 'node:fs';
import xterm from '@xterm/headless';
import { expect } from 'vitest';

export interface Cast {
  readonly header: Readonly<Record<string, unknown>>;
  readonly events: readonly (readonly [seconds: number, kind: 'o' | 'm', text: string])[];
  /** All that the terminal was sent. */
  readonly output: string;
}

/** Reads a recording, every line of which must be what asciicast v2 asks for. */
export function readCast(file: string): Cast {
  const text = readFileSync(file, 'utf8');
  expect(text).toMatch(/\n$/);
  const [header, ...events] = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown) as [Cast['header'], ...Cast['events']];
  expect(header).toMatchObject({ version: 2, width: expect.any(Number), height: expect.any(Number) });
  let before = 0;
  for (const event of events) {
    expect(event).toEqual([expect.any(Number), expect.stringMatching(/^[om]$/), expect.any(String)]);
    expect(event[0]).toBeGreaterThanOrEqual(before);
    [before] = event;
  }
  const output = events.filter(([, kind]) => kind === 'o').map(([, , written]) => written);
  return { header, events, output: output.join('') };
}

/** Plays a recording on a terminal of its size, and gives all lines, without blanks at the end. */
export async function replay({ header, output }: Cast): Promise<string> {
  const size = { cols: Number(header['width']), rows: Number(header['height']) };
  const terminal = new xterm.Terminal({ ...size, scrollback: 2000, allowProposedApi: true });
  await new Promise<void>((done) => terminal.write(output, done));
  const { active } = terminal.buffer;
  const lines = Array.from({ length: active.length }, (_, row) => active.getLine(row)?.translateToString(true) ?? '');
  return lines.join('\n').trimEnd();
}
