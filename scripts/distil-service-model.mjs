// node scripts/distil-service-model.mjs MODEL
//
// Writes tests/fixtures/service-model.json: what the service model of cognito-idp says of the input of each operation,
// facts alone. MODEL is the service-2.json (or .json.gz) of cognito-idp from botocore, which has the constraints. What
// the installed AWS SDK has beyond it, because it is newer, comes without constraints.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';

const SDK = '@aws-sdk/client-cognito-identity-provider';
const CONSTRAINTS = ['min', 'max', 'pattern', 'enum', 'sensitive', 'required'];
/** Which kind of schema an array of the SDK is, by its first member. */
const KINDS = { 1: 'list', 2: 'map', 3: 'structure' };

const require = createRequire(import.meta.url);
const sdk = require(SDK);

const [path] = process.argv.slice(2);
if (path === undefined) {
  process.stderr.write('Usage: node scripts/distil-service-model.mjs MODEL, the service-2.json(.gz) of cognito-idp.\n');
  process.exit(2);
}
const bytes = readFileSync(path);
const model = JSON.parse(path.endsWith('.gz') ? gunzipSync(bytes) : bytes);
const operations = {};
const shapes = {};

for (const [name, { input, errors = [], authtype }] of Object.entries(model.operations)) {
  operations[name] = { auth: authtype ?? 'iam', input: input.shape, errors: errors.map(({ shape }) => shape) };
  takeShape(input.shape);
}
addFromSdk();
writeFileSync(new URL('../tests/fixtures/service-model.json', import.meta.url), fixture());

function takeShape(name) {
  if (shapes[name] !== undefined) return;
  const shape = model.shapes[name];
  const taken = (shapes[name] = { type: shape.type });
  for (const constraint of CONSTRAINTS) if (shape[constraint] !== undefined) taken[constraint] = shape[constraint];
  const parts = { member: shape.member, key: shape.key, value: shape.value };
  for (const [part, of] of Object.entries(parts)) if (of !== undefined) taken[part] = of.shape;
  if (shape.members !== undefined) {
    taken.members = Object.fromEntries(Object.entries(shape.members).map(([member, of]) => [member, of.shape]));
  }
  const nested = [...Object.values(parts).map((of) => of?.shape), ...Object.values(taken.members ?? {})];
  for (const of of nested) if (of !== undefined) takeShape(of);
}

/** Operations, and members of structures, that the SDK has and the model has not. */
function addFromSdk() {
  const commands = join(dirname(require.resolve(`${SDK}/package.json`)), 'dist-types/commands');
  for (const command of Object.keys(sdk).filter((name) => /^[A-Z]\w*Command$/.test(name))) {
    const name = command.slice(0, -'Command'.length);
    if (operations[name] !== undefined) continue;
    const types = readFileSync(join(commands, `${command}.d.ts`), 'utf8');
    const errors = [...types.matchAll(/@throws \{@link (\w+Exception)\}/g)].map(([, error]) => error);
    const input = takeSchema(sdk[`${name}Request$`]);
    const auth = shapes[input].members.AccessToken === undefined ? 'iam' : 'none';
    operations[name] = { auth, input, errors: errors.filter((error) => !error.endsWith('ServiceException')) };
  }
  for (const [name, schema] of Object.entries(sdk)) {
    const shape = shapes[name.slice(0, -1)];
    if (!name.endsWith('$') || shape?.members === undefined) continue;
    const known = Object.entries(shape.members);
    for (const [index, member] of schema[4].entries()) {
      if (shape.members[member] !== undefined) continue;
      const before = known.findIndex(([other]) => other === schema[4][index - 1]);
      known.splice(before + 1, 0, [member, takeSchema(schema[5][index])]);
      (shape.newer ??= []).push(member);
    }
    shape.members = Object.fromEntries(known);
  }
}

/** @returns the name of a shape that is now among the shapes. */
function takeSchema(schema) {
  if (typeof schema === 'function') return takeSchema(schema());
  if (!Array.isArray(schema)) return takePlain(schema);
  // A member with traits of its own, and a simple type with a name.
  if (schema.length === 2) return takeSchema(schema[0]);
  if (schema[0] === 0) return takeSchema(schema[4]);
  const [kind, , name] = schema;
  if (shapes[name] !== undefined) return name;
  const taken = (shapes[name] = { type: KINDS[kind] });
  if (kind === 1) taken.member = takeSchema(schema[4]);
  if (kind === 2) [taken.key, taken.value] = [takeSchema(schema[4]), takeSchema(schema[5])];
  if (kind === 3) {
    if (schema[6] > 0) taken.required = schema[4].slice(0, schema[6]);
    taken.members = Object.fromEntries(schema[4].map((member, index) => [member, takeSchema(schema[5][index])]));
  }
  return name;
}

/** The SDK writes simple types as numbers, and with 64 added a list of them. */
function takePlain(code) {
  const type = { 0: 'string', 1: 'integer', 2: 'boolean', 4: 'timestamp', 15: 'document', 21: 'blob' }[code % 64];
  if (type === undefined) throw new Error(`The SDK has a schema of a kind that is not known here: ${code}`);
  if (code >= 128) return takeGiven(`Map<${type}>`, { type: 'map', key: takePlain(0), value: takePlain(code % 64) });
  if (code >= 64) return takeGiven(`List<${type}>`, { type: 'list', member: takePlain(code % 64) });
  return takeGiven(type, { type });
}

function takeGiven(name, shape) {
  shapes[name] ??= shape;
  return name;
}

/** One line an operation or shape, in the order of their names. */
function fixture() {
  const lines = (table) =>
    Object.keys(table)
      .toSorted()
      .map((name) => `    ${JSON.stringify(name)}: ${JSON.stringify(table[name])}`)
      .join(',\n');
  return `{\n  "operations": {\n${lines(operations)}\n  },\n  "shapes": {\n${lines(shapes)}\n  }\n}\n`;
}
