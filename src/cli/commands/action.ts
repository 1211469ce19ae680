import { InvalidArgumentError, Option, type Command } from 'commander';
import { actionGroups, type Action } from '../actions/index.js';
import { options, type OptionName } from '../actions/option-table.js';
import type { ActionFlags } from '../actions/run-action.js';
import { poolOptions, targetOptions } from '../options.js';
import type { Does } from '../program.js';

const secretGroups = ['tokens', 'sessions', 'secrets'] as const;

/** Gives the command `action` a subcommand for each action. */
export function addActions(parent: Command, does: Does): void {
  for (const { title, actions } of actionGroups) {
    parent.commandsGroup(`${title}:`);
    for (const action of actions) {
      does<ActionFlags>(declare(parent, action), async () => {
        const { runAction } = await import('../work.js');
        return { run: (flags, io) => runAction(action, flags, io) };
      });
    }
  }
}

function declare(parent: Command, { name, summary, needs, takes }: Action): Command {
  const command = parent.command(name).description(`${summary}.`);
  for (const option of new Set([...needs, ...takes])) command.addOption(toOption(option));
  poolOptions(targetOptions(command.optionsGroup('Where:')));
  return command
    .optionsGroup('Options:')
    .option('--show <kinds>', `print these too: ${secretGroups.join(', ')}`, parseSecretGroups);
}

function toOption(name: OptionName): Option {
  const { flags, about, parse } = options[name];
  const option = new Option(flags, about);
  // Commander would give a parser's result in place of true and false, which a switch is.
  return option.isBoolean() || option.negate ? option : option.argParser(parse as (value: string) => unknown);
}

function parseSecretGroups(value: string): string[] {
  const kinds = value.split(',').map((kind) => kind.trim());
  const unknown = kinds.find((kind) => !secretGroups.some((group) => group === kind));
  if (unknown !== undefined) throw new InvalidArgumentError(`${unknown} is none of ${secretGroups.join(', ')}.`);
  return kinds;
}
