/**
 * The input shapes of operations, as data: one description gives the TypeScript type of the input and the constraints
 * of the service model that `validate` applies.
 */
export type Shape = StringShape | NumberShape | BooleanShape | ListShape | MapShape | StructureShape | AnyShape;

export interface StringShape<Value extends string = string> {
  readonly kind: 'string';
  readonly min?: number;
  readonly max?: number;
  /** Regular expression source that the whole value must match. */
  readonly pattern?: string;
  readonly values?: readonly Value[];
  /** The value is withheld from error messages. */
  readonly sensitive?: boolean;
}

export interface NumberShape {
  readonly kind: 'number';
  readonly min?: number;
  readonly max?: number;
}

export interface BooleanShape {
  readonly kind: 'boolean';
}

export interface ListShape<Member extends Shape = Shape> {
  readonly kind: 'list';
  readonly of: Member;
  readonly min?: number;
  readonly max?: number;
}

/** A free-form map of strings. Members with a null value count as absent: the AWS browser clients send them. */
export interface MapShape {
  readonly kind: 'map';
}

export interface StructureShape<Required extends Members = Members, Optional extends Members = Members> {
  readonly kind: 'structure';
  readonly required: Required;
  readonly optional: Optional;
}

/** A structure that is kept and given back as it came. */
export interface AnyShape {
  readonly kind: 'any';
}

export type Members = Readonly<Record<string, Shape>>;

/** The type of the values that fit a shape. */
export type Infer<S> =
  S extends StringShape<infer Value>
    ? Value
    : S extends NumberShape
      ? number
      : S extends BooleanShape
        ? boolean
        : S extends ListShape<infer Member>
          ? readonly Infer<Member>[]
          : S extends MapShape
            ? Readonly<Record<string, string>>
            : S extends StructureShape<infer Required, infer Optional>
              ? { readonly [Name in keyof Required]: Infer<Required[Name]> } & {
                  readonly [Name in keyof Optional]?: Infer<Optional[Name]>;
                }
              : unknown;

export function string(constraints: Omit<StringShape, 'kind' | 'values'> = {}): StringShape {
  return { kind: 'string', ...constraints };
}

export function oneOf<const Value extends string>(...values: readonly Value[]): StringShape<Value> {
  return { kind: 'string', values };
}

export function number(constraints: Omit<NumberShape, 'kind'> = {}): NumberShape {
  return { kind: 'number', ...constraints };
}

export function list<Member extends Shape>(
  of: Member,
  constraints: Omit<ListShape, 'kind' | 'of'> = {},
): ListShape<Member> {
  return { kind: 'list', of, ...constraints };
}

export function structure<const Required extends Members, const Optional extends Members = {}>(
  required: Required,
  optional: Optional = {} as Optional,
): StructureShape<Required, Optional> {
  return { kind: 'structure', required, optional };
}

export const boolean: BooleanShape = { kind: 'boolean' };
export const map: MapShape = { kind: 'map' };
export const any: AnyShape = { kind: 'any' };
