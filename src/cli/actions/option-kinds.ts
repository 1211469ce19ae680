import { InvalidArgumentError } from 'commander';
import { nearest } from '../../answers/nearest.js';
import { namedValue, text } from '../options.js';

/** One flag of an action. */
export interface ActionOption<T> {
  readonly flags: string;
  readonly about: string;
  /** Reads one value; `earlier` is what the flag held before, when it is given again. */
  readonly parse: (value: string, earlier?: T) => T;
  /** A secret is not asked for by flag alone, because flags show in process lists: also by this variable, or a prompt. */
  readonly env?: string;
  /** Names of options that must not be given along with it. */
  readonly conflicts?: readonly string[];
}

export function one(flags: string, about: string): ActionOption<string> {
  return { flags, about, parse: text };
}

export function secret(flags: string, about: string, env: string, otherwise = 'a prompt'): ActionOption<string> {
  return { flags, about: `${about}; default: ${env}, or ${otherwise}`, parse: text, env };
}

export function toggle(flags: string, about: string, conflicts: readonly string[] = []): ActionOption<boolean> {
  return { flags, about, parse: () => true, conflicts };
}

export function pairs(flags: string, about: string): ActionOption<Record<string, string>> {
  return { flags, about, parse: namedValue };
}

/**
 * Pairs whose names are known.
 * @param values of those names that take some words only
 */
export function members<const Name extends string>(
  flags: string,
  about: string,
  names: readonly Name[],
  values?: Readonly<Partial<Record<Name, readonly string[]>>>,
): ActionOption<Partial<Record<Name, string>>> {
  const parse = (pair: string, earlier: Partial<Record<Name, string>> = {}) => {
    const name = item(names, pair.split('=', 1)[0] ?? '');
    const known = values?.[name];
    const read = namedValue(pair, earlier as Record<string, string>);
    if (known) item(known, read[name] ?? '');
    return read as Partial<Record<Name, string>>;
  };
  const told = names.map((name) => (values?.[name] ? `${name} (${values[name].join(' or ')})` : name));
  return { flags, about: `${about}, by ${told.join(', ')}; may be given again`, parse };
}

export function list(flags: string, about: string): ActionOption<readonly string[]> {
  return { flags, about, parse: items };
}

export function choice<const T extends string>(flags: string, about: string, values: readonly T[]): ActionOption<T> {
  return { flags, about: `${about}: ${values.join(', ')}`, parse: (value) => oneOf(values, value) };
}

export function choices<const T extends string>(flags: string, about: string, values: readonly T[]): ActionOption<T[]> {
  const parse = (value: string) => items(value).map((word) => item(values, word));
  return { flags, about: `${about}; of ${values.join(', ')}, separated by commas`, parse };
}

export function yesOrNo(flags: string, about: string): ActionOption<boolean> {
  return { flags, about, parse: (value) => oneOf(['yes', 'no'], value) === 'yes' };
}

export function preference(flags: string, what: string) {
  return choice(flags, `${what} as a second factor`, ['enabled', 'preferred', 'disabled']);
}

function items(value: string): string[] {
  return value.split(',').map((word) => text(word.trim()));
}

/** The option's whole value. */
function oneOf<const T extends string>(values: readonly T[], value: string): T {
  return find(values, value, `It must be one of ${values.join(', ')}.`);
}

/** A part of the option's value, which the error must name. */
function item<const T extends string>(values: readonly T[], word: string): T {
  return find(values, word, `${word} is none of ${values.join(', ')}.`);
}

function find<const T extends string>(values: readonly T[], word: string, problem: string): T {
  const found = values.find((value) => value === word);
  if (found !== undefined) return found;
  const meant = nearest(word, values);
  throw new InvalidArgumentError(meant === undefined ? problem : `${problem}\n(Did you mean ${meant}?)`);
}
