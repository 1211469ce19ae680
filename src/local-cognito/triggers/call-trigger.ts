import type { TriggerCall } from '../local-cognito.js';
import { ServiceError } from '../protocol/errors.js';
import { elapsed } from '../real-time.js';
import type { Service } from '../service.js';
import type { UserPool } from '../store/pools.js';
import { misfitOf, type ResponseShape } from './answer-shape.js';
import type { FunctionOutcome } from './function-source.js';
import { functionOf, type TriggerName } from './trigger-name.js';

/** Cognito calls a function that does not answer in time twice more. */
const ATTEMPTS = 3;

/** Who made the call that leads to a trigger. */
export interface TriggerCaller {
  /** Null for calls that name no app client. */
  readonly clientId: string | null;
  /** As in `aws-sdk-js-3.1169.0`. */
  readonly sdk: string;
}

export interface TriggerEvent {
  readonly pool: UserPool;
  readonly trigger: TriggerName;
  /** The part of the `triggerSource` after the underscore. */
  readonly reason: string;
  readonly caller: TriggerCaller;
  readonly userName: string;
  readonly request: Readonly<Record<string, unknown>>;
  /** The members that the function may fill in, with what they are when it does not. */
  readonly response: Readonly<Record<string, unknown>>;
  readonly shape: ResponseShape;
  /** What the function's author should know of an answer that is taken, but not whole. */
  readonly remark?: (response: TriggerResponse) => string | undefined;
  /** Default "1". */
  readonly version?: string;
  /** Of a custom sender: the code in the request, and what it is in the clear. */
  readonly code?: { readonly encrypted: string; readonly plain: string };
}

export type TriggerResponse = Readonly<Record<string, unknown>>;

/**
 * Calls the function of a trigger and gives its response; undefined when the pool has none.
 * @throws {ServiceError} UserLambdaValidationException when it throws, UnexpectedLambdaException when it can't be
 * called or is too slow three times, InvalidLambdaResponseException when its answer is no answer to the event.
 */
export async function callTrigger(service: Service, call: TriggerEvent): Promise<TriggerResponse | undefined> {
  const { pool, trigger } = call;
  const arn = functionOf(service, pool, trigger);
  if (arn === undefined) return undefined;
  const event = toEvent(service, call);
  for (let attempt = 1; ; attempt++) {
    const started = elapsed();
    const outcome = await attemptCall(service, arn, event, call.code);
    const result = read(event, call, outcome);
    service.onTrigger(report(call, arn, attempt, event, elapsed() - started, result));
    if (outcome.kind === 'timed out' && attempt < ATTEMPTS) continue;
    if (result.response === undefined) throw toError(trigger, outcome);
    return result.response;
  }
}

interface Event {
  readonly version: string;
  readonly triggerSource: string;
  readonly request: object;
  readonly response: object;
}

function toEvent(service: Service, { pool, caller, ...call }: TriggerEvent): Event & Readonly<Record<string, unknown>> {
  return {
    version: call.version ?? '1',
    region: service.region,
    userPoolId: pool.id,
    userName: call.userName,
    callerContext: { awsSdkVersion: caller.sdk, clientId: caller.clientId },
    triggerSource: `${call.trigger === 'PreTokenGeneration' ? 'TokenGeneration' : call.trigger}_${call.reason}`,
    request: call.request,
    response: call.response,
  };
}

/** Nobody is told apart from a function that Cognito may not invoke, as on AWS. */
async function attemptCall(
  service: Service,
  arn: string,
  event: Event,
  code: TriggerEvent['code'],
): Promise<FunctionOutcome> {
  const invoke = service.functions.find(arn);
  if (invoke === undefined) return { kind: 'refused', error: 'AccessDeniedException' };
  const requestId = service.ids.uuid();
  return invoke(event, { arn, requestId, timeLimit: service.triggerTimeLimit, ...(code && { code }) });
}

/** What an attempt has come to. */
type Result =
  | { readonly response: TriggerResponse; readonly explanation?: string | undefined }
  | { readonly response?: undefined; readonly outcome: FunctionOutcome; readonly explanation?: string };

function read(event: Event, { shape, code, remark }: TriggerEvent, outcome: FunctionOutcome): Result {
  if (outcome.kind !== 'answered') return { outcome };
  // Custom senders are called asynchronously: what they return goes nowhere.
  if (code !== undefined) return { response: {} };
  const explanation = misfitOf(event, shape, outcome.output);
  if (explanation !== undefined) return { outcome, explanation };
  const response = (outcome.output as Event).response as TriggerResponse;
  return { response, explanation: remark?.(response) };
}

function toError(trigger: TriggerName, outcome: FunctionOutcome): ServiceError {
  switch (outcome.kind) {
    case 'failed':
      return new ServiceError('UserLambdaValidationException', `${trigger} failed with error ${outcome.message}.`);
    case 'timed out':
      return unexpected(trigger, 'Socket timeout while invoking Lambda function.');
    case 'refused':
      return unexpected(trigger, `${outcome.error}.`);
    case 'answered':
      return new ServiceError('InvalidLambdaResponseException', 'Unrecognizable lambda output');
  }
}

function unexpected(trigger: TriggerName, error: string): ServiceError {
  return new ServiceError('UnexpectedLambdaException', `${trigger} invocation failed due to error ${error}`);
}

function report(
  { trigger, pool }: TriggerEvent,
  functionArn: string,
  attempt: number,
  event: Event,
  durationMs: number,
  result: Result,
): TriggerCall {
  const about = { trigger, functionArn, attempt, durationMs, userPoolId: pool.id, event };
  const { explanation } = result;
  const why = explanation === undefined ? {} : { explanation };
  if (result.response !== undefined) return { ...about, response: result.response, ...why };
  const { outcome } = result;
  if (outcome.kind === 'failed') return { ...about, error: { name: outcome.name, message: outcome.message } };
  const { type, message } = toError(trigger, outcome);
  return { ...about, error: { name: type, message }, ...why };
}
