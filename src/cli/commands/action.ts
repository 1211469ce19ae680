import { Option, type Command } from 'commander';
import { actionGroups, type Action } from '../actions/index.js';
import { choices, type ActionOption } from '../actions/option-kinds.js';
import { options } from '../actions/option-table.js';
import type { ActionFlags } from '../actions/run-action.js';
import { poolOptions, targetOptions } from '../options.js';
import type { Does } from '../program.js';

const show = choices('--show <kinds>', 'print these too', ['tokens', 'sessions', 'secrets']);

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
  for (const option of new Set([...needs, ...takes])) command.addOption(toCommander(options[option]));
  poolOptions(targetOptions(command.optionsGroup('Where:')));
  return command.optionsGroup('Options:').addOption(toCommander(show));
}

type AnyOption = Pick<ActionOption<unknown>, 'flags' | 'about' | 'conflicts'> & { readonly parse: unknown };

function toCommander({ flags, about, parse, conflicts = [] }: AnyOption): Option {
  const option = new Option(flags, about).conflicts([...conflicts]);
  // Commander would give a parser's result in place of true and false, which a switch is.
  return option.isBoolean() || option.negate ? option : option.argParser(parse as (value: string) => unknown);
}
