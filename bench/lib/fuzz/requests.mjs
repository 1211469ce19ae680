import fc from 'fast-check';
import { live, open, templates } from './templates.mjs';
import { anyJson, anyText, numberOf, textOf } from './values.mjs';

/** What makes an end of users, app clients and pools, and whom it is about. */
const ENDS = /^(Admin)?DeleteUser(Pool|PoolClient)?$|^AdminDisableUser$/;
const LAST = 7;

/** Names of parameters within the free-form maps of a sign-in. */
const PARAMETERS = [
  'USERNAME',
  'PASSWORD',
  'SECRET_HASH',
  'SRP_A',
  'DEVICE_KEY',
  'REFRESH_TOKEN',
  'CHALLENGE_NAME',
  'NEW_PASSWORD',
  'SOFTWARE_TOKEN_MFA_CODE',
  'SMS_MFA_CODE',
  'EMAIL_OTP_CODE',
  'ANSWER',
  'TIMESTAMP',
  'PASSWORD_CLAIM_SIGNATURE',
  'PASSWORD_CLAIM_SECRET_BLOCK',
  'userAttributes.email',
  'userAttributes.__proto__',
];

/**
 * Requests of all operations of a service model: such as fit it more or less, and good ones with something changed.
 * Each is `{ operation, subject, wait, body }`: whose it is about, the seconds that pass before it, and a body in which
 * `{ live }` stands for a thing that is known only when it is sent.
 */
export function requestsOf(model) {
  const names = Object.keys(model.operations);
  const shaped = fc
    .constantFrom(...names)
    .chain((operation) => fc.record({ operation: fc.constant(operation), body: bodyOf(model, operation) }));
  const changed = fc
    .constantFrom(...templates)
    .chain(({ operation, body }) => fc.record({ operation: fc.constant(operation), body: mutated(body) }));
  return fc
    .record({
      subject: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 2, arbitrary: fc.nat(LAST) }),
      wait: fc.oneof(
        { weight: 40, arbitrary: fc.constant(0) },
        { weight: 12, arbitrary: fc.constantFrom(1, 30, 61) },
        { weight: 1, arbitrary: fc.constantFrom(200, 4000, 90_000) },
      ),
      request: fc.oneof({ weight: 2, arbitrary: shaped }, { weight: 5, arbitrary: changed }),
    })
    .map(({ request, subject, wait }) => ({
      ...request,
      wait,
      // Or else soon nobody would be left to be asked about.
      subject: ENDS.test(request.operation) ? LAST : subject,
    }));
}

function bodyOf(model, operation) {
  return fc.oneof(
    { weight: 20, arbitrary: valueOf(model, model.operations[operation].input, 'input', 0) },
    { weight: 1, arbitrary: anyJson },
  );
}

function valueOf(model, name, member, depth) {
  const shape = model.shapes[name];
  const fitting = fittingOf(model, name, member, depth);
  const weights = [
    { weight: 14, arbitrary: fitting },
    { weight: 1, arbitrary: anyJson },
  ];
  // A secret goes only where errors must withhold it.
  const canBeLive = shape.type === 'string' && (shape.sensitive || open.includes(live[member]));
  if (live[member] !== undefined && canBeLive) {
    weights.push({ weight: 40, arbitrary: fc.constant({ live: live[member] }) });
  }
  return fc.oneof(...weights);
}

function fittingOf(model, name, member, depth) {
  const shape = model.shapes[name];
  switch (shape.type) {
    case 'string':
      return textOf(shape);
    case 'integer':
    case 'long':
      return numberOf(shape);
    case 'boolean':
      return fc.boolean();
    case 'list':
      if (depth > 4) return fc.constant([]);
      return fc.array(valueOf(model, shape.member, member, depth + 1), {
        maxLength: Math.min((shape.max ?? 3) + 1, 4),
      });
    case 'map':
      return fc.dictionary(fc.oneof(fc.constantFrom(...PARAMETERS), anyText), mapValue(model, shape, member, depth), {
        maxKeys: 5,
      });
    case 'structure':
      return structureOf(model, shape, depth);
    default:
      return anyJson;
  }
}

function mapValue(model, shape, member, depth) {
  if (!/Parameters|Responses/.test(member)) return valueOf(model, shape.value, member, depth + 1);
  return fc.oneof(
    valueOf(model, shape.value, member, depth + 1),
    fc.constantFrom(...Object.values(live).map((of) => ({ live: of }))),
  );
}

function structureOf(model, shape, depth) {
  const members = Object.entries(shape.members);
  if (members.length === 0 || depth > 5) return fc.constant({});
  const arbitraries = Object.fromEntries(
    members.map(([member, of]) => [member, valueOf(model, of, member, depth + 1)]),
  );
  const required = shape.required ?? [];
  const mostly = fc.record(arbitraries, { requiredKeys: required });
  const extra = fc
    .record({ body: mostly, name: anyText, value: anyJson })
    .map(({ body, name, value }) => withMember(body, name, value));
  return fc.oneof(
    { weight: 10, arbitrary: mostly },
    { weight: 1, arbitrary: extra },
    { weight: 1, arbitrary: fc.record(arbitraries, { requiredKeys: [] }) },
  );
}

/** A good body, as it is or with a member or two changed, dropped or added. */
function mutated(body) {
  const paths = pathsOf(body);
  const change = fc.record({
    path: paths.length === 0 ? fc.constant([]) : fc.constantFrom(...paths),
    value: fc.oneof(anyJson, anyText, fc.constant(undefined), fc.constantFrom(...open.map((of) => ({ live: of })))),
    added: fc.option(anyText, { freq: 4 }),
  });
  return fc
    .oneof(
      { weight: 4, arbitrary: fc.constant([]) },
      { weight: 3, arbitrary: fc.array(change, { minLength: 1, maxLength: 2 }) },
    )
    .map((changes) => changes.reduce(applied, body));
}

function pathsOf(body, path = []) {
  if (body === null || typeof body !== 'object' || 'live' in body) return [];
  return Object.entries(body).flatMap(([name, value]) => [[...path, name], ...pathsOf(value, [...path, name])]);
}

function applied(body, { path, value, added }) {
  if (path.length === 0) return body;
  const [name, ...rest] = path;
  if (body === null || typeof body !== 'object' || !Object.hasOwn(body, name)) return body;
  const target = added === null || rest.length > 0 ? name : added;
  return withMember(body, target, rest.length > 0 ? applied(body[name], { path: rest, value, added }) : value);
}

/** As JSON.parse would, `__proto__` included. */
function withMember(body, name, value) {
  if (Array.isArray(body)) return body.map((member, index) => (String(index) === name ? value : member));
  return Object.fromEntries([...Object.entries(body).filter(([other]) => other !== name), [name, value]]);
}
