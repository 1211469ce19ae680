import { randomInt } from 'node:crypto';

/** Five columns and seven rows for each character. */
const font: Readonly<Record<string, string>> = {
  '1': '  #  | ##  |  #  |  #  |  #  |  #  | ### ',
  '2': ' ### |#   #|    #|   # |  #  | #   |#####',
  '3': ' ### |#   #|    #|  ## |    #|#   #| ### ',
  '4': '   # |  ## | # # |#  # |#####|   # |   # ',
  '5': '#####|#    |#### |    #|    #|#   #| ### ',
  '6': ' ### |#    |#    |#### |#   #|#   #| ### ',
  '7': '#####|    #|   # |  #  | #   | #   | #   ',
  '8': ' ### |#   #|#   #| ### |#   #|#   #| ### ',
  '9': ' ### |#   #|#   #| ####|    #|    #| ### ',
  '+': '     |  #  |  #  |#####|  #  |  #  |     ',
  '?': ' ### |#   #|    #|   # |  #  |     |  #  ',
};
const blank = '     |'.repeat(6) + '     ';
const rows = 7;

/** Draws digits from 1 on, `+` and `?` with `#`, over noise of `.` that no one needs to read. */
export function drawText(text: string): string {
  const letters = [...text].map((letter) => (font[letter] ?? blank).split('|'));
  const drawn = Array.from({ length: rows }, (_, row) => letters.map((letter) => letter[row]).join('  '));
  const width = drawn[0]?.length ?? 0;
  const edge = ' '.repeat(width);
  return [edge, ...drawn, edge].map((line) => `  ${line}  `.replace(/ /g, noise)).join('\n');
}

function noise(): string {
  return randomInt(7) === 0 ? '.' : ' ';
}
