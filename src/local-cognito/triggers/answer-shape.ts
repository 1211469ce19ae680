/** What a member of a response may be, besides null and absent. */
export type MemberShape =
  | 'flag'
  | 'text'
  | 'texts'
  | 'text map'
  | 'json map'
  | { readonly [Member: string]: MemberShape };

export type ResponseShape = Readonly<Record<string, MemberShape>>;

type Json = Readonly<Record<string, unknown>>;

const RETURN_EVENT = 'A handler must return the event that it was given, as in `return event`.';

/**
 * Why what a function gave back is no answer to the event; undefined when it is one: the event itself, complete, with a
 * response whose members are of the right types. Cognito takes nothing less: names in PascalCase, a null where the event
 * has no member at all. No text has a value in it, for values may be secrets.
 * @param output undefined for what was no JSON.
 */
export function misfitOf(event: object, shape: ResponseShape, output: unknown): string | undefined {
  if (output === undefined) return `The answer is no JSON. ${RETURN_EVENT}`;
  if (output === null) return `The function returned nothing. ${RETURN_EVENT}`;
  if (!isObject(output)) return `The function returned ${kindOf(output)}. ${RETURN_EVENT}`;
  const sent = event as Json;
  return (
    eventMisfit(sent, output) ??
    requestMisfit(sent['request'] as Json, output['request'] as Json) ??
    responseMisfit(shape, output['response'] as Json, sent['response'] as Json)
  );
}

function eventMisfit(sent: Json, given: Json): string | undefined {
  for (const [name, value] of Object.entries(sent)) {
    if (given[name] === undefined) return `The answer lacks ${name}. ${RETURN_EVENT}`;
    const isAlike = typeof given[name] === typeof value && (!isObject(value) || isObject(given[name]));
    if (!isAlike) return `In the answer, ${name} is ${kindOf(given[name])}, not ${kindOf(value)} as in the event.`;
  }
  return undefined;
}

/** What the request had comes back with its type, if at all, and what it had not is not null. */
function requestMisfit(sent: Json, given: Json): string | undefined {
  for (const [name, value] of Object.entries(given)) {
    const before = sent[name];
    if (value === null && before === undefined) return `In the answer, request.${name} is null; the event has none.`;
    if (value === null || before === undefined || before === null || kindOf(before) === kindOf(value)) continue;
    return `In the answer, request.${name} is ${kindOf(value)}, not ${kindOf(before)} as in the event.`;
  }
  return undefined;
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (typeof value === 'object') return Array.isArray(value) ? 'a list' : 'an object';
  return `a ${typeof value}`;
}

function responseMisfit(shape: ResponseShape, given: Json, prefilled: Json): string | undefined {
  for (const [name, member] of Object.entries(shape)) {
    const misfit = memberMisfit(`response.${name}`, member, given[name], prefilled[name]);
    if (misfit !== undefined) return misfit;
  }
  return undefined;
}

const wanted = {
  flag: 'true or false',
  text: 'a string',
  texts: 'a list of strings',
  'text map': 'an object whose values are strings',
  'json map': 'an object',
} as const;

function memberMisfit(path: string, shape: MemberShape, value: unknown, prefilled: unknown): string | undefined {
  const mustBe = (what: string): string => `In the answer, ${path} must be ${what}.`;
  if (value === undefined) return undefined;
  // A flag that is set to begin with is never null.
  if (value === null) return typeof prefilled === 'boolean' ? mustBe(wanted.flag) : undefined;
  if (typeof shape === 'string') return isOf(shape, value) ? undefined : mustBe(wanted[shape]);
  if (!isObject(value)) return mustBe('an object');
  for (const [name, member] of Object.entries(shape)) {
    const misfit = memberMisfit(`${path}.${name}`, member, value[name], null);
    if (misfit !== undefined) return misfit;
  }
  return undefined;
}

function isOf(shape: keyof typeof wanted, value: unknown): boolean {
  switch (shape) {
    case 'flag':
      return typeof value === 'boolean';
    case 'text':
      return typeof value === 'string';
    case 'texts':
      return Array.isArray(value) && value.every((item) => typeof item === 'string');
    case 'text map':
      return isObject(value) && Object.values(value).every((item) => item === null || typeof item === 'string');
    case 'json map':
      return isObject(value);
  }
}

/** The members of a text map that have a text. */
export function textsOf(map: unknown): Readonly<Record<string, string>> {
  const entries = Object.entries((map ?? {}) as Readonly<Record<string, string | null>>);
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => entry[1] !== null));
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
