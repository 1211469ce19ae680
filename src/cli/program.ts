import { Command, type OptionValues } from 'commander';
import { scenarios } from '../scenarios/index.js';
// Not from the room's index: help loads no stage.
import { ownText, speaksUnicode } from '../stage/speaks-unicode.js';
import type { CommonFlags, RunFlags } from './flags.js';
import type { Io } from './io.js';
import { databaseFile, httpUrl, regionName, runOptions, targetOptions, text, wholeNumber } from './options.js';

const examples = `
Examples:
  cognito-demo signup-mfa                      play it, step by step
  cognito-demo signup-mfa --auto --json        unattended, one JSON event a line
  cognito-demo signup-mfa --target aws         on AWS, in a pool of its own
  cognito-demo action sign-up --username jane  one call, on a pool that lasts
  cognito-demo local --port 9229               local Cognito for other programs`;

/** What a command does: loaded when it runs, so that help is fast. */
export type Work<Flags> = () => Promise<{ run(flags: Flags, io: Io): Promise<number> }>;

/** Says what a command does with its own flags and the program's. */
export type Does = <Flags extends OptionValues>(command: Command, load: Work<Flags>) => void;

export interface Program {
  readonly program: Command;
  /** Its subcommands are still to be added. */
  readonly action: Command;
  readonly does: Does;
}

/** Every command with its options. `end` takes the exit code of the one that ran. */
export function buildProgram(version: string, io: Io, end: (exitCode: number) => void): Program {
  const does: Does = (command, load) => {
    command.action(async () => end(await (await load()).run({ debug: false, ...command.optsWithGlobals() }, io)));
  };
  const program = new Command('cognito-demo')
    .description('Play Amazon Cognito sign-in scenarios, on an embedded local Cognito or on AWS.')
    .version(version)
    .option('--debug', 'show stack traces')
    .option('--no-color', 'no colours')
    .configureOutput({
      writeOut: (words) => io.stdout.write(ownText(words, speaksUnicode(io.env))),
      writeErr: (words) => io.stderr.write(ownText(words, speaksUnicode(io.env))),
      // Whoever runs the program folds and writes it.
      outputError: () => undefined,
    })
    // The longest flags leave less than 40 columns, below which Commander would let the terminal break words.
    .configureHelp({ showGlobalOptions: true, minWidthToWrap: 30 })
    .exitOverride()
    .addHelpText('after', examples);
  addScenarios(program, does);
  const action = addActionCommands(program, does);
  addPlaygroundCommands(program, does);
  addLocalCommands(program, does);
  return { program, action, does };
}

function addScenarios(program: Command, does: Does): void {
  program.commandsGroup('Scenarios:');
  for (const scenario of scenarios) {
    const command = program.command(scenario.name).summary(scenario.title).description(scenario.summary);
    does<CommonFlags & Partial<RunFlags>>(runOptions(command), async () => {
      const { runScenario } = await import('./work.js');
      return { run: (flags, io) => runScenario(scenario, flags, io) };
    });
  }
  const play = program.command('play').argument('<file>', 'a JavaScript module', text);
  runOptions(play.description('Play a scenario of your own (docs/write-a-scenario.md).'));
  does<CommonFlags & Partial<RunFlags>>(play, async () => {
    const { playFile } = await import('./work.js');
    return { run: (flags, io) => playFile(play.args[0] ?? '', flags, io) };
  });
}

function addActionCommands(program: Command, does: Does): Command {
  program.commandsGroup('One call at a time:');
  const action = program.command('action').description('Call one API operation on the current playground.');
  const actions = program.command('actions').description('List the actions.');
  does(actions, () => import('./commands/actions.js'));
  return action;
}

function addPlaygroundCommands(program: Command, does: Does): void {
  program.commandsGroup('Playground:');
  const up = targetOptions(program.command('up')).description('Create the playground that actions work on.');
  does(up.option('-y, --yes', 'create it on AWS without asking'), async () => (await import('./work.js')).up);
  const status = targetOptions(program.command('status')).description(
    'Show the playground, and what is left to remove.',
  );
  does(status.option('--json', 'print JSON'), async () => (await import('./work.js')).status);
  const down = targetOptions(program.command('down')).description(
    'Remove the playground, and all that runs left there.',
  );
  down.option('--force', 'also the pools of runs that are still going on');
  does(down, async () => (await import('./work.js')).down);
}

function addLocalCommands(program: Command, does: Does): void {
  program.commandsGroup('Local Cognito:');
  const local = program
    .command('local')
    .description('Serve local Cognito over HTTP, for other programs. In memory, unless --file is given.')
    .option('--port <number>', 'port to listen on; 0 takes a free one', wholeNumber(0, 65_535), 9229)
    .option('--host <address>', 'address to listen on', text, '127.0.0.1')
    .option('--file <path>', 'keep everything in this SQLite file', databaseFile)
    .addOption(program.createOption('--memory', 'keep nothing (the default)').conflicts('file'))
    .option('--region <region>', 'in the ids of new pools, and in ARNs', regionName, 'us-east-1')
    .option('--issuer <url>', 'base of the tokens’ issuer; default: the URL that it listens on', httpUrl)
    .option('--triggers <dir>', 'run the functions in this folder: pre-sign-up.ts at each sign-up, and so on', text)
    .option('--lambda-endpoint <url>', 'call all other functions there, as at `sam local start-lambda`', httpUrl)
    .option('--local-api', 'serve /_local/ (outbox, users, clock) also where other machines can reach it')
    .option('--no-local-api', 'serve no /_local/')
    .addHelpText(
      'after',
      '\nGET /_local/outbox has the messages with their codes, POST /_local/clock moves\nthe time: docs/local-cognito.md.',
    );
  does(local, () => import('./commands/local.js'));
  const inbox = program
    .command('inbox')
    .description('Show the messages that the local playground has "sent", newest last.')
    .option('--to <address>', 'only messages to this address', text)
    .option('--user-pool-id <id>', 'messages of another user pool', text)
    .option('--json', 'print JSON');
  does(inbox, async () => (await import('./work.js')).inbox);
}
