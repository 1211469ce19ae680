import { Readable } from 'node:stream';
import { unlessAborted, type Abort } from './abort.js';
import { closedError } from './closed.js';
import { dispatch, type ProtocolResponse } from './protocol/dispatch.js';
import type { InProcessRequestHandler } from './local-cognito.js';
import type { Service } from './service.js';
import { outsideOfFunction } from './triggers/function-logs.js';

export interface InProcessDoor {
  readonly requestHandler: InProcessRequestHandler;
  /** Waits for the calls under way, and takes no more. */
  close(): Promise<void>;
}

/** The door for AWS SDK clients of this process: a `requestHandler`, so that no port and no socket is needed. */
export function openInProcessDoor(service: Service): InProcessDoor {
  const underWay = new Set<Promise<ProtocolResponse>>();
  let closed = false;
  return {
    requestHandler: {
      async handle(request, options) {
        if (closed) throw closedError();
        const headers = Object.fromEntries(
          Object.entries(request.headers).map(([name, value]) => [name.toLowerCase(), value]),
        );
        const body = textOf(request.body);
        const { abortSignal } = (options ?? {}) as { readonly abortSignal?: Abort };
        const answer = await unlessAborted(abortSignal, () => {
          // It may be a function of ours that calls.
          const call = outsideOfFunction(() => dispatch(service, { headers, body, ip: '127.0.0.1' }));
          underWay.add(call);
          return call.finally(() => underWay.delete(call));
        });
        return { response: { statusCode: answer.status, headers: answer.headers, body: bodyOf(answer.body) } };
      },
      updateHttpClientConfig: () => undefined,
      httpHandlerConfigs: () => ({}),
    },
    async close() {
      // Functions of these calls may call, too, and custom senders, whom no call waits for.
      while (underWay.size > 0 || service.errands.size > 0) await Promise.all([...underWay, ...service.errands]);
      closed = true;
    },
  };
}

function textOf(body: unknown): string {
  if (body === undefined) return '';
  if (typeof body === 'string') return body;
  if (ArrayBuffer.isView(body)) return Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8');
  throw new TypeError('Local Cognito takes request bodies that are strings or bytes.');
}

/**
 * Bytes, which the SDK takes at once, or a stream of them. Under jsdom, and in the contexts of VMs, a Buffer is of
 * another realm than the Uint8Array that the SDK compares it with: it would take the bytes for a stream.
 */
function bodyOf(text: string): Uint8Array | Readable {
  const bytes = Buffer.from(text, 'utf8');
  return bytes instanceof Uint8Array ? bytes : Readable.from([bytes], { objectMode: false });
}
