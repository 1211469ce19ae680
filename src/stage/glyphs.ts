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
  readonly corners: { readonly top: readonly [string, string]; readonly bottom: readonly [string, string] };
  readonly spinner: readonly string[];
}

/**
 * Every glyph that the program draws, each a single column wide save the ASCII ellipsis. None of them is an emoji, such
 * as U+2714 for the tick: terminals and libraries differ on the width of those.
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
    corners: { top: ['+', '+'], bottom: ['+', '+'] },
    spinner: ['-', '\\', '|', '/'],
  },
};
