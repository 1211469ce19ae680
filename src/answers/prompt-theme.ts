type Paint = (text: string) => string;

/** What a prompt looks like; a theme of the stage is one. */
export interface PromptTheme {
  readonly strong: Paint;
  readonly quiet: Paint;
  readonly accent: Paint;
  readonly good: Paint;
  readonly bad: Paint;
  /** Wraps `text` behind `first`. Inquirer breaks lines wherever the width ends, amid a word too. */
  readonly hanging: (first: string, text: string, width: number) => string[];
  readonly glyphs: {
    readonly question: string;
    readonly tick: string;
    readonly pointer: string;
    readonly mask: string;
    readonly spinner: readonly string[];
  };
}

/** What stands around a list of choices: the question above it, and a blank and the keys below. */
const linesAround = 3;
/** A list that is shorter can't be read. */
const fewestChoices = 3;

/** How many choices there is room for, with the longest of their descriptions below. */
export function pageSizeOf(descriptions: readonly string[], { hanging }: PromptTheme, { columns, rows }: Room): number {
  const heights = descriptions.map((text) => hanging(descriptionIndent, text, columns).length);
  return Math.max(rows - linesAround - Math.max(0, ...heights), fewestChoices);
}

const descriptionIndent = '    ';

/** The size of the terminal. */
export interface Room {
  readonly columns: number;
  readonly rows: number;
}

/** Choices stand under the question. Inquirer puts nothing but the pointer before a name, so the name brings it along. */
export const choiceIndent = '  ';

/**
 * The theme in the words of Inquirer. Every style is replaced: those of its own look at NO_COLOR and at standard output
 * by themselves, so they could contradict the rest of the screen.
 */
export function inquirerTheme(
  { strong, quiet, accent, good, bad, hanging, glyphs }: PromptTheme,
  wording: Wording,
  room: () => Room,
) {
  return {
    prefix: { idle: `  ${accent(glyphs.question)}`, done: `  ${good(glyphs.tick)}` },
    spinner: { frames: glyphs.spinner.map((frame) => `  ${accent(frame)}`) },
    icon: { cursor: glyphs.pointer },
    style: {
      message: (text: string, status: string) => {
        const hint = status === 'done' || wording.hint === '' ? '' : ` ${quiet(`(${wording.hint})`)}`;
        return strong(text) + hint;
      },
      answer: (text: string) => (text === '' ? quiet(wording.whenEmpty) : accent(text)),
      error: (text: string) => `  ${bad(`${glyphs.pointer} ${text}`)}`,
      description: (text: string) => hanging(descriptionIndent, quiet(text), room().columns).join('\n'),
      highlight: (text: string) => accent(`  ${text.replace(choiceIndent, '')}`),
      help: quiet,
      keysHelpTip: () => quiet('    arrow keys to move, Enter to pick'),
    },
  };
}

export interface Wording {
  /** Stands behind the message as long as it is open. */
  readonly hint: string;
  /** Stands for an answer that was given with Enter alone. */
  readonly whenEmpty: string;
}
