import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What an endpoint was asked. */
export interface InvokeRequest {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly event: Event;
}

export interface Event {
  readonly triggerSource: string;
  readonly userName: string;
  readonly response: Readonly<Record<string, unknown>>;
}

export interface InvokeAnswer {
  /** Default 200. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** What is no text goes out as JSON. */
  readonly body: unknown;
}

export interface LambdaApi extends AsyncDisposable {
  readonly url: string;
  readonly requests: readonly InvokeRequest[];
  close(): Promise<void>;
}

/**
 * An endpoint with the Invoke API of Lambda, on a socket.
 * @param answer without an answer the request hangs.
 */
export async function openLambdaApi(answer: (request: InvokeRequest) => InvokeAnswer | undefined): Promise<LambdaApi> {
  const requests: InvokeRequest[] = [];
  const server = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const { method = '', url: path = '', headers } = incoming;
    const request = { method, path, headers, event: JSON.parse(Buffer.concat(chunks).toString()) as Event };
    requests.push(request);
    const given = answer(request);
    if (given === undefined) return;
    outgoing.writeHead(given.status ?? 200, { 'content-type': 'application/json', ...given.headers });
    outgoing.end(typeof given.body === 'string' ? given.body : JSON.stringify(given.body));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    if (server.listening) await once(server.close(), 'close');
  };
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, requests, close, [Symbol.asyncDispose]: close };
}
