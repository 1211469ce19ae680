import { isDeepStrictEqual } from 'node:util';
import type { TokensCompared } from '../events/index.js';
import { inOrder, isTime, isUnimportant, readableTime } from './claim-rows.js';

export interface ComparedClaim {
  readonly name: string;
  /** One a column. */
  readonly cells: readonly ClaimCell[];
}

export interface ClaimCell {
  /** How it stands to the first column. */
  readonly change: 'same' | 'added' | 'removed' | 'changed';
  /** Empty when the claim is not there. */
  readonly text: string;
}

export interface Comparison {
  readonly differences: readonly ComparedClaim[];
  /** Names of the claims that are the same in all columns. */
  readonly same: readonly string[];
  /** Names of the times that are in all columns: each sign-in has its own. */
  readonly times: readonly string[];
}

/** Claims that tell a reader nothing are left out. */
export function compareClaims(columns: TokensCompared['columns']): Comparison {
  const all = columns.flatMap(({ claims }) => Object.keys(claims)).filter((name) => !isUnimportant(name));
  const names = inOrder([...new Set(all)], (name) => name);
  const valuesOf = (name: string): unknown[] =>
    columns.map(({ claims }) => (Object.hasOwn(claims, name) ? (claims[name] ?? undefined) : undefined));
  const isEverywhere = (name: string): boolean => valuesOf(name).every((value) => value !== undefined);
  const isSame = (name: string): boolean => {
    const [first, ...others] = valuesOf(name);
    return others.every((value) => isDeepStrictEqual(value, first));
  };
  const times = names.filter((name) => isTime(name) && isEverywhere(name));
  const claims = names.filter((name) => !times.includes(name));
  return {
    differences: claims.filter((name) => !isSame(name)).map((name) => ({ name, cells: cellsOf(name, valuesOf(name)) })),
    same: claims.filter(isSame),
    times,
  };
}

function cellsOf(name: string, values: readonly unknown[]): ClaimCell[] {
  const [first] = values;
  // Side by side, the text "true" and the boolean must not look the same.
  const quoted = values.some((value) => typeof value === 'string' && values.some((other) => isLookalike(value, other)));
  return values.map((value) => ({ change: changeOf(first, value), text: textOf(name, value, quoted) }));
}

function isLookalike(text: string, other: unknown): boolean {
  return typeof other !== 'string' && other !== undefined && JSON.stringify(other) === text;
}

function changeOf(first: unknown, value: unknown): ClaimCell['change'] {
  if (isDeepStrictEqual(value, first)) return 'same';
  if (first === undefined) return 'added';
  return value === undefined ? 'removed' : 'changed';
}

function textOf(name: string, value: unknown, quoted: boolean): string {
  if (value === undefined) return '';
  if (typeof value === 'number' && isTime(name)) return readableTime(value);
  return typeof value === 'string' && !quoted ? value : spacedJson(value);
}

/** On one line, with blanks where a narrow cell may break it. */
function spacedJson(value: unknown): string {
  // Line feeds within texts are escaped, so these are all between members.
  return JSON.stringify(value, null, 1)
    .replaceAll(/(?<=[[{])\n *|\n *(?=[\]}])/g, '')
    .replaceAll(/\n */g, ' ');
}
