import type { StringShape } from './shape.js';

/** The constraints that a value breaks, in the words of AWS. */
export function brokenConstraints(shape: StringShape, value: string): string[] {
  const { min, max, pattern, values, fits } = shape;
  const broken: string[] = [];
  if (min !== undefined && min > 0 && !isLonger(value, min - 1)) broken.push(atLeast(min));
  if (max !== undefined && isLonger(value, max)) broken.push(atMost(max));
  if (pattern !== undefined && !(fits?.(value) ?? wholly(pattern).test(value))) broken.push(matches(pattern));
  if (values !== undefined && !values.includes(value)) broken.push(isOneOf(values));
  return broken;
}

/**
 * All constraints of the members of a list or map, which are told whole whichever was broken, the highest length first:
 * https://github.com/aws/aws-cli/issues/2941 has one of UpdateUserPoolClient.
 */
export function constraintsOf({ min, max, pattern, values }: StringShape): string {
  const constraints = [
    ...(max === undefined ? [] : [atMost(max)]),
    ...(min === undefined ? [] : [atLeast(min)]),
    ...(pattern === undefined ? [] : [matches(pattern)]),
    ...(values === undefined ? [] : [isOneOf(values)]),
  ];
  return `[${constraints.join(', ')}]`;
}

export function atLeast(length: number): string {
  return `Member must have length greater than or equal to ${length}`;
}

export function atMost(length: number): string {
  return `Member must have length less than or equal to ${length}`;
}

/** @param value how it is shown; withheld when undefined */
export function unmet(value: string | undefined, path: string, constraint: string): string {
  const subject = value === undefined ? 'Value' : `Value '${value}'`;
  return `${subject} at '${path}' failed to satisfy constraint: ${constraint}`;
}

/** Lengths are in characters, of which one is one or two of JavaScript's: they are counted only where that matters. */
function isLonger(value: string, length: number): boolean {
  return value.length > length && (value.length > 2 * length || [...value].length > length);
}

function matches(pattern: string): string {
  return `Member must satisfy regular expression pattern: ${pattern}`;
}

function isOneOf(values: readonly string[]): string {
  return `Member must satisfy enum value set: [${values.join(', ')}]`;
}

const compiled = new Map<string, RegExp>();

function wholly(pattern: string): RegExp {
  let expression = compiled.get(pattern);
  if (expression === undefined) compiled.set(pattern, (expression = compile(pattern)));
  return expression;
}

/** The model writes Java's expressions, whose flags stand in front. */
function compile(pattern: string): RegExp {
  const plain = pattern.replace(/^\(\?s\)/, '');
  return new RegExp(`^(?:${plain})$`, plain === pattern ? 'u' : 'su');
}
