import { ExpectedError } from '../../events/index.js';
import type { LocalCognito, LocalCognitoOptions } from '../../local-cognito/index.js';

type TriggerCall = Parameters<NonNullable<LocalCognitoOptions['onTrigger']>>[0];
type FunctionLogLine = Parameters<NonNullable<LocalCognitoOptions['onFunctionLog']>>[0];
type FunctionFile = Awaited<ReturnType<LocalCognito['functions']['loadFrom']>>[number];
type Write = (line: string) => void;

/** What `local` shows of functions as they are called. Events are not shown: they hold secrets. */
export function functionObservers(write: Write): Pick<LocalCognitoOptions, 'onTrigger' | 'onFunctionLog'> {
  return {
    onTrigger: (call) => write(describeCall(call)),
    onFunctionLog: ({ functionArn, text }: FunctionLogLine) => {
      for (const line of text.split('\n')) write(`${nameIn(functionArn)} | ${line}`);
    },
  };
}

/**
 * Loads the functions of a folder, and shows them, now and whenever they change.
 * @throws {ExpectedError} when there is no such folder, or two files are for one function.
 */
export async function loadFunctions(local: LocalCognito, folder: string, write: Write): Promise<void> {
  const files = await load(local, folder, (file) => write(describeChange(file)));
  if (files.length === 0)
    write(`${folder} has no functions yet. A file such as pre-sign-up.ts is loaded once it is there.`);
  else write(`Functions in ${folder}, loaded again when they change:`);
  for (const file of files) write(`  ${describeFile(file)}`);
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

function describeFile({ file, functionArn, trigger, version, state, problem }: FunctionFile): string {
  const use = trigger ? `${trigger}${version ? ` ${version}` : ''} of each pool without one of its own` : functionArn;
  switch (state) {
    case 'ready':
      return `${file}: ${use}`;
    case 'no function':
      return `${file}: no function, for it exports no handler`;
    case 'removed':
      return `${file}: removed`;
    case 'broken':
      return `${file} can't be loaded; calls of ${use} fail:\n${indented(problem ?? '')}`;
  }
}

function describeChange(file: FunctionFile): string {
  return file.state === 'ready' ? `Loaded ${describeFile(file)}` : describeFile(file);
}

function indented(text: string): string {
  return text.replaceAll(/^/gm, '    ');
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
