import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that passes every call on to another, and holds those to one operation back until it is opened. */
export interface SlowGate {
  readonly url: string;
  /** Resolves when a call of the operation has arrived. */
  readonly arrived: Promise<void>;
  open(): void;
  end(): Promise<void>;
}

export async function startSlowGate(target: string, operation: string): Promise<SlowGate> {
  let arrive = (): void => {};
  let open = (): void => {};
  const arrived = new Promise<void>((resolve) => (arrive = resolve));
  const opened = new Promise<void>((resolve) => (open = resolve));
  const server = createServer((incoming, outgoing) => {
    // The caller may be gone by now.
    answer(incoming, outgoing).catch(() => outgoing.destroy());
  });
  const answer = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    if (incoming.headers['x-amz-target']?.toString().endsWith(`.${operation}`)) {
      arrive();
      await opened;
    }
    const { method, headers, url } = incoming;
    const passedOn = request(new URL(url ?? '/', target), { method, headers });
    incoming.pipe(passedOn);
    const [response] = (await once(passedOn, 'response')) as [IncomingMessage];
    outgoing.writeHead(response.statusCode ?? 500, response.headers);
    response.pipe(outgoing);
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    arrived,
    open,
    async end() {
      open();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
