import { readFileSync } from 'node:fs';
import type { Shape, StructureShape } from '../../src/local-cognito/protocol/shape.js';

/** What the service model says, as `scripts/distil-service-model.mjs` wrote it. */
export interface ServiceModel {
  readonly operations: Readonly<Record<string, ModelOperation>>;
  readonly shapes: Readonly<Record<string, ModelShape>>;
}

interface ModelOperation {
  readonly auth: 'iam' | 'none';
  readonly input: string;
  readonly errors: readonly string[];
}

interface ModelShape {
  readonly type: string;
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: string;
  readonly enum?: readonly string[];
  readonly sensitive?: boolean;
  readonly member?: string;
  readonly key?: string;
  readonly value?: string;
  readonly required?: readonly string[];
  readonly members?: Readonly<Record<string, string>>;
}

const fixture = new URL('../fixtures/service-model.json', import.meta.url);

export const serviceModel = JSON.parse(readFileSync(fixture, 'utf8')) as ServiceModel;

/** How a shape of ours differs from one of the model, a line a difference: `<shape of the model>: <what>`. */
export function differences(ours: Shape, name: string): string[] {
  const theirs = serviceModel.shapes[name]!;
  // The model writes documents as structures without members.
  if (ours.kind === 'any' && name === 'Document') return [];
  if (kindOf(theirs.type) !== ours.kind) return [`${name}: ${theirs.type} in the model, ${ours.kind} here`];
  switch (ours.kind) {
    case 'string':
      return unlike(name, theirs, { ...ours, enum: ours.values }, ['min', 'max', 'pattern', 'enum', 'sensitive']);
    case 'number':
      return unlike(name, theirs, ours, ['min', 'max']);
    case 'list':
      return [...unlike(name, theirs, ours, ['min', 'max']), ...differences(ours.of, theirs.member!)];
    case 'map':
      return [
        ...unlike(name, theirs, ours, ['sensitive']),
        ...differences(ours.key, theirs.key!),
        ...differences(ours.value, theirs.value!),
      ];
    case 'structure':
      return membersUnlike(name, theirs, ours);
    default:
      return [];
  }
}

type Constraint = 'min' | 'max' | 'pattern' | 'enum' | 'sensitive';

/** The AWS SDK, from where such shapes come, names types and no constraints. */
function isPlain(name: string): boolean {
  return /^(List<)?[a-z]/.test(name);
}

function kindOf(type: string): string {
  return type === 'integer' || type === 'long' ? 'number' : type;
}

function unlike(
  name: string,
  theirs: ModelShape,
  ours: Readonly<Partial<Record<Constraint, unknown>>>,
  constraints: readonly Constraint[],
): string[] {
  if (isPlain(name)) return [];
  return constraints.flatMap((constraint) => {
    const [model, here] = [JSON.stringify(theirs[constraint]), JSON.stringify(ours[constraint])];
    return model === here ? [] : [`${name}: ${constraint} is ${model} in the model, ${here} here`];
  });
}

function membersUnlike(name: string, theirs: ModelShape, ours: StructureShape): string[] {
  const members = Object.entries(theirs.members!);
  const here = new Map(ours.members.map((member) => [member.name, member]));
  const shared = ours.members.filter((member) => theirs.members![member.name] !== undefined).map((m) => m.name);
  const expected = members.map(([member]) => member).filter((member) => here.has(member));
  return [
    ...members.flatMap(([member, shape]) => {
      const mine = here.get(member);
      if (mine === undefined) return [`${name}: ${member} is unknown here`];
      const isRequired = theirs.required?.includes(member) ?? false;
      const need = isRequired === mine.isRequired ? [] : [`${name}: ${member} is ${isRequired ? '' : 'not '}required`];
      return [...need, ...differences(mine.shape, shape)];
    }),
    ...ours.members.flatMap(({ name: member }) =>
      theirs.members![member] === undefined ? [`${name}: the model has no ${member}`] : [],
    ),
    ...(shared.join() === expected.join() ? [] : [`${name}: the model's order is ${expected.join(', ')}`]),
  ];
}
