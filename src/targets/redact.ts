/** What may be asked for by name with `--show`. */
export type SecretGroup = 'tokens' | 'sessions' | 'secrets';

export const withheld = '<withheld>';

// Without case and underscores, so that one list serves API members, challenge responses and camelCase results.
const groupOfName = new Map<string, SecretGroup>([
  ...named('tokens', 'accesstoken idtoken refreshtoken token devicetoken'),
  ...named('sessions', 'session'),
  ...named('secrets', 'password proposedpassword previouspassword temporarypassword newpassword devicepassword'),
  ...named('secrets', 'secrethash clientsecret secretcode secretblock passwordclaimsecretblock'),
  ...named('secrets', 'passwordclaimsignature devicesecretverifierconfig deviceverifier passwordverifier'),
  ...named('secrets', 'usercode confirmationcode code softwaretokenmfacode smsmfacode smsotpcode emailotpcode'),
  ...named('secrets', 'emailmfacode answer credential'),
  // Of the events of trigger functions.
  ...named('secrets', 'challengeanswer privatechallengeparameters secretanswer'),
]);

const longNumbers = new Set(['srpa', 'srpb', 'salt']);

/** A copy with every secret member withheld by its name, at any depth, and the long numbers of SRP shortened. */
export function redact(value: unknown, shown: ReadonlySet<SecretGroup> = new Set()): unknown {
  if (Array.isArray(value)) return value.map((item) => redact(item, shown));
  if (!isPlainObject(value)) return value;
  // An attribute in a list goes by the name that it says.
  const { Name, Value, ...others } = value;
  if (typeof Name === 'string' && Object.keys(others).length === 0) {
    return { Name, ...(Value !== undefined && { Value: redactMember(Name, Value, shown) }) };
  }
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, redactMember(name, member, shown)]));
}

function redactMember(name: string, value: unknown, shown: ReadonlySet<SecretGroup>): unknown {
  if (value === undefined || value === null) return value;
  const plainName = name
    .replace(/^custom:/, '')
    .replaceAll('_', '')
    .toLowerCase();
  // Its members are called after tokens and hold units of time.
  if (plainName === 'tokenvalidityunits') return value;
  // What a function is told of the challenges so far is a list of this name, too.
  if (plainName === 'session' && Array.isArray(value)) return redact(value, shown);
  const group = groupOfName.get(plainName);
  if (group && !shown.has(group)) return withheld;
  // NEW_PASSWORD_REQUIRED puts the attributes as JSON.
  if (plainName === 'userattributes' && typeof value === 'string') return redactJson(value, shown);
  if (longNumbers.has(plainName) && typeof value === 'string') return shorten(value);
  return redact(value, shown);
}

function redactJson(text: string, shown: ReadonlySet<SecretGroup>): string {
  try {
    return JSON.stringify(redact(JSON.parse(text), shown));
  } catch {
    return withheld;
  }
}

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 12)}… (${text.length} characters)` : text;
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function named(group: SecretGroup, names: string): [string, SecretGroup][] {
  return names.split(' ').map((name) => [name, group]);
}
