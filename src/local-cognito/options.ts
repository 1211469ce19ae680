import {
  aFunction,
  baseUrl,
  checkOptions,
  checkValue,
  flag,
  mustBe,
  text,
  time,
  wholeNumber,
  withMethod,
  type Check,
} from './check-options.js';
import type {
  ListenOptions,
  LoadFromOptions,
  LocalCognitoOptions,
  OutboxFilter,
  OutboxWait,
  LambdaFunction,
} from './local-cognito.js';
import { isRegion, isSqliteName } from './place-names.js';
import { parseFunctionArn } from './triggers/function-source.js';

/** More than any store of one machine holds; a search reads one more, and counts in 32 bits. */
export const MOST_USERS = 2 ** 31 - 2;

/** Each throws a TypeError or a RangeError that says what is wrong, and what is right. */

export function checkServiceOptions(options: LocalCognitoOptions): void {
  checkOptions('startLocalCognito', options, {
    file: filePath,
    region: mustBe('a region such as us-east-1', isRegion),
    issuer: baseUrl,
    clock: withMethod('now'),
    onMessage: aFunction,
    onTrigger: aFunction,
    onFunctionLog: aFunction,
    lambdaEndpoint: baseUrl,
    triggerTimeLimit: wholeNumber(1),
    random: withMethod('bytes'),
    spareKeys: text,
  });
}

export function checkListenOptions(options: ListenOptions): void {
  checkOptions('listen', options, {
    port: wholeNumber(0, 65_535),
    host: text,
    log: aFunction,
    localApi: flag,
    requestTimeout: wholeNumber(1),
  });
}

const outboxFilter = { userPoolId: text, to: text, since: time };

/** @param method of the outbox: a misspelled filter would let every message through. */
export function checkOutboxFilter(method: string, filter: OutboxFilter): void {
  checkOptions(`outbox.${method}`, filter, outboxFilter);
}

export function checkOutboxWait(options: OutboxWait): void {
  checkOptions('outbox.next', options, { ...outboxFilter, timeout: wholeNumber(0) });
}

export function checkUsersList(options: { readonly limit?: number | undefined }): void {
  checkOptions('users.list', options, { limit: wholeNumber(0, MOST_USERS) });
}

export function checkFolder(folder: string, options: LoadFromOptions): void {
  checkValue('The folder of functions', folder, text);
  checkOptions('functions.loadFrom', options, { onChange: aFunction });
}

export function checkCode(code: string): void {
  checkValue('The code to decrypt', code, (value) => (typeof value === 'string' ? undefined : 'must be a string'));
}

export function checkFunction(nameOrArn: string, handler: LambdaFunction<never>): void {
  checkValue('The name of a function', nameOrArn, functionName);
  checkValue(`The handler of ${nameOrArn}`, handler, aFunction);
}

const isFile = mustBe('the path of a file (leave it out to keep nothing)', (name) => !isSqliteName(name));

const filePath: Check = (value) => text(value) ?? isFile(value);

export function checkSeed(seed: string | number): void {
  checkValue('The seed of seededRandom', seed, (value) =>
    typeof value === 'string' || Number.isFinite(value) ? undefined : 'must be a string or a finite number',
  );
}

/** As Lambda has them. */
function functionName(value: unknown): string | undefined {
  const isRight = typeof value === 'string' && (/^[\w-]{1,64}$/.test(value) || parseFunctionArn(value) !== undefined);
  return isRight
    ? undefined
    : 'must be 1 to 64 letters, digits, hyphens and underscores, or an ARN such as arn:aws:lambda:us-east-1:000000000000:function:name';
}
