import { isClockFault } from '../checked-clock.js';
import { operations } from '../operations/index.js';
import { notOffered, refusalOf } from '../operations/not-offered.js';
import type { Service } from '../service.js';
import { notFound, ServiceError } from './errors.js';
import { nearestName } from './nearest-name.js';
import type { Caller } from './operation.js';
import { storageFailure } from './storage-failure.js';
import { validate } from './validate.js';

const TARGET_PREFIX = 'AWSCognitoIdentityProviderService.';
const LONGEST_HEADER = 1000;
const CONTENT_TYPE = 'application/x-amz-json-1.1';

/** An AWS JSON 1.1 request. Header names are in lower case. */
export interface ProtocolRequest {
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
  readonly ip: string;
}

export interface ProtocolResponse {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: string;
}

/** Runs the operation that the request names. Never throws: each failure is an error document. */
export async function dispatch(service: Service, request: ProtocolRequest): Promise<ProtocolResponse> {
  const requestId = service.ids.uuid();
  try {
    const output = await runOperation(service, request);
    return respond(200, requestId, output);
  } catch (error) {
    return errorResponse(service, requestId, error);
  }
}

/** The error document of section 1.3 of the protocol, for failures met before an operation ran, too. */
export function errorResponse(service: Service, requestId: string, error: unknown): ProtocolResponse {
  const { type, message } = toServiceError(service, error);
  const response = respond(type === 'InternalErrorException' ? 500 : 400, requestId, { __type: type, message });
  response.headers['x-amzn-errortype'] = `${type}:`;
  // A header takes no line breaks and Latin-1 at most, and clients take no headers without end.
  response.headers['x-amzn-errormessage'] = message
    .slice(0, LONGEST_HEADER)
    .replace(/[^\x20-\x7e]+/g, ' ')
    .trim();
  return response;
}

function toServiceError(service: Service, error: unknown): ServiceError {
  if (error instanceof ServiceError) return error;
  // Between what an operation read and what it wrote, another call has deleted the user or the pool.
  if ((error as { code?: unknown } | null)?.code === 'SQLITE_CONSTRAINT_FOREIGNKEY') {
    return notFound('What the call is about was deleted while it was under way.');
  }
  const failure = storageFailure(error);
  if (failure !== undefined) {
    service.onStorageFailure(error);
    return failure;
  }
  if (isClockFault(error)) return new ServiceError('InternalErrorException', (error as Error).message);
  service.onBug(error);
  return new ServiceError('InternalErrorException', 'Local Cognito met a bug; its log has the details.');
}

async function runOperation(service: Service, { headers, body, ip }: ProtocolRequest): Promise<object> {
  const target = headers['x-amz-target'] ?? '';
  const name = target.startsWith(TARGET_PREFIX) ? target.slice(TARGET_PREFIX.length) : undefined;
  if (name === undefined) {
    throw new ServiceError('UnknownOperationException', `The header X-Amz-Target must be ${TARGET_PREFIX}<Operation>.`);
  }
  const operation = operations.get(name);
  if (operation === undefined) throw refusalOf(name) ?? unknownOperation(name);
  if (operation.auth === 'iam' && headers['authorization'] === undefined) {
    throw new ServiceError('MissingAuthenticationTokenException', 'Missing Authentication Token');
  }
  const caller: Caller = { ip, userAgent: headers['user-agent'] ?? headers['x-amz-user-agent'] ?? 'unknown' };
  return operation.run(service, validate(operation.input, parseJson(body, headers)) as never, caller);
}

function unknownOperation(name: string): ServiceError {
  const nearest = nearestName(name, [...operations.keys(), ...notOffered]);
  const hint = nearest === undefined ? '' : ` Is ${nearest} meant?`;
  return new ServiceError('UnknownOperationException', `Cognito has no operation ${name}.${hint}`);
}

function parseJson(body: string, { 'content-encoding': encoding }: ProtocolRequest['headers']): unknown {
  try {
    return JSON.parse(body === '' ? '{}' : body) as unknown;
  } catch {
    if (encoding !== undefined && encoding !== 'identity') {
      throw new ServiceError('SerializationException', 'The body is compressed. The API takes it as plain JSON alone.');
    }
    throw new ServiceError('SerializationException', 'The body is not valid JSON.');
  }
}

function respond(status: number, requestId: string, content: object): ProtocolResponse {
  return {
    status,
    headers: { 'content-type': CONTENT_TYPE, 'x-amzn-requestid': requestId },
    body: JSON.stringify(content),
  };
}
