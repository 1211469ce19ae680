import fc from 'fast-check';
import { changesOf, withMember } from './changes.mjs';
import { ROLES } from './identity.mjs';
import { live, open, templates } from './templates.mjs';
import { anyJson, anyText, numberOf, textOf } from './values.mjs';

/** In place of the name of an operation: whatever the subject would do next. */
export const NEXT = 'next';

/** What makes an end of users, app clients and pools, or begins with new ones, is about those who are there for it. */
const ROLE_OF = [
  [/^(Admin)?DeleteUser(Pool|PoolClient)?$|^Admin(Dis|En)ableUser$/, ROLES.leaver],
  [/^SignUp$/, ROLES.newcomer],
];

/** What these delete is what lasts longest: mostly it should be another one. */
const DELETES_ALL = {
  DeleteUserPool: ['UserPoolId', 'otherPool'],
  DeleteUserPoolClient: ['ClientId', 'otherClient'],
};

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
  'SMS_OTP_CODE',
  'PREFERRED_CHALLENGE',
  'CREDENTIAL',
  'EMAIL',
  'EMAIL_OTP_CODE',
  'ANSWER',
  'TIMESTAMP',
  'PASSWORD_CLAIM_SIGNATURE',
  'PASSWORD_CLAIM_SECRET_BLOCK',
  'userAttributes.email',
  'userAttributes.__proto__',
];

/**
 * Requests of all operations of a service model: such as fit it more or less, good ones with something changed, and what
 * leads further. Each is `{ operation, subject, wait, body, changes }`: whose it is about, the seconds that pass before it,
 * a body in which `{ live }` stands for a thing that is known only when it is sent, and what is changed of it then.
 */
export function requestsOf(model) {
  const names = Object.keys(model.operations);
  const shaped = fc
    .constantFrom(...names)
    .chain((operation) =>
      fc.record({ operation: fc.constant(operation), body: bodyOf(model, operation), changes: fc.constant([]) }),
    );
  const good = fc
    .record({ template: fc.constantFrom(...templates), changes: changesOf(8) })
    .map(({ template, changes }) => ({ ...template, changes }));
  const next = fc.record({ operation: fc.constant(NEXT), body: fc.constant({}), changes: changesOf(1) });
  return fc
    .record({
      pool: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 2, arbitrary: fc.constant(1) }),
      role: fc.constantFrom(ROLES.regular, ROLES.regular, ROLES.regular, ROLES.newcomer, ROLES.newcomer, ROLES.leaver),
      wait: fc.oneof(
        { weight: 44, arbitrary: fc.constant(0) },
        { weight: 8, arbitrary: fc.constantFrom(1, 30, 61) },
        { weight: 1, arbitrary: fc.constantFrom(200, 4000, 90_000) },
      ),
      request: fc.oneof(
        { weight: 2, arbitrary: shaped },
        { weight: 5, arbitrary: good },
        { weight: 4, arbitrary: next },
      ),
    })
    .map(({ request, pool, role, wait }) => ({
      ...request,
      wait,
      subject: 3 * pool + (ROLE_OF.find(([names]) => names.test(request.operation))?.[1] ?? role),
    }));
}

function bodyOf(model, operation) {
  const shaped = valueOf(model, model.operations[operation].input, 'input', 0);
  return fc.oneof(
    { weight: 20, arbitrary: DELETES_ALL[operation] === undefined ? shaped : sparing(shaped, DELETES_ALL[operation]) },
    { weight: 1, arbitrary: anyJson },
  );
}

/** Or else soon there would be no pool, or no app client, left to ask about. */
function sparing(shaped, [member, other]) {
  return fc
    .record({ body: shaped, isSpared: fc.integer({ min: 0, max: 9 }).map((number) => number > 0) })
    .map(({ body, isSpared }) =>
      isSpared && body?.[member]?.live !== undefined ? { ...body, [member]: { live: other } } : body,
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
