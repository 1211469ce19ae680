/** What a member of a response may be, besides null and absent. */
export type MemberShape =
  | 'flag'
  | 'text'
  | 'texts'
  | 'text map'
  | 'json map'
  | { readonly [Member: string]: MemberShape };

export type ResponseShape = Readonly<Record<string, MemberShape>>;

interface Answer {
  readonly response: Readonly<Record<string, unknown>>;
}

type Json = Readonly<Record<string, unknown>>;

/**
 * Whether what a function gave back is an answer to the event: the event itself, complete, with a response whose members
 * are of the right types. Cognito takes nothing less: names in PascalCase, a null where the event has no member at all.
 */
export function answerFits(event: object, shape: ResponseShape, output: unknown): output is Answer {
  if (!isObject(output)) return false;
  const sent = event as Json;
  const complete = Object.entries(sent).every(([name, value]) => typeof output[name] === typeof value);
  const { request, response, callerContext } = output;
  if (!complete || !isObject(request) || !isObject(response) || !isObject(callerContext)) return false;
  if (!requestFits(sent['request'] as Json, request)) return false;
  const prefilled = sent['response'] as Json;
  return Object.entries(shape).every(([name, member]) => memberFits(member, response[name], prefilled[name]));
}

/** What the request had comes back with its type, if at all, and what it had not is not null. */
function requestFits(sent: Json, given: Json): boolean {
  return Object.entries(given).every(([name, value]) => {
    const before = sent[name];
    if (value === null) return before !== undefined;
    return before === undefined || before === null || kindOf(before) === kindOf(value);
  });
}

function kindOf(value: unknown): string {
  return Array.isArray(value) ? 'list' : typeof value;
}

function memberFits(shape: MemberShape, value: unknown, prefilled: unknown): boolean {
  // A flag that is set to begin with is never null.
  if (value === undefined || value === null) return value === undefined || typeof prefilled !== 'boolean';
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
    default:
      return isObject(value) && Object.entries(shape).every(([name, member]) => memberFits(member, value[name], null));
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
