import type { LambdaContext, LambdaFunction } from '../local-cognito.js';

export interface FunctionRegistry {
  /** Registers a function under a name or an ARN, in place of the one that was there, and gives its ARN. */
  register(nameOrArn: string, handler: LambdaFunction): string;
  find(arn: string): LambdaFunction | undefined;
}

/** The functions of this process by their ARNs: what Lambda is to a user pool on AWS. */
export function createFunctionRegistry(arnOf: (name: string) => string): FunctionRegistry {
  const functions = new Map<string, LambdaFunction>();
  return {
    register(nameOrArn, handler) {
      const arn = nameOrArn.startsWith('arn:') ? nameOrArn : arnOf(nameOrArn);
      functions.set(arn, handler);
      return arn;
    },
    find: (arn) => functions.get(arn),
  };
}

/** What a function learns of its own invocation; the same members as on Lambda. */
export function createContext(arn: string, awsRequestId: string, deadline: number, now: () => number): LambdaContext {
  const functionName = arn.split(':')[6] ?? arn;
  return {
    functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: arn,
    memoryLimitInMB: '128',
    awsRequestId,
    logGroupName: `/aws/lambda/${functionName}`,
    logStreamName: `local/[$LATEST]${awsRequestId.replaceAll('-', '')}`,
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(deadline - now(), 0),
    done: () => undefined,
    fail: () => undefined,
    succeed: () => undefined,
  };
}
