import { InvalidArgumentError, type Command } from 'commander';
// Not from the room's index, which loads all of local Cognito.
import { baseUrlFault } from '../local-cognito/base-url.js';
import { isRegion, isSqliteName } from '../local-cognito/place-names.js';

/** Adds the flags that say where a command goes. */
export function targetOptions(command: Command): Command {
  return command
    .option('--target <where>', 'local, aws, or the URL of an endpoint', parseTarget, 'local')
    .option('--profile <name>', 'AWS profile')
    .option('--region <region>', 'AWS region');
}

function parseTarget(value: string): string {
  if (['local', 'aws'].includes(value) || isHttpUrl(value)) return value;
  throw new InvalidArgumentError('It must be local, aws, or a URL such as http://127.0.0.1:9229.');
}

/** Adds the flags that name an existing pool. */
export function poolOptions(command: Command): Command {
  return command
    .option('--user-pool-id <id>', 'use this user pool; goes with --client-id', text)
    .option(
      '--client-id <id>',
      'use this app client; its secret, if it is to be given, by COGNITO_DEMO_CLIENT_SECRET',
      text,
    );
}

/** Adds the flags of a scenario. */
export function runOptions(command: Command): Command {
  return poolOptions(targetOptions(command))
    .option('--auto', 'answer every question without asking')
    .option('--answers <file>', 'read answers from a YAML or JSON file', text)
    .option('--set <name=value>', 'answer one question; may be given again', namedValue)
    .option('--pause', 'wait for Enter between one step and the next')
    .option('--json', 'print one JSON event a line')
    .option('--record <file>', 'record the run as an asciicast, without secrets', text)
    .option('--keep', 'leave the user pool that the run creates');
}

export function text(value: string): string {
  if (value.trim() === '') throw new InvalidArgumentError('It is empty.');
  return value;
}

export function httpUrl(value: string): string {
  const fault = baseUrlFault(value);
  if (fault === undefined) return value;
  throw new InvalidArgumentError(`It ${fault}.`);
}

export function databaseFile(value: string): string {
  if (!isSqliteName(value)) return text(value);
  throw new InvalidArgumentError('It must be the path of a file. To keep nothing, give --memory in its place.');
}

export function regionName(value: string): string {
  if (isRegion(value)) return value;
  throw new InvalidArgumentError('It must be a region such as us-east-1.');
}

function isHttpUrl(value: string): boolean {
  return /^https?:/i.test(value) && URL.canParse(value);
}

export function namedValue(pair: string, earlier: Readonly<Record<string, string>> = {}): Record<string, string> {
  const at = pair.indexOf('=');
  if (at < 1) throw new InvalidArgumentError('It must be name=value.');
  return { ...earlier, [pair.slice(0, at)]: pair.slice(at + 1) };
}

export function wholeNumber(least: number, most: number): (value: string) => number {
  return (value) => {
    const number = Number(value);
    if (/^\d+$/.test(value) && number >= least && number <= most) return number;
    throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
  };
}
