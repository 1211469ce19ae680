import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ListenOptions, LocalServer } from './local-cognito.js';
import { dispatch, errorResponse, type ProtocolResponse } from './protocol/dispatch.js';
import { ServiceError } from './protocol/errors.js';
import type { Service } from './service.js';
import { wellKnown } from './well-known.js';

/** No request of the API comes near this; a password is 256 characters at most. */
const LONGEST_BODY = 1024 * 1024;
/** A client that takes longer than this to send its request is cut off. */
const REQUEST_TIMEOUT = 30_000;

const CORS = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'x-amzn-requestid,x-amzn-errortype,x-amzn-errormessage,date',
};

/** The door for programs outside this process: AWS JSON 1.1 over HTTP, and the well-known documents of each pool. */
export async function listen(
  service: Service,
  { port = 0, host = '127.0.0.1', log }: ListenOptions,
): Promise<LocalServer> {
  const underWay = new Map<IncomingMessage, Promise<void>>();
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const started = performance.now();
    const result = await answer(service, request);
    const milliseconds = (performance.now() - started).toFixed(1);
    log?.(`${request.method} ${subjectOf(request)} ${result.status} ${errorOf(result)}${milliseconds} ms`);
    await send(response, result);
  };
  const server = createServer((request, response) => {
    underWay.set(
      request,
      serve(request, response).finally(() => underWay.delete(request)),
    );
  });
  server.requestTimeout = REQUEST_TIMEOUT;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address() as AddressInfo;
  const shownHost = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return {
    url: `http://${shownHost}:${address.port}`,
    port: address.port,
    async close() {
      server.close();
      // A closed server no longer times requests out: one that has not arrived by now might never do.
      for (const request of underWay.keys()) if (!request.complete) request.destroy();
      await Promise.all(underWay.values());
      server.closeAllConnections();
    },
  };
}

async function answer(service: Service, request: IncomingMessage): Promise<ProtocolResponse> {
  try {
    if (request.method === 'OPTIONS') return preflight(request);
    if (request.method === 'GET') return await wellKnown(service, pathOf(request));
    const ip = request.socket.remoteAddress ?? '127.0.0.1';
    const body = await readBody(request);
    return await dispatch(service, { headers: request.headers as Record<string, string>, body, ip });
  } catch (error) {
    return errorResponse(service, service.ids.uuid(), error);
  }
}

/** By events: an async iterator over the request would take as long as the rest of a small call. */
function readBody(request: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      // The rest is read and dropped: a client that is cut off while it sends never sees why.
      if (length <= LONGEST_BODY) chunks.push(chunk);
    });
    request.on('end', () => {
      if (length <= LONGEST_BODY) resolve(Buffer.concat(chunks).toString('utf8'));
      else reject(new ServiceError('RequestEntityTooLargeException', `The body is longer than ${LONGEST_BODY} bytes.`));
    });
    // The client hung up. Nobody will read this but the log. Every request closes; an error takes long to make.
    request.on('close', () => {
      if (!request.complete) reject(new ServiceError('SerializationException', 'The body broke off.'));
    });
  });
}

function pathOf({ url = '/' }: IncomingMessage): string {
  return url.replace(/\?.*/s, '');
}

function preflight(request: IncomingMessage): ProtocolResponse {
  return {
    status: 200,
    headers: {
      'access-control-allow-methods': 'GET,POST,OPTIONS',
      'access-control-allow-headers': request.headers['access-control-request-headers'] ?? '*',
      'access-control-max-age': '86400',
    },
    body: '',
  };
}

/** Resolves when the answer has left, or can't because the client has. */
async function send(response: ServerResponse, { status, headers, body }: ProtocolResponse): Promise<void> {
  response.writeHead(status, { ...CORS, ...headers, 'content-length': Buffer.byteLength(body) });
  response.end(body);
  // A client that has hung up has closed it before.
  if (!response.closed) await new Promise((resolve) => response.once('close', resolve));
}

/** What a request was about, for the log: the operation or the path, never its body. */
function subjectOf(request: IncomingMessage): string {
  const target = String(request.headers['x-amz-target'] ?? '').replace(/[^\w.]/g, '');
  return target === '' ? pathOf(request).slice(0, 100) : target.slice(target.lastIndexOf('.') + 1, 100);
}

function errorOf({ headers }: ProtocolResponse): string {
  const type = headers['x-amzn-errortype'];
  return type === undefined ? '' : `${type.slice(0, -1)} `;
}
