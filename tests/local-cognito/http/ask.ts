import { once } from 'node:events';
import { request, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  json(): unknown;
}

/** A request with any header, those that `fetch` keeps to itself included. */
export async function ask(
  url: string,
  {
    method = 'GET',
    headers = {},
    body,
  }: { method?: string; headers?: Readonly<Record<string, string>>; body?: string | Buffer } = {},
): Promise<Answer> {
  const outgoing = request(url, { method, headers, agent: false });
  outgoing.end(body);
  const [response] = (await once(outgoing, 'response')) as [IncomingMessage];
  const content = await text(response);
  return {
    status: response.statusCode ?? 0,
    headers: response.headers,
    text: content,
    json: () => JSON.parse(content) as unknown,
  };
}

/** A connection on which anything may be written. */
export interface RawConnection {
  readonly socket: Socket;
  write(text: string): void;
  /** All that has come, as soon as it matches. */
  see(pattern: RegExp): Promise<string>;
  /** All that came until the server hung up. */
  readonly ended: Promise<string>;
}

export async function openConnection(port: number): Promise<RawConnection> {
  const socket = connect(port, '127.0.0.1');
  let received = '';
  socket.setEncoding('utf8').on('data', (part: string) => (received += part));
  // The server may hang up while something is on its way to it.
  socket.on('error', () => undefined);
  const ended = once(socket, 'close').then(() => received);
  await once(socket, 'connect');
  return {
    socket,
    write: (words) => void socket.write(words),
    async see(pattern) {
      while (!pattern.test(received)) {
        if (socket.closed) throw new Error(`The server hung up before ${pattern}. It sent:\n${received}`);
        await Promise.race([once(socket, 'data'), ended]);
      }
      return received;
    },
    ended,
  };
}

/** The text of a request; `content-length` goes with a body. */
export function rawRequest(line: string, headers: Readonly<Record<string, string>> = {}, body = ''): string {
  const all = {
    host: 'localhost',
    ...(body !== '' && { 'content-length': String(Buffer.byteLength(body)) }),
    ...headers,
  };
  const fields = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${line} HTTP/1.1\r\n${fields.join('')}\r\n${body}`;
}
