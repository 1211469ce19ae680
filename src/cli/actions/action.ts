import type { Call } from './call.js';
import type { Given, OptionName } from './option-table.js';

/** One API operation as a command. */
export interface Action {
  /** Of the API operation, in kebab case. */
  readonly name: string;
  readonly summary: string;
  /** Options that must have a value: by a flag, from the last call, or by asking. */
  readonly needs: readonly OptionName[];
  /** Options that may be left out. */
  readonly takes: readonly OptionName[];
  /** What must be named, as the playground's own is too much to lose by a forgotten flag. */
  readonly named: readonly NamedResource[];
  run(call: Call, given: Given<never, OptionName>): Promise<unknown>;
}

/** The flag of its id, as the program holds it. */
export type NamedResource = 'userPoolId' | 'clientId';

interface ActionDefinition<Needed extends OptionName, Taken extends OptionName> {
  readonly name: string;
  readonly summary: string;
  readonly needs?: readonly Needed[];
  readonly takes?: readonly Taken[];
  readonly named?: readonly NamedResource[];
  run(call: Call, given: Given<Needed, Taken>): Promise<unknown>;
}

/** An action whose `run` gets exactly the options that it names. */
export function action<const Needed extends OptionName = never, const Taken extends OptionName = never>(
  definition: ActionDefinition<Needed, Taken>,
): Action {
  const { needs = [], takes = [], named = [], run } = definition;
  return { ...definition, needs, takes, named, run: (call, given) => run(call, given as Given<Needed, Taken>) };
}
