import { triggerNames, type TokenEventVersion, type TriggerName } from '../trigger-name.js';

/** What the name of a file says of the function in it. */
export interface NamedFunction {
  /** Its name in the folder. */
  readonly file: string;
  readonly functionName: string;
  readonly trigger?: TriggerName;
  /** Of PreTokenGeneration alone. */
  readonly version?: TokenEventVersion;
}

/** What Lambda allows in a name. An underscore or a dot sets files apart that are none: `_users.ts`, `users.test.ts`. */
const FUNCTION_FILE = /^([A-Za-z0-9-][\w-]*)\.[cm]?[jt]s$/;

const triggersByKey = new Map(triggerNames.map((trigger) => [trigger.toLowerCase(), trigger]));

/** Undefined for a file that can't be a function. `pre-sign-up.ts`, `PreSignUp.mjs` and `preSignup.js` are one trigger's. */
export function readFileName(file: string): NamedFunction | undefined {
  const functionName = FUNCTION_FILE.exec(file)?.[1];
  return functionName === undefined ? undefined : { file, functionName, ...triggerOf(functionName) };
}

function triggerOf(functionName: string): Pick<NamedFunction, 'trigger' | 'version'> {
  const key = functionName.replaceAll(/[-_]/g, '').toLowerCase();
  const version = /^pretokengeneration(?:v([123])0?)?$/.exec(key);
  if (version) return { trigger: 'PreTokenGeneration', version: `V${(version[1] ?? '1') as '1' | '2' | '3'}_0` };
  const trigger = triggersByKey.get(key);
  return trigger === undefined ? {} : { trigger };
}

/** What is amiss with files beside each other: two for one function, or for one trigger. */
export function clashOf(one: NamedFunction, other: NamedFunction): string | undefined {
  if (one.functionName === other.functionName)
    return `${one.file} and ${other.file} are both the function ${one.functionName}`;
  if (one.trigger === undefined || one.trigger !== other.trigger) return undefined;
  return `${one.file} and ${other.file} are both named after the trigger ${one.trigger}`;
}
