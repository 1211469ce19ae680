import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Server as NetServer, type AddressInfo, type Socket } from 'node:net';
import { asyncDisposable } from './async-disposable.js';
import { guardListener } from './guard-listener.js';
import { refusal } from './http/answers.js';
import { refuseBrokenRequest } from './http/broken-request.js';
import { CORS } from './http/cors.js';
import { isEveryAddress, isLoopback } from './http/guard.js';
import { openPages, type Tools } from './http/pages.js';
import { pathOf } from './http/path.js';
import type { ListenOptions, LocalServer } from './local-cognito.js';
import { dispatch, errorResponse, type ProtocolResponse } from './protocol/dispatch.js';
import { ServiceError } from './protocol/errors.js';
import { clearTimeout, elapsed, setTimeout } from './real-time.js';
import type { Service } from './service.js';

/** No request of the API comes near this; a password is 256 characters at most. */
const LONGEST_BODY = 1024 * 1024;
/** A client that takes longer than this to send its request is cut off. */
const REQUEST_TIMEOUT = 30_000;
/** How often late requests are looked for, at most. */
const LOOK_FOR_LATE_ONES = 5000;
/** How long a connection waits for its next request: a client that sends one as it is closed would see an error. */
const KEEP_ALIVE = 60_000;

/** The door for programs outside this process: AWS JSON 1.1 over HTTP, and the pages of `openPages`. */
export async function listen(service: Service, tools: Tools, options: ListenOptions): Promise<LocalServer> {
  const { port = 0, host = '127.0.0.1', requestTimeout = REQUEST_TIMEOUT } = options;
  // Without one no line is made: it would take its part of a request.
  const log = options.log && guardListener('The log of requests', options.log);
  const server = createServer({
    requestTimeout,
    headersTimeout: requestTimeout,
    connectionsCheckingInterval: Math.min(Math.ceil(requestTimeout / 2), LOOK_FOR_LATE_ONES),
    keepAliveTimeout: KEEP_ALIVE,
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address() as AddressInfo;
  const everywhere = isEveryAddress(address.address);
  const url = urlOf(address);
  const loopback = isLoopback(address.address);
  const localApi = options.localApi ?? loopback;
  const pages = openPages(service, tools, { url, host, localApi });
  const underWay = new Map<IncomingMessage, Promise<void>>();
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const started = elapsed();
    const isCall = request.method === 'POST' && pathOf(request) === '/';
    const result = isCall ? await call(service, request) : await pages(request, () => readBody(request));
    const milliseconds = (elapsed() - started).toFixed(1);
    log?.(`${request.method} ${subjectOf(request)} ${result.status} ${errorOf(result)}${milliseconds} ms`);
    await send(response, result, isCall ? CORS : undefined);
  };
  server.on('request', (request, response) => {
    underWay.set(
      request,
      serve(request, response).finally(() => underWay.delete(request)),
    );
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    // An answer to what came before is on its way; none to this could be told from it.
    const isBusy = [...underWay.keys()].some((request) => request.socket === socket && request.complete);
    if (error.code === 'ECONNRESET' || !socket.writable || isBusy) socket.destroy();
    else refuseBrokenRequest(error, socket, log ?? (() => undefined));
  });
  const close = async (): Promise<void> => {
    // That of net alone: the one of HTTP would cut off who is still taking an answer.
    NetServer.prototype.close.call(server);
    server.removeAllListeners('request').on('request', refuseLateRequest);
    // One that has not arrived by now might never do.
    for (const request of underWay.keys()) if (!request.complete) request.destroy();
    const late = setTimeout(() => server.closeAllConnections(), requestTimeout);
    await Promise.all(underWay.values());
    clearTimeout(late);
    server.close();
    server.closeAllConnections();
  };
  return { url, port: address.port, loopback, everywhere, localApi, close, ...asyncDisposable(close) };
}

/** Of one that listens at every address it has that of this machine to itself: nobody can call `0.0.0.0` or `::`. */
function urlOf({ address, family, port }: AddressInfo): string {
  if (isEveryAddress(address)) return `http://127.0.0.1:${port}`;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}

async function call(service: Service, request: IncomingMessage): Promise<ProtocolResponse> {
  try {
    const ip = request.socket.remoteAddress ?? '127.0.0.1';
    const body = await readBody(request);
    return await dispatch(service, { headers: request.headers as Record<string, string>, body, ip });
  } catch (error) {
    return errorResponse(service, service.ids.uuid(), error);
  }
}

/** One that comes on an open connection while those before it are finished. */
function refuseLateRequest(_: IncomingMessage, response: ServerResponse): void {
  const { status, headers, body } = refusal(503, 'ServiceUnavailableException', 'Local Cognito is stopping.');
  response.writeHead(status, { ...headers, ...CORS, connection: 'close' }).end(body);
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

/** Resolves when the answer has left, or can't because the client has. */
async function send(
  response: ServerResponse,
  { status, headers, body }: ProtocolResponse,
  cors: Readonly<Record<string, string>> | undefined,
): Promise<void> {
  response.writeHead(status, { ...cors, ...headers, 'content-length': Buffer.byteLength(body) });
  response.end(body);
  // A client that has hung up has closed it before.
  if (response.closed) return;
  const closed = new Promise<unknown>((resolve) => response.once('close', resolve));
  // One that waits behind others of its connection is never closed when that breaks off.
  await (response.socket === null ? Promise.race([closed, endOf(response.req.socket)]) : closed);
}

const ends = new WeakMap<Socket, Promise<void>>();

/** One listener a connection, however many answers it has to wait for. */
function endOf(socket: Socket): Promise<void> {
  let end = ends.get(socket);
  if (end === undefined) {
    end = new Promise((resolve) => {
      if (socket.closed) resolve();
      else socket.once('close', () => resolve());
    });
    ends.set(socket, end);
  }
  return end;
}

/** What a request was about, for the log: the operation or the path, never its body. */
function subjectOf(request: IncomingMessage): string {
  const target = String(request.headers['x-amz-target'] ?? '').replace(/[^\w.]/g, '');
  if (target === '')
    return pathOf(request)
      .replace(/[^\x21-\x7e]+/g, '?')
      .slice(0, 100);
  return target.slice(target.lastIndexOf('.') + 1, 100);
}

function errorOf({ headers }: ProtocolResponse): string {
  const type = headers['x-amzn-errortype'];
  return type === undefined ? '' : `${type.slice(0, -1)} `;
}
