import { once } from 'node:events';
import { createServer, request, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that passes every call on to another, but refuses one operation, as a lack of IAM rights does. */
export async function startRefusingGate(
  target: string,
  operation: string,
): Promise<{ url: string; end(): Promise<void> }> {
  const server = createServer((incoming, outgoing) => {
    if (incoming.headers['x-amz-target']?.toString().endsWith(`.${operation}`)) {
      outgoing.writeHead(400, { 'content-type': 'application/x-amz-json-1.1' });
      outgoing.end(JSON.stringify({ __type: 'AccessDeniedException', message: `Not allowed to ${operation}.` }));
      incoming.resume();
      return;
    }
    const { method, headers, url } = incoming;
    const passedOn = request(new URL(url ?? '/', target), { method, headers });
    incoming.pipe(passedOn);
    passedOn.on('response', (response: IncomingMessage) => {
      outgoing.writeHead(response.statusCode ?? 500, response.headers);
      response.pipe(outgoing);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async end() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
