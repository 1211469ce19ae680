import type { LambdaFunction } from '../local-cognito.js';

export interface FunctionRegistry {
  /** Registers a function under a name or an ARN, in place of the one that was there, and gives its ARN. */
  register(nameOrArn: string, handler: LambdaFunction<never>): string;
  find(arn: string): LambdaFunction<never> | undefined;
}

/** The functions of this process by their ARNs: what Lambda is to a user pool on AWS. */
export function createFunctionRegistry(arnOf: (name: string) => string): FunctionRegistry {
  const functions = new Map<string, LambdaFunction<never>>();
  return {
    register(nameOrArn, handler) {
      const arn = nameOrArn.startsWith('arn:') ? nameOrArn : arnOf(nameOrArn);
      functions.set(arn, handler);
      return arn;
    },
    find: (arn) => functions.get(arn),
  };
}
