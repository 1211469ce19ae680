import type { Screen } from './page.js';
import { cutTo, widestOf } from './text.js';

/** One line at the bottom that is written over and over, and is gone before anything else is written. */
export interface LiveLine {
  show(draw: (elapsedMs: number) => string, timing: { readonly afterMs: number; readonly everyMs: number }): void;
  clear(): void;
}

/** What the terminal itself writes behind the line when Ctrl-C is pressed: `^C`. */
const echoWidth = 2;

export function createLiveLine(screen: Screen): LiveLine {
  let timer: NodeJS.Timeout | undefined;
  let shownWidth = 0;

  // Blanks in place of an escape sequence: it works on every terminal, and NO_COLOR output stays free of escapes.
  const write = (text: string): void => {
    const line = cutTo(text, (screen.columns || 80) - 1);
    const width = widestOf([line]);
    screen.write(`\r${line}${' '.repeat(Math.max(shownWidth - width, 0))}`);
    shownWidth = width;
  };

  const clear = (): void => {
    clearTimeout(timer);
    if (shownWidth === 0) return;
    shownWidth = Math.min(shownWidth + echoWidth, (screen.columns || 80) - 1);
    write('');
    screen.write('\r');
  };

  return {
    show(draw, { afterMs, everyMs }) {
      clear();
      const start = performance.now();
      const tick = (): void => {
        write(draw(performance.now() - start));
        timer = setTimeout(tick, everyMs).unref(); // It must not keep a process alive that has nothing left to do.
      };
      if (afterMs === 0) tick();
      else timer = setTimeout(tick, afterMs).unref();
    },
    clear,
  };
}
