import { Writable } from 'node:stream';
import { createCastFile, type CastFile, type CastHeader } from './cast-file.js';
import { glyphs } from './glyphs.js';
import { createLiveLine } from './live-line.js';
import type { Screen } from './page.js';
import { printable } from './printable.js';
import { createCensor } from './secrets.js';
import type { Stage } from './stage.js';
import { createTerminalStage } from './terminal.js';
import { createTheme, type Theme } from './theme.js';

/** An answer that comes sooner is no person's, and needs no question before it. */
const patienceMs = 150;
/** The longest that a timer takes. */
const neverMs = 2 ** 31 - 1;

/**
 * Records what a terminal shows of a run, in colour whatever the terminal at hand can do, and without the secrets. The
 * prompts of a person are not events: in their place stand the name of the question and the answer.
 * @throws {ExpectedError} exit code 2 when the file can't be made, or is there already; from `close` when not all of the
 * run could be written.
 */
export function createRecordingStage(file: string, header: CastHeader): Stage {
  const cast = createCastFile(file, header);
  const screen = screenOf(cast, header);
  const theme = recordingTheme();
  const terminal = createTerminalStage({ out: screen, outTheme: theme, err: screen, theme });
  const question = createLiveLine(screen);
  const censor = createCensor(theme.glyphs.mask);
  return {
    emit(event) {
      question.clear();
      // Made printable first: an escape sequence amid a code would hide the code from the censor.
      const kept = censor(printable(event, theme));
      if (kept.type === 'step-started') cast.mark(`${kept.number}/${kept.total} ${kept.title}`);
      terminal.emit(kept);
      if (kept.type !== 'asked') return;
      const open = `  ${theme.accent(theme.glyphs.question)} ${kept.question}: `;
      question.show(() => open, { afterMs: patienceMs, everyMs: neverMs });
    },
    close() {
      question.clear();
      terminal.close();
      cast.close();
    },
  };
}

function recordingTheme(): Theme {
  const theme = createTheme({ env: { FORCE_COLOR: '1' }, stream: { isTTY: true } });
  return { ...theme, unicode: true, glyphs: glyphs.unicode, recorded: true };
}

/** A screen that passes what it is sent on as a terminal takes it, at once. */
function screenOf(cast: CastFile, { columns, rows }: CastHeader): Screen {
  const stream = new Writable({
    decodeStrings: false,
    write(text: string, _encoding, done) {
      cast.write(text.replaceAll('\n', '\r\n'));
      done();
    },
  });
  return Object.assign(stream, { isTTY: true, columns, rows });
}
