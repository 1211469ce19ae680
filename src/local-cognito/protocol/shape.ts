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
  /** Says what the pattern says, in time linear in the length, where a search by the pattern would take longer. */
  readonly fits?: (value: string) => boolean;
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

/** Members with a null value count as absent: the AWS browser clients send them. */
export interface MapShape<Value extends Shape = Shape> {
  readonly kind: 'map';
  readonly key: StringShape;
  readonly value: Value;
  /** The map is withheld from error messages. */
  readonly sensitive?: boolean;
}

export interface StructureShape<Required extends Members = Members, Optional extends Members = Members> {
  readonly kind: 'structure';
  readonly required: Required;
  readonly optional: Optional;
  /** All members, in the order in which their violations are told. */
  readonly members: readonly StructureMember[];
}

export interface StructureMember {
  readonly name: string;
  readonly shape: Shape;
  readonly isRequired: boolean;
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
          : S extends MapShape<infer Value>
            ? { readonly [name: string]: Infer<Value> }
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

/** A map of names that the caller chooses. */
export function mapOf<Value extends Shape>(
  key: StringShape,
  value: Value,
  constraints: Omit<MapShape, 'kind' | 'key' | 'value'> = {},
): MapShape<Value> {
  return { kind: 'map', key, value, ...constraints };
}

/**
 * Required members come before optional ones in what is told of violations.
 * @param first the members that come first, where the service model has an optional member before a required one
 */
export function structure<const Required extends Members, const Optional extends Members = {}>(
  required: Required,
  optional: Optional = {} as Optional,
  first: readonly (keyof Required | keyof Optional)[] = [],
): StructureShape<Required, Optional> {
  const names = new Set([...first, ...Object.keys(required), ...Object.keys(optional)] as string[]);
  const members = [...names].map((name) => ({
    name,
    shape: (required[name] ?? optional[name]) as Shape,
    isRequired: Object.hasOwn(required, name),
  }));
  return { kind: 'structure', required, optional, members };
}

export const boolean: BooleanShape = { kind: 'boolean' };

/** The model's text without a form of its own: names and values of maps, above all. */
export const text = string({ min: 0, max: 131_072 });
/** A free-form map of strings. */
export const map = mapOf(text, text);
/** The model's documents. */
export const any: AnyShape = { kind: 'any' };
