import type { RunEvent } from '../../src/events/index.js';
import { createTerminalStage, createTheme, type Stage } from '../../src/stage/index.js';
import { fakeScreen, type FakeScreen } from './fake-screen.js';

export const utf8 = { LANG: 'C.UTF-8' };
export const uncoloured = { ...utf8, NO_COLOR: '1' };

export function onTerminal(
  columns = 80,
  rows = 24,
  env: Readonly<Record<string, string>> = utf8,
): { screen: FakeScreen; stage: Stage } {
  const screen = fakeScreen(columns, rows);
  const theme = createTheme({ env, stream: screen.stream });
  const stage = createTerminalStage({ out: screen.stream, outTheme: theme, err: screen.stream, theme });
  return { screen, stage };
}

/** The lines that events come to. */
export async function shown(
  events: readonly RunEvent[],
  columns = 80,
  env: Readonly<Record<string, string>> = utf8,
): Promise<string[]> {
  const { screen, stage } = onTerminal(columns, 24, env);
  for (const event of events) stage.emit(event);
  stage.close();
  return (await screen.transcript()).split('\n');
}
