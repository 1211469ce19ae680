import { ExpectedError } from '../../events/index.js';
import type { RememberedDevice, SignIn } from '../../targets/index.js';
import type { CommonFlags } from '../flags.js';
import { canAsk, type Io } from '../io.js';
import { askPerson } from '../terminal.js';
import { options, type Given, type OptionName, type OptionValue } from './option-table.js';

/** Where a value can come from. */
export interface ValueSources {
  readonly flags: CommonFlags & Given<never, OptionName>;
  readonly signIn: SignIn;
  readonly device: RememberedDevice | undefined;
  readonly io: Io;
}

/** Values for all of the options: from flags, the last call, the environment, or the person. */
export async function valuesOf(names: readonly OptionName[], sources: ValueSources): Promise<Record<string, unknown>> {
  const missing = names.filter((name) => knownValue(name, sources) === undefined && !canBeAsked(name, sources.io));
  if (missing.length > 0) throw missingValues(missing);
  const values: Record<string, unknown> = {};
  for (const name of names) values[name] = await valueOf(name, sources);
  return values;
}

/** Values for options that nobody is asked for: secrets that the environment holds. */
export function environmentOf(names: readonly OptionName[], io: Io): Record<string, string> {
  const values = names.map((name) => [name, fromEnvironment(name, io)] as const);
  return Object.fromEntries(values.filter((entry): entry is readonly [OptionName, string] => entry[1] !== undefined));
}

export async function valueOf<Name extends OptionName>(
  name: Name,
  { io, ...sources }: ValueSources,
): Promise<OptionValue<Name>> {
  const known = knownValue(name, { io, ...sources });
  if (known !== undefined) return known as OptionValue<Name>;
  if (!canBeAsked(name, io)) throw missingValues([name]);
  const [what = name] = options[name].about.split(';');
  const question = { name, message: what.charAt(0).toUpperCase() + what.slice(1), kind: 'secret' } as const;
  return (await askPerson(question, sources.flags, io)) as OptionValue<Name>;
}

function knownValue(name: OptionName, { flags, io, ...last }: ValueSources): unknown {
  return flags[name] ?? fromLastCall(name, last) ?? fromEnvironment(name, io);
}

function fromLastCall(name: OptionName, { signIn, device }: Pick<ValueSources, 'signIn' | 'device'>): unknown {
  switch (name) {
    case 'username':
      return signIn.username;
    case 'session':
      return signIn.session;
    case 'accessToken':
    case 'refreshToken':
      return signIn.tokens?.[name];
    case 'deviceKey':
    case 'deviceGroupKey':
      return signIn.newDevice?.[name] ?? device?.[name];
    default:
      return undefined;
  }
}

function fromEnvironment(name: OptionName, { env }: Io): string | undefined {
  const variable = variableOf(name);
  return variable === undefined ? undefined : env[variable] || undefined;
}

/** Only secrets are asked for: all else is as easily given by a flag. */
function canBeAsked(name: OptionName, io: Io): boolean {
  return variableOf(name) !== undefined && canAsk(io);
}

function variableOf(name: OptionName): string | undefined {
  const option = options[name];
  return 'env' in option ? option.env : undefined;
}

function missingValues(names: readonly OptionName[]): ExpectedError {
  const flags = names.map((name) => options[name].flags.split(' ')[0]).join(', ');
  return new ExpectedError(`This action needs ${flags}.`, { next: howToGive(names), exitCode: 2 });
}

function howToGive(names: readonly OptionName[]): string {
  if (names.includes('accessToken')) return 'Sign in first, with cognito-demo action initiate-auth.';
  const variables = names.flatMap((name) => variableOf(name) ?? []);
  return variables.length === 0 ? 'Give it as a flag.' : `A secret may also be in ${variables.join(' and ')}.`;
}
