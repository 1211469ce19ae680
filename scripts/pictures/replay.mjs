import xterm from '@xterm/headless';

/** The names of the colours that the program uses, by their numbers in a terminal's palette. */
const colours = { 1: 'red', 2: 'green', 3: 'yellow', 4: 'blue', 5: 'magenta', 6: 'cyan' };

/**
 * Plays a recording to its end.
 *
 * @param {string} cast an asciicast
 * @returns every row that the terminal has shown, those that scrolled off too: for each of its cells, blank ones at the
 *   end left out, the text, its column and width, and its look as a set of words such as `bold` and `cyan`
 */
export async function replay(cast) {
  const [{ width, height }, ...events] = cast
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  const terminal = new xterm.Terminal({ cols: width, rows: height, scrollback: 100_000, allowProposedApi: true });
  const output = events.filter(([, kind]) => kind === 'o').map(([, , text]) => text);
  await new Promise((done) => terminal.write(output.join(''), done));
  const buffer = terminal.buffer.active;
  const rows = Array.from({ length: buffer.length }, (_, row) => cellsOf(buffer.getLine(row), width));
  return { columns: width, rows: rows.slice(0, rows.findLastIndex((row) => row.length > 0) + 1) };
}

function cellsOf(line, columns) {
  const cells = Array.from({ length: columns }, (_, column) => cellOf(line.getCell(column), column));
  const last = cells.findLastIndex(({ text }) => text.trim() !== '');
  // The second half of a wide character has no width.
  return cells.slice(0, last + 1).filter(({ width }) => width > 0);
}

function cellOf(cell, column) {
  const look = [
    ...(cell.isBold() ? ['bold'] : []),
    ...(cell.isDim() ? ['dim'] : []),
    ...(cell.isFgPalette() ? [colours[cell.getFgColor()]] : []),
  ];
  return { text: cell.getChars() || ' ', column, width: cell.getWidth(), look: look.join(' ') };
}
