export interface Glyphs {
  readonly tick: string;
  readonly cross: string;
  readonly warning: string;
  readonly question: string;
  readonly pointer: string;
  readonly bullet: string;
  readonly separator: string;
  readonly ellipsis: string;
  readonly mask: string;
  readonly line: string;
  readonly side: string;
  readonly arrows: { readonly left: string; readonly right: string };
  /** Where a line leaves a side, to the left or to the right. */
  readonly junctions: { readonly left: string; readonly right: string };
  /** A function that is called. */
  readonly lambda: string;
  readonly corners: { readonly top: readonly [string, string]; readonly bottom: readonly [string, string] };
  readonly spinner: readonly string[];
}

/**
 * Every glyph that the program draws, each a single column wide save the ASCII ellipsis. None of them is an emoji, such
 * as U+2714 for the tick or U+25B6 for the arrow: terminals and libraries differ on the width of those.
 */
export const glyphs: { readonly unicode: Glyphs; readonly ascii: Glyphs } = {
  unicode: {
    tick: '✓',
    cross: '✗',
    warning: '▲',
    question: '?',
    pointer: '❯',
    bullet: '•',
    separator: '·',
    ellipsis: '…',
    mask: '•',
    line: '─',
    side: '│',
    arrows: { left: '◄', right: '►' },
    junctions: { left: '┤', right: '├' },
    lambda: 'λ',
    corners: { top: ['╭', '╮'], bottom: ['╰', '╯'] },
    spinner: ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'],
  },
  ascii: {
    tick: '*',
    cross: 'x',
    warning: '!',
    question: '?',
    pointer: '>',
    bullet: '-',
    separator: '-',
    ellipsis: '...',
    mask: '*',
    line: '-',
    side: '|',
    arrows: { left: '<', right: '>' },
    junctions: { left: '+', right: '+' },
    lambda: '^',
    corners: { top: ['+', '+'], bottom: ['+', '+'] },
    spinner: ['-', '\\', '|', '/'],
  },
};
