/** How many rows a picture has unless a part is given. */
export const firstRows = 60;

/**
 * What the picture of a scenario shows, where that is not its first rows: parts of the transcript, each from the row with
 * the text `from` to the one before the row with the text `before`, or of so many `rows` at most.
 */
export const excerpts = {
  'admin-invite': [
    { before: 'Step 1/' },
    { from: 'Step 2/', before: 'Step 6/' },
    { from: 'Step 8/', before: 'What has happened' },
    { from: 'Removed user pool' },
  ],
  'auto-confirm': [{ before: 'Step 3/' }, { from: 'Step 7/', before: 'Step 8/' }, { from: 'Removed user pool' }],
  'custom-messages': [
    { before: 'Step 2/' },
    { from: 'Step 4/', before: 'Step 5/' },
    { from: 'What CustomMessage has written' },
  ],
  'custom-auth': [{ before: 'Step 1/' }, { from: 'Step 2/', before: 'Step 4/' }, { from: 'Removed user pool' }],
  devices: [{ before: 'Step 1/' }, { from: 'Step 6/', before: 'Step 7/' }, { from: 'Step 8/', before: 'Step 10/' }],
  tokens: [
    { before: 'Step 1/' },
    { from: 'Step 4/', before: 'Step 6/' },
    { from: 'Step 8/', before: 'Step 9/' },
    { from: 'Removed user pool' },
  ],
  'password-reset': [
    { before: 'Step 1/' },
    { from: 'Step 3/', before: 'Step 5/' },
    { from: 'Step 7/', before: 'Step 8/' },
    { from: 'Removed user pool' },
  ],
  'user-migration': [
    { before: 'Step 1/' },
    { from: 'Step 3/', before: 'Step 5/' },
    { from: 'Step 8/', before: 'What has happened' },
    { from: 'Removed user pool' },
  ],
  'signup-mfa': [{ before: 'Step 2/' }, { from: 'Step 9/', before: 'Step 10/' }, { from: 'Removed user pool' }],
  'activity-log': [{ before: 'Step 1/' }, { from: 'Step 7/', before: 'Step 8/' }, { from: 'Step 9/' }],
  'token-claims': [{ before: 'Step 1/' }, { from: 'Step 6/' }],
};

/** The rows of the parts, with a mark where some are left out. */
export function excerptOf(rows, parts) {
  const excerpt = [];
  let shown = 0;
  for (const part of parts) {
    const [start, end] = boundsOf(rows, part);
    if (start > firstWith(rows)) excerpt.push(...(shown > 0 ? [blank] : []), leftOut, blank);
    excerpt.push(...rows.slice(start, end));
    shown = end;
  }
  return shown < rows.length ? [...excerpt, blank, leftOut] : excerpt;
}

const blank = [];
const leftOut = [{ text: '⋮', column: 2, width: 1, look: 'dim' }];

/** First row and the one after the last, neither of them blank. A part that is cut short ends where a step does. */
function boundsOf(rows, { from, before, rows: most = Infinity }) {
  const start = from === undefined ? firstWith(rows) : rowOf(rows, from, 0);
  const end = before === undefined ? rows.length : rowOf(rows, before, start + 1);
  if (end - start <= most) return [start, lastWith(rows, end) + 1];
  const step = rows.findLastIndex((row, at) => at > start && at <= start + most && textOf(row).startsWith('Step '));
  return [start, lastWith(rows, step === -1 ? start + most : step) + 1];
}

function rowOf(rows, text, start) {
  const index = rows.findIndex((row, at) => at >= start && textOf(row).includes(text));
  if (index === -1) throw new Error(`No row has the text "${text}".`);
  return index;
}

function textOf(row) {
  return row.map(({ text }) => text).join('');
}

function firstWith(rows) {
  return rows.findIndex((row) => row.length > 0);
}

function lastWith(rows, end) {
  return rows.findLastIndex((row, index) => index < end && row.length > 0);
}
