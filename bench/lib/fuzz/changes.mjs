import fc from 'fast-check';
import { open } from './templates.mjs';
import { anyJson, anyText } from './values.mjs';

/** A change of a body, which is known only when it is sent: of which of its members, and what becomes of that. */
const change = fc.record({
  at: fc.nat(10_000),
  by: fc.oneof(
    {
      weight: 3,
      arbitrary: fc
        .oneof(anyJson, anyText, fc.constant(undefined), fc.constantFrom(...open.map((of) => ({ live: of }))))
        .map((value) => ({ value })),
    },
    // Nearly right: a proof, a token or a code with one character that is not.
    { weight: 1, arbitrary: fc.nat(10_000).map((flipped) => ({ flipped })) },
  ),
  added: fc.option(anyText, { freq: 4 }),
});

/** No change at all, or one or two: the more so the greater the weight. */
export function changesOf(weight) {
  return fc.oneof(
    { weight: 10, arbitrary: fc.constant([]) },
    { weight, arbitrary: fc.array(change, { minLength: 1, maxLength: 2 }) },
  );
}

/** A body with one of its members changed, dropped, or added under another name. */
export function changed(body, { at, by, added }) {
  const paths = pathsOf(body);
  return paths.length === 0 ? body : applied(body, paths[at % paths.length], by, added);
}

function pathsOf(body, path = []) {
  if (body === null || typeof body !== 'object') return [];
  return Object.entries(body).flatMap(([name, value]) => [[...path, name], ...pathsOf(value, [...path, name])]);
}

function applied(body, [name, ...rest], by, added) {
  const member = body[name];
  if (rest.length > 0) return withMember(body, name, applied(member, rest, by, added));
  const value = 'flipped' in by ? flipped(member, by.flipped) : by.value;
  return withMember(body, added ?? name, value);
}

function flipped(value, at) {
  if (typeof value !== 'string' || value === '') return value;
  const index = at % value.length;
  return value.slice(0, index) + (value[index] === 'A' ? 'B' : 'A') + value.slice(index + 1);
}

/** As JSON.parse would, `__proto__` included. */
export function withMember(body, name, value) {
  if (Array.isArray(body)) return body.map((member, index) => (String(index) === name ? value : member));
  return Object.fromEntries([...Object.entries(body).filter(([other]) => other !== name), [name, value]]);
}
