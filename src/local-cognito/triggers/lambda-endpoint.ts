import { parseFunctionArn, type FunctionOutcome, type FunctionSource, type Invocation } from './function-source.js';

export interface LambdaEndpointOptions {
  readonly url: string;
  /** Told why a function could not be called, or what its answer was in place of JSON. */
  readonly log: (arn: string, text: string) => void;
}

const KEEP_WARM =
  'Does the function hang, or does its container still start? `sam local start-lambda --warm-containers EAGER` starts them before.';

/** What an emulator writes in place of an answer when its own time limit for the function has passed. */
const TASK_TIMED_OUT = /^[\w\s.:-]*Task timed out after [\d.]+ seconds$/;

/**
 * The functions of an endpoint that speaks the Invoke API of Lambda, such as `sam local start-lambda`, LocalStack or the
 * Lambda runtime interface emulator. None of these looks at signatures, so the calls have none.
 * https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
 */
export function createLambdaEndpoint({ url, log }: LambdaEndpointOptions): FunctionSource {
  const base = new URL(url);
  return {
    find(arn) {
      const path = pathOf(base, arn);
      if (path === undefined) return undefined;
      return (event, invocation) => invoke(new URL(path, base), event, invocation, (text) => log(arn, text));
    },
  };
}

/**
 * By name, as emulators know neither account nor region. The qualifier stands behind the name, where it may stand as
 * well as in the query: SAM refuses a query. A URL of one function, as the runtime interface emulator has it, is whole.
 */
function pathOf({ pathname }: URL, arn: string): string | undefined {
  const called = parseFunctionArn(arn);
  if (called === undefined) return undefined;
  if (/\/invocations\/?$/.test(pathname)) return pathname;
  const { name, qualifier } = called;
  const resource = encodeURIComponent(name) + (qualifier === undefined ? '' : `:${encodeURIComponent(qualifier)}`);
  return `${pathname.replace(/\/$/, '')}/2015-03-31/functions/${resource}/invocations`;
}

async function invoke(
  url: URL,
  event: object,
  { timeLimit }: Invocation,
  log: (text: string) => void,
): Promise<FunctionOutcome> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-amz-invocation-type': 'RequestResponse' },
      body: JSON.stringify(event),
      signal: AbortSignal.timeout(timeLimit),
    });
    return outcomeOf(response, await response.text(), (text) => log(`${url.href} ${text}`));
  } catch (error) {
    if ((error as Error).name === 'TimeoutError') {
      log(`${url.href} does not answer within ${timeLimit} ms. ${KEEP_WARM}`);
      return { kind: 'timed out' };
    }
    log(`${url.href} can't be reached: ${reasonOf(error)}. Is the Lambda endpoint running?`);
    return { kind: 'refused', error: 'ServiceException' };
  }
}

/** Fetch wraps what the connection failed with. */
function reasonOf(error: unknown): string {
  const { cause } = error as Error;
  const { message, code, errors } = (cause ?? error) as Error & { code?: string; errors?: readonly Error[] };
  return message || errors?.[0]?.message || code || 'no reason given';
}

function outcomeOf({ status, ok, headers }: Response, body: string, log: (text: string) => void): FunctionOutcome {
  const json = parseJson(body);
  if (!ok) {
    const error = errorTypeOf(headers, json) ?? 'ServiceException';
    log(`answers ${status} ${error}: ${body.slice(0, 500)}${adviceFor(status)}`);
    // Cognito does not tell a function that is not there from one that it may not call.
    return { kind: 'refused', error: status === 404 ? 'AccessDeniedException' : error };
  }
  const failure = failureIn(json, headers.has('x-amz-function-error'));
  if (failure !== undefined) return failure;
  if (TASK_TIMED_OUT.test(body)) return { kind: 'failed', name: 'Sandbox.Timedout', message: body };
  if (json === undefined) log(`answers what is no JSON: ${body === '' ? 'nothing' : body.slice(0, 500)}`);
  return { kind: 'answered', output: json };
}

/** What to do, behind an answer that is no answer of the function. */
function adviceFor(status: number): string {
  switch (status) {
    case 404:
      return '\nHas the endpoint a function of that name? In SAM it is the logical id of the template, and LambdaConfig names it in the ARN.';
    case 401:
    case 403:
      return '\nCalls are not signed: an emulator takes them, Lambda on AWS does not.';
    default:
      return status < 500 ? '' : '\nThe log of the endpoint may say why.';
  }
}

type Json = Readonly<Record<string, unknown>> | undefined;

/** Undefined for a text that is no JSON. */
function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** As in `ResourceNotFoundException:http://internal.amazon.com/coral/`. */
function errorTypeOf(headers: Headers, json: unknown): string | undefined {
  const named = headers.get('x-amzn-errortype') ?? (json as Json)?.['__type'];
  const [, type] = /^(?:.*#)?(\w+)/.exec(typeof named === 'string' ? named : '') ?? [];
  return type === undefined || type.endsWith('Exception') ? type : `${type}Exception`;
}

/**
 * The runtime interface emulator leaves the header out (its issue 20). An answer to an event is never mistaken for a
 * failure, because it has the members of the event.
 */
function failureIn(json: unknown, isMarked: boolean): FunctionOutcome | undefined {
  const { errorMessage, errorType, triggerSource } = (json ?? {}) as NonNullable<Json>;
  const isFailure = isMarked || (typeof errorMessage === 'string' && triggerSource === undefined);
  if (!isFailure) return undefined;
  return {
    kind: 'failed',
    name: typeof errorType === 'string' ? errorType : 'Error',
    message: typeof errorMessage === 'string' ? errorMessage : 'Unhandled',
  };
}
