import { atLeast, atMost, brokenConstraints, constraintsOf, unmet } from './constraints.js';
import { ServiceError } from './errors.js';
import type { ListShape, MapShape, NumberShape, Shape, StringShape, StructureShape } from './shape.js';

/** No structure of the model goes deeper than a few levels. */
const DEEPEST = 32;

const HIGHEST_INTEGER = 2 ** 31 - 1;

/**
 * Checks a parsed body against a shape and gives it back without null members and members that the shape lacks.
 * @throws {ServiceError} SerializationException for a wrong JSON type; InvalidParameterException with all violated
 * constraints, in AWS's grammar.
 */
export function validate(shape: Shape, body: unknown): unknown {
  const violations: string[] = [];
  const value = visit(shape, body, '', violations);
  if (violations.length > 0) {
    const count = violations.length === 1 ? '1 validation error' : `${violations.length} validation errors`;
    throw new ServiceError('InvalidParameterException', `${count} detected: ${violations.join('; ')}`);
  }
  return value;
}

function visit(shape: Shape, value: unknown, path: string, violations: string[]): unknown {
  switch (shape.kind) {
    case 'string':
      return visitString(shape, expectType(value, 'string', path), path, violations);
    case 'number':
      return visitNumber(shape, expectInteger(value, path), path, violations);
    case 'boolean':
      return expectType(value, 'boolean', path);
    case 'list':
      return visitList(shape, value, path, violations);
    case 'map':
      return visitMap(shape, value, path, violations);
    case 'structure':
      return visitStructure(shape, value, path, violations);
    case 'any':
      return expectShallow(expectObject(value, path), path);
  }
}

function visitString(shape: StringShape, value: string, path: string, violations: string[]): string {
  for (const constraint of brokenConstraints(shape, value)) {
    violations.push(unmet(shape.sensitive ? undefined : value, path, constraint));
  }
  return value;
}

function fits(shape: StringShape, value: string): boolean {
  return brokenConstraints(shape, value).length === 0;
}

function visitNumber(shape: NumberShape, value: number, path: string, violations: string[]): number {
  const violate = (constraint: string): void =>
    void violations.push(unmet(String(value), path, `Member must have value ${constraint}`));
  if (shape.min !== undefined && value < shape.min) violate(`greater than or equal to ${shape.min}`);
  if (shape.max !== undefined && value > shape.max) violate(`less than or equal to ${shape.max}`);
  return value;
}

function visitList(shape: ListShape, value: unknown, path: string, violations: string[]): unknown[] {
  if (!Array.isArray(value)) throw unexpectedType(path, 'a list');
  const { of } = shape;
  const members: unknown[] =
    of.kind === 'string' ? value.map((member, i) => expectType(member, 'string', `${path}.${i + 1}.member`)) : value;
  // How structures look in Java is of no use to anybody.
  const shown = of.kind === 'string' && !of.sensitive ? `[${members.join(', ')}]` : undefined;
  const violate = (constraint: string): void => void violations.push(unmet(shown, path, constraint));
  if (shape.min !== undefined && members.length < shape.min) violate(atLeast(shape.min));
  if (shape.max !== undefined && members.length > shape.max) violate(atMost(shape.max));
  if (of.kind !== 'string') {
    return members.map((member, index) => visit(of, member, `${path}.${index + 1}.member`, violations));
  }
  if ((members as string[]).some((member) => !fits(of, member)))
    violate(`Member must satisfy constraint: ${constraintsOf(of)}`);
  return members;
}

function visitMap(shape: MapShape, value: unknown, path: string, violations: string[]): Record<string, unknown> {
  const { key, value: of } = shape;
  const entries = Object.entries(expectObject(value, path)).filter(([, member]) => member !== null);
  const at = (name: string): string => (path === '' ? name : `${path}.${name}`);
  const members = entries.map(([name, member]): [string, unknown] => [
    name,
    of.kind === 'string' ? expectType(member, 'string', at(name)) : visit(of, member, at(name), violations),
  ]);
  const violate = (part: string, broken: StringShape): void => {
    const shown = `{${members.map(([name, member]) => `${name}=${String(member)}`).join(', ')}}`;
    const isShown = !shape.sensitive && of.kind === 'string';
    violations.push(
      unmet(isShown ? shown : undefined, path, `Map ${part} must satisfy constraint: ${constraintsOf(broken)}`),
    );
  };
  if (members.some(([name]) => !fits(key, name))) violate('keys', key);
  if (of.kind === 'string' && members.some(([, member]) => !fits(of, member as string))) violate('value', of);
  return Object.fromEntries(members);
}

function visitStructure(shape: StructureShape, value: unknown, path: string, violations: string[]): unknown {
  const members = expectObject(value, path);
  const result: Record<string, unknown> = {};
  for (const { name, shape: member, isRequired } of shape.members) {
    const at = path === '' ? lowerFirst(name) : `${path}.${lowerFirst(name)}`;
    const given = Object.hasOwn(members, name) ? members[name] : undefined;
    if (given !== undefined && given !== null) result[name] = visit(member, given, at, violations);
    else if (isRequired) {
      violations.push(`Value null at '${at}' failed to satisfy constraint: Member must not be null`);
    }
  }
  return result;
}

function expectObject(value: unknown, path: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw unexpectedType(path, 'an object');
  return value as Record<string, unknown>;
}

interface JsonTypes {
  string: string;
  boolean: boolean;
}

function expectType<Type extends keyof JsonTypes>(value: unknown, type: Type, path: string): JsonTypes[Type] {
  if (typeof value !== type) throw unexpectedType(path, `a ${type}`);
  return value as JsonTypes[Type];
}

/** The model knows no other numbers than those of 32 bits. */
function expectInteger(value: unknown, path: string): number {
  const integer = Number.isInteger(value) ? (value as number) : Infinity;
  if (Math.abs(integer) > HIGHEST_INTEGER) throw unexpectedType(path, 'an integer');
  return integer;
}

/** JSON of any depth can be read but not written again: JSON.stringify recurses. */
function expectShallow(value: unknown, path: string, depth = 0): unknown {
  if (typeof value === 'object' && value !== null) {
    if (depth === DEEPEST) throw unexpectedType(path, `nested at most ${DEEPEST} levels deep`);
    for (const member of Object.values(value)) expectShallow(member, path, depth + 1);
  }
  return value;
}

function unexpectedType(path: string, expected: string): ServiceError {
  const subject = path === '' ? 'The body' : `Member '${path}'`;
  return new ServiceError('SerializationException', `Unexpected field type. ${subject} must be ${expected}.`);
}

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
