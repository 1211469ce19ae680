import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const page = new URL('../../docs/fidelity.md', import.meta.url);
const text = readFileSync(page, 'utf8');

test('the tests that the page names are there', () => {
  const files = [...text.matchAll(/\]\((\.\.[^)]*)\)/g)].map(([, path = '']) => path);
  expect(files.length).toBeGreaterThan(15);
  expect(files.filter((path) => !existsSync(fileURLToPath(new URL(path, page))))).toEqual([]);
});

test('each source that a row names has an address, and each address a row', () => {
  const defined = [...text.matchAll(/^\[([^\]]+)\]: https:\S+$/gm)].map(([, name]) => name);
  const named = [...text.matchAll(/\]\[([^\]]+)\]|\[((?:RFC) \d+)\](?!:)/g)].map(([, name, rfc]) => name ?? rfc);
  expect(new Set(defined)).toEqual(new Set(named));
});

test('each row says which of the four it is', () => {
  const rows = text.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| Subject'));
  expect(rows.length).toBeGreaterThan(80);
  const marks = /^(as AWS( documents)?|chosen|differs|not there)$/;
  expect(rows.filter((row) => !marks.test(row.split('|')[2]!.trim()))).toEqual([]);
});
