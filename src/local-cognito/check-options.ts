import { types } from 'node:util';
import { baseUrlFault } from './base-url.js';
import { nearestName } from './protocol/nearest-name.js';
import { shown } from './shown.js';

/**
 * What is wrong with a value, as a sentence's end; undefined when nothing is. An error is one of the right kind that is
 * out of range.
 */
export type Check = (value: unknown) => string | RangeError | undefined;

/** A check for each option. An option that is undefined counts as left out. */
export type Checks<Options extends object> = { readonly [Name in keyof Options]-?: Check };

/** The largest that timers take, in milliseconds: 24 days. */
const LONGEST = 2 ** 31 - 1;

/**
 * Checks options of those who have no types, or have gone around them: a misspelled `file` would silently keep nothing.
 * @param where the function that takes them, as in `startLocalCognito`
 * @throws {TypeError} when an option is unknown, or not of its kind.
 * @throws {RangeError} when a number is out of range.
 */
export function checkOptions<Options extends object>(where: string, options: Options, checks: Checks<Options>): void {
  if (typeof options !== 'object' || options === null || Array.isArray(options))
    throw new TypeError(`${where} takes an object with options, not ${shown(options)}.`);
  const known = Object.keys(checks);
  for (const [name, value] of Object.entries(options)) {
    if (!known.includes(name)) throw new TypeError(`${where} has no option ${name}. ${hint(name, known)}`);
    if (value !== undefined) checkValue(`${where}: the option ${name}`, value, checks[name as keyof Options]);
  }
}

/**
 * @param what as in `The handler`
 * @throws {TypeError} when a value is not of its kind.
 * @throws {RangeError} when it is out of range.
 */
export function checkValue(what: string, value: unknown, check: Check): void {
  const fault = check(value);
  if (fault === undefined) return;
  if (typeof fault === 'string') throw new TypeError(`${what} ${fault}${but(value)}.`);
  throw new RangeError(`${what} ${fault.message}${but(value)}.`);
}

export const text: Check = (value) =>
  typeof value === 'string' && value !== '' ? undefined : 'must be a string that is not empty';

export const flag: Check = (value) => (typeof value === 'boolean' ? undefined : 'must be true or false');

export const aFunction: Check = (value) => (typeof value === 'function' ? undefined : 'must be a function');

export const time: Check = (value) =>
  types.isDate(value) && !Number.isNaN(value.getTime()) ? undefined : 'must be a Date';

/** http or https, with nothing behind the path. */
export const baseUrl: Check = (value) =>
  typeof value === 'string' ? baseUrlFault(value) : 'must be a URL such as http://127.0.0.1:3001';

/** A string of a certain kind. */
export function mustBe(what: string, isRight: (value: string) => boolean): Check {
  return (value) => (typeof value === 'string' && isRight(value) ? undefined : `must be ${what}`);
}

/** Such as a clock, by what it can do. */
export function withMethod(name: string): Check {
  return (value) =>
    typeof (Object(value) as Record<string, unknown>)[name] === 'function'
      ? undefined
      : `must be an object with a method ${name}`;
}

export function oneOf(...values: readonly string[]): Check {
  return (value) => (values.includes(value as string) ? undefined : `must be one of ${values.join(', ')}`);
}

export const anObject: Check = (value) =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? undefined : 'must be an object';

export function wholeNumber(least: number, most = LONGEST): Check {
  return (value) => {
    if (typeof value !== 'number') return 'must be a number';
    if (Number.isInteger(value) && value >= least && value <= most) return undefined;
    return new RangeError(`must be a whole number from ${least} to ${most}`);
  };
}

function hint(name: string, known: readonly string[]): string {
  const nearest = nearestName(name, known);
  return nearest === undefined ? `There are ${known.join(', ')}.` : `Is ${nearest} meant?`;
}

/** URLs may have a password in them. */
function but(value: unknown): string {
  return typeof value === 'string' && value.includes('@') ? '' : `, not ${shown(value)}`;
}
