import { describe, expect, test } from 'vitest';
import type { RunEvent } from '../../src/events/index.js';
import { createTerminalStage, createTheme } from '../../src/stage/index.js';
import { fakePipe } from './fake-screen.js';
import { onTerminal, shown, uncoloured } from './on-terminal.js';

describe('a drawing', () => {
  const drawing = (...lines: readonly string[]): RunEvent => ({ type: 'drawing', title: 'CAPTCHA', lines });

  test('is shown as it is, blanks and all', async () => {
    expect(await shown([drawing(' #  #', '', '   ##   #')])).toEqual(['  CAPTCHA', '   #  #', '', '     ##   #']);
  });

  test('keeps what line breaks and tabs mean, and no other control character', async () => {
    const { screen, stage } = onTerminal(80, 24, uncoloured);
    stage.emit(drawing('a\tb\nab\tb', '\u001B[2Jc\u009B\r'));
    expect(screen.raw()).toBe('  CAPTCHA\n  a       b\n  ab      b\n  c\n\n');
  });

  test.each([
    { wide: 78, columns: 80, lines: [`  ${'#'.repeat(78)}`] },
    { wide: 80, columns: 80, lines: ['#'.repeat(80)] },
    { wide: 110, columns: 120, lines: [`  ${'#'.repeat(110)}`] },
    {
      wide: 90,
      columns: 80,
      lines: ['  It is 90 columns wide, and this terminal shows the first 80.', '#'.repeat(80)],
    },
    {
      wide: 90,
      columns: 40,
      lines: ['  It is 90 columns wide, and this', '  terminal shows the first 40.', '#'.repeat(40)],
    },
  ])('of $wide columns on $columns', async ({ wide, columns, lines }) => {
    const { screen, stage } = onTerminal(columns, 24, uncoloured);
    stage.emit(drawing('#'.repeat(wide)));
    expect(screen.raw().split('\n').slice(1, -2)).toEqual(lines);
  });

  test('is whole in a file, however wide', () => {
    const err = fakePipe();
    const theme = createTheme({ env: uncoloured, stream: err.stream });
    const stage = createTerminalStage({ out: err.stream, outTheme: theme, err: err.stream, theme });
    stage.emit(drawing('#'.repeat(200)));
    expect(err.text()).toBe(`  CAPTCHA\n  ${'#'.repeat(200)}\n\n`);
  });
});
