import { Chalk } from 'chalk';
import { glyphs, type Glyphs } from './glyphs.js';
import { speaksUnicode } from './speaks-unicode.js';
import { hanging } from './text.js';

export type Paint = (text: string) => string;

/** How a stream may be written to: decided here once, for the whole program. */
export interface Theme {
  readonly colour: boolean;
  readonly unicode: boolean;
  /** Somebody watches, and a line can be written over. */
  readonly live: boolean;
  /** It is kept for others to watch: no secret may be on it, and the prompts that a person answers are not. */
  readonly recorded: boolean;
  readonly glyphs: Glyphs;
  readonly strong: Paint;
  /** For what may be skipped in reading. */
  readonly quiet: Paint;
  readonly accent: Paint;
  readonly good: Paint;
  readonly bad: Paint;
  readonly notice: Paint;
  /** For those who draw by themselves, and know the room they have. */
  readonly hanging: typeof hanging;
}

export interface ThemeInput {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stream: { readonly isTTY?: boolean };
  /** The flag `--no-color`. */
  readonly noColor?: boolean;
}

export function createTheme({ env, stream, noColor = false }: ThemeInput): Theme {
  const live = stream.isTTY === true && env.TERM !== 'dumb';
  const colour = !noColor && wantsColour(env, live);
  const unicode = speaksUnicode(env);
  // The 16 standard colours alone: those are the ones that a person's own light or dark palette keeps readable.
  const chalk = new Chalk({ level: colour ? 1 : 0 });
  return {
    colour,
    unicode,
    live,
    recorded: false,
    glyphs: unicode ? glyphs.unicode : glyphs.ascii,
    strong: (text) => chalk.bold(text),
    quiet: (text) => chalk.dim(text),
    accent: (text) => chalk.cyan(text),
    good: (text) => chalk.green(text),
    bad: (text) => chalk.red(text),
    notice: (text) => chalk.magenta(text),
    hanging,
  };
}

/** NO_COLOR counts when it is not empty (no-color.org); FORCE_COLOR as Node and chalk read it. */
function wantsColour(env: ThemeInput['env'], live: boolean): boolean {
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR !== undefined) return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false';
  return live;
}
