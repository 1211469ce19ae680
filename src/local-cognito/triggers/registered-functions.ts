import type { LambdaFunction } from '../local-cognito.js';
import { withConsole } from './function-logs.js';
import type { FunctionSource } from './function-source.js';
import { runFunction } from './run-function.js';

/** The functions of this process. */
export interface RegisteredFunctions extends FunctionSource {
  /** Registers a function under a name or an ARN, in place of the one that was there, and gives its ARN. */
  register(nameOrArn: string, handler: LambdaFunction<never>): string;
}

/** @param log takes what functions write to the console; without it, that goes where it goes. */
export function createRegisteredFunctions(
  arnOf: (name: string) => string,
  log?: (arn: string, text: string) => void,
): RegisteredFunctions {
  const functions = new Map<string, LambdaFunction<never>>();
  return {
    register(nameOrArn, handler) {
      const arn = nameOrArn.startsWith('arn:') ? nameOrArn : arnOf(nameOrArn);
      functions.set(arn, handler);
      return arn;
    },
    find(arn) {
      const handler = functions.get(arn) ?? functions.get(withoutQualifier(arn));
      if (handler === undefined) return undefined;
      return (event, invocation) => {
        const run = () => runFunction(handler, event, invocation);
        return log === undefined ? run() : withConsole((text) => log(arn, text), run);
      };
    },
  };
}

/** One function stands for all its versions. */
function withoutQualifier(arn: string): string {
  return arn.split(':').slice(0, 7).join(':');
}
