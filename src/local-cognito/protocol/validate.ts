import { ServiceError } from './errors.js';
import type { ListShape, NumberShape, Shape, StringShape, StructureShape } from './shape.js';

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
      return visitMap(value, path);
    case 'structure':
      return visitStructure(shape, value, path, violations);
    case 'any':
      return expectShallow(expectObject(value, path), path);
  }
}

function visitString(shape: StringShape, value: string, path: string, violations: string[]): string {
  const subject = shape.sensitive ? `Value at '${path}'` : `Value '${value}' at '${path}'`;
  const violate = (constraint: string): void =>
    void violations.push(`${subject} failed to satisfy constraint: Member must ${constraint}`);
  const length = [...value].length;
  if (shape.min !== undefined && length < shape.min) violate(`have length greater than or equal to ${shape.min}`);
  if (shape.max !== undefined && length > shape.max) violate(`have length less than or equal to ${shape.max}`);
  if (shape.pattern !== undefined && !wholly(shape.pattern).test(value)) {
    violate(`satisfy regular expression pattern: ${shape.pattern}`);
  }
  if (shape.values !== undefined && !shape.values.includes(value)) {
    violate(`satisfy enum value set: [${shape.values.join(', ')}]`);
  }
  return value;
}

function visitNumber(shape: NumberShape, value: number, path: string, violations: string[]): number {
  const violate = (constraint: string): void =>
    void violations.push(
      `Value '${value}' at '${path}' failed to satisfy constraint: Member must have value ${constraint}`,
    );
  if (shape.min !== undefined && value < shape.min) violate(`greater than or equal to ${shape.min}`);
  if (shape.max !== undefined && value > shape.max) violate(`less than or equal to ${shape.max}`);
  return value;
}

function visitList(shape: ListShape, value: unknown, path: string, violations: string[]): unknown[] {
  if (!Array.isArray(value)) throw unexpectedType(path, 'a list');
  const violate = (constraint: string): void =>
    void violations.push(`Value at '${path}' failed to satisfy constraint: Member must have length ${constraint}`);
  if (shape.min !== undefined && value.length < shape.min) violate(`greater than or equal to ${shape.min}`);
  if (shape.max !== undefined && value.length > shape.max) violate(`less than or equal to ${shape.max}`);
  return value.map((member, index) => visit(shape.of, member, `${path}.${index + 1}.member`, violations));
}

function visitMap(value: unknown, path: string): Record<string, string> {
  const entries = Object.entries(expectObject(value, path)).filter(([, member]) => member !== null);
  return Object.fromEntries(
    entries.map(([key, member]) => [key, expectType(member, 'string', path === '' ? key : `${path}.${key}`)]),
  );
}

function visitStructure(shape: StructureShape, value: unknown, path: string, violations: string[]): unknown {
  const members = expectObject(value, path);
  const result: Record<string, unknown> = {};
  const read = (name: string, member: Shape, required: boolean): void => {
    const at = path === '' ? lowerFirst(name) : `${path}.${lowerFirst(name)}`;
    const given = Object.hasOwn(members, name) ? members[name] : undefined;
    if (given !== undefined && given !== null) result[name] = visit(member, given, at, violations);
    else if (required) violations.push(`Value null at '${at}' failed to satisfy constraint: Member must not be null`);
  };
  for (const [name, member] of Object.entries(shape.required)) read(name, member, true);
  for (const [name, member] of Object.entries(shape.optional)) read(name, member, false);
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

const compiled = new Map<string, RegExp>();

function wholly(pattern: string): RegExp {
  let expression = compiled.get(pattern);
  if (expression === undefined) compiled.set(pattern, (expression = new RegExp(`^(?:${pattern})$`, 'u')));
  return expression;
}
