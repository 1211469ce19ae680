interface Line {
  /** Where it starts, from 1: a quoted field may go on over several lines of the file. */
  readonly number: number;
  readonly fields: readonly string[];
}

/**
 * Reads CSV as RFC 4180 has it, and nothing looser: the first line names the columns, and every other line has as many
 * fields.
 *
 * @throws {SyntaxError} that names the line. It quotes nothing of it, for it may hold a secret.
 */
export function parseCsv(text: string): readonly Readonly<Record<string, string>>[] {
  const [header, ...lines] = readLines(text.replace(/^\uFEFF/, ''));
  const columns = header?.fields ?? [];
  return lines.map(({ number, fields }) => {
    if (fields.length !== columns.length) {
      throw new SyntaxError(`Line ${number} has ${fields.length} fields, and the header has ${columns.length}.`);
    }
    return Object.fromEntries(columns.map((column, index) => [column, fields[index] ?? '']));
  });
}

function readLines(text: string): readonly Line[] {
  // A field, quoted or plain, with what ends it.
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/y;
  const lines: Line[] = [];
  let fields: string[] = [];
  let start = 1;
  let number = 1;
  // The last line may end with a line break or without one.
  while (field.lastIndex < text.length || fields.length > 0) {
    const match = field.exec(text);
    if (!match) throw new SyntaxError(`Line ${start} is not CSV: a quote is missing or out of place.`);
    const [whole, quoted, plain = '', end] = match;
    fields.push(quoted?.replaceAll('""', '"') ?? plain);
    number += whole.split('\n').length - 1;
    if (end === ',') continue;
    lines.push({ number: start, fields });
    fields = [];
    start = number;
  }
  return lines;
}
