import { ExpectedError } from '../../events/index.js';
import type { LocalCognito, LocalCognitoOptions } from '../../local-cognito/index.js';

type TriggerCall = Parameters<NonNullable<LocalCognitoOptions['onTrigger']>>[0];
type FunctionLogLine = Parameters<NonNullable<LocalCognitoOptions['onFunctionLog']>>[0];
type FunctionFile = Awaited<ReturnType<LocalCognito['functions']['loadFrom']>>[number];
/** Writes a text behind `first`; what a terminal has no room for goes below the text. */
export type Write = (text: string, first?: string) => void;

/** What `local` shows of functions as they are called. Events are not shown: they hold secrets. */
export function functionObservers(write: Write): Pick<LocalCognitoOptions, 'onTrigger' | 'onFunctionLog'> {
  return {
    onTrigger(call) {
      write(describeCall(call));
      if (call.explanation !== undefined) write(call.explanation, `${nameIn(call.functionArn)} | `);
    },
    onFunctionLog({ functionArn, text }: FunctionLogLine) {
      for (const line of text.split('\n')) write(line.trimStart(), `${nameIn(functionArn)} | ${indentOf(line)}`);
    },
  };
}

/**
 * Loads the functions of a folder, and shows them, now and whenever they change.
 * @throws {ExpectedError} when there is no such folder, or two files are for one function.
 */
export async function loadFunctions(local: LocalCognito, folder: string, write: Write): Promise<void> {
  const files = await load(local, folder, (file) => showChange(file, write));
  if (files.length === 0)
    write(`${folder} has no functions yet. A file such as pre-sign-up.ts is loaded once it is there.`);
  else write(`Functions in ${folder}, loaded again when they change:`);
  for (const file of files) showFile(file, write, '  ');
}

/** Says where functions are called that are nowhere here. */
export function showLambdaEndpoint(url: string, folder: string | undefined, write: Write): void {
  const which = folder === undefined ? 'Functions that pools name' : 'All other functions that pools name';
  const { href, pathname } = new URL(url);
  if (/\/invocations\/?$/.test(pathname)) write(`${which} are called at ${href}.`);
  else write(`${which} are called at ${href.replace(/\/$/, '')}/2015-03-31/functions/NAME/invocations.`);
}

async function load(
  local: LocalCognito,
  folder: string,
  onChange: (file: FunctionFile) => void,
): Promise<readonly FunctionFile[]> {
  try {
    return await local.functions.loadFrom(folder, { onChange });
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    if (code !== 'ERR_FUNCTION_FOLDER') throw cause;
    const next = 'Name a folder with --triggers in which each file is one function (docs/triggers.md).';
    throw new ExpectedError(message, { next, cause });
  }
}

function showFile(about: FunctionFile, write: Write, indent = ''): void {
  const { file, functionArn, trigger, version, state, problem = '' } = about;
  const use = trigger ? `${trigger}${version ? ` ${version}` : ''} of each pool without one of its own` : functionArn;
  switch (state) {
    case 'ready':
      return write(`${use}${hintAt(about)}`, `${indent}${file}: `);
    case 'no function':
      return write(`no function, for it exports no handler${hintAt(about)}`, `${indent}${file}: `);
    case 'removed':
      return write('removed', `${indent}${file}: `);
    case 'passed over':
      return write(`passed over: ${problem}`, `${indent}${file}: `);
    case 'broken':
      write(`${file} can't be loaded; calls of ${use} fail:`, indent);
      for (const line of problem.split('\n')) write(line.trimStart(), `    ${indentOf(line)}`);
  }
}

function showChange(file: FunctionFile, write: Write): void {
  showFile(file, write, file.state === 'ready' ? 'Loaded ' : '');
}

function hintAt({ nearestTrigger }: FunctionFile): string {
  if (nearestTrigger === undefined) return '';
  // Between a small and a capital letter, and between capitals and a word.
  const name = nearestTrigger.replaceAll(/(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, '-').toLowerCase();
  return `. No trigger has this name; the nearest is ${name}.`;
}

function indentOf(line: string): string {
  return line.slice(0, line.length - line.trimStart().length);
}

/** As in `PreSignUp by pre-sign-up 4.2 ms`. */
function describeCall({ trigger, functionArn, attempt, durationMs, error }: TriggerCall): string {
  const again = attempt === 1 ? '' : ` attempt ${attempt}`;
  const outcome = error === undefined ? '' : ` failed: ${error.name}: ${error.message}`;
  return `${trigger} by ${nameIn(functionArn)}${again} ${durationMs.toFixed(1)} ms${outcome}`;
}

/** With the qualifier, if there is one. */
function nameIn(functionArn: string): string {
  return functionArn.split(':').slice(6).join(':') || functionArn;
}
