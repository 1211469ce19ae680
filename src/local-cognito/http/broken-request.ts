import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout } from '../real-time.js';
import { refusal } from './answers.js';

/** What Node says of a request that it can't read. */
const REASONS: Readonly<Record<string, readonly [status: number, message: string]>> = {
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'The request took too long to arrive.'],
  HPE_HEADER_OVERFLOW: [431, 'The headers are longer than 16,384 bytes.'],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: [413, 'The extensions of a chunk are too long.'],
};

/** Milliseconds that a client has to read why, and hang up. */
const LINGER = 1000;

/** Answers what is no request, or never becomes one, and hangs up: what follows on the connection can't be told apart. */
export function refuseBrokenRequest(error: NodeJS.ErrnoException, socket: Duplex, log: (line: string) => void): void {
  const [status, message] = REASONS[error.code ?? ''] ?? [400, 'This is no HTTP request that can be read.'];
  const { headers, body } = refusal(status, 'SerializationException', message);
  log(`(no request) ${status} SerializationException`);
  const fields = Object.entries({ ...headers, 'content-length': Buffer.byteLength(body), connection: 'close' });
  const head = [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...fields.map(([name, value]) => `${name}: ${value}`)];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
  setTimeout(() => socket.destroy(), LINGER).unref();
}
