import fc from 'fast-check';

/** What breaks programs: names of inherited members, text that is none, numbers at the edges, and far too much of it. */
const nasty = fc.constantFrom(
  '',
  ' ',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'null',
  'undefined',
  '\0',
  'a\0b',
  '\n\r\t',
  '\ud800',
  'a\udc00',
  '\u202e\u0000',
  '%00',
  '../../etc/passwd',
  "' OR 1=1 --",
  '"; DROP TABLE users; --',
  '${7*7}',
  '{####}',
  '{username} {####}',
  '$.email',
  '\u{1f600}'.repeat(40),
  'é'.normalize('NFD'),
  'İ',
  'x'.repeat(129),
  'x'.repeat(2049),
  '{##'.repeat(6000),
  '@'.repeat(2000) + ' ',
  '9'.repeat(400),
  '-1',
  '1e999',
  'true',
);

const huge = fc.constantFrom('x'.repeat(131_073), 'é'.repeat(70_000), '0'.repeat(300_000));

/** Halves of surrogate pairs included, unlike in fast-check's own units, which also take seconds to load. */
const anyCharacter = fc.integer({ min: 0, max: 0x10ffff }).map((code) => String.fromCodePoint(code));

export const anyText = fc.oneof(
  { weight: 6, arbitrary: nasty },
  { weight: 3, arbitrary: fc.string({ unit: anyCharacter, maxLength: 40 }) },
  { weight: 2, arbitrary: fc.string({ maxLength: 140 }) },
  { weight: 1, arbitrary: huge },
);

const deep = fc.constantFrom(20, 200, 5000).map((depth) => ({ json: `${'['.repeat(depth)}${']'.repeat(depth)}` }));

/** Any JSON at all, in place of what was asked for. `{ json }` is put into the body as it is. */
export const anyJson = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(null, true, false, 0, -1, 1.5, 2 ** 31, 1e308, [], {}, [null], [[]], '') },
  { weight: 2, arbitrary: anyText },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
  { weight: 1, arbitrary: deep },
);

/** Text of a shape of the service model, at and around its limits; mostly what fits. */
export function textOf({ min = 0, max, pattern, enum: values }) {
  if (values !== undefined) {
    return fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...values) }, { weight: 1, arbitrary: anyText });
  }
  const most = Math.min(max ?? 40, 2100);
  const lengths = fc.constantFrom(min, min + 1, most, most + 1, Math.max(min - 1, 0), Math.min(min + 8, most));
  const unit = pattern?.startsWith('[0-9]') ? '1' : 'aB1_'[min % 4];
  return fc.oneof(
    { weight: 5, arbitrary: lengths.map((length) => unit.repeat(length)) },
    { weight: 2, arbitrary: anyText },
    { weight: 2, arbitrary: fc.string({ minLength: min, maxLength: Math.max(min, Math.min(most, 60)) }) },
  );
}

export function numberOf({ min = 0, max = 100 }) {
  return fc.oneof(
    { weight: 5, arbitrary: fc.integer({ min, max }) },
    { weight: 2, arbitrary: fc.constantFrom(min, max, min - 1, max + 1, 0, 2 ** 31 - 1, -(2 ** 31)) },
  );
}
