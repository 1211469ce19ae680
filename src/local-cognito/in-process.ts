import { dispatch } from './protocol/dispatch.js';
import type { InProcessRequestHandler } from './local-cognito.js';
import type { Service } from './service.js';
import { outsideOfFunction } from './triggers/function-logs.js';

/** The door for AWS SDK clients of this process: a `requestHandler`, so that no port and no socket is needed. */
export function createInProcessHandler(service: Service): InProcessRequestHandler {
  return {
    async handle(request) {
      const headers = Object.fromEntries(
        Object.entries(request.headers).map(([name, value]) => [name.toLowerCase(), value]),
      );
      const body = textOf(request.body);
      // It may be a function of ours that calls.
      const answer = await outsideOfFunction(() => dispatch(service, { headers, body, ip: '127.0.0.1' }));
      return {
        response: { statusCode: answer.status, headers: answer.headers, body: Buffer.from(answer.body, 'utf8') },
      };
    },
    updateHttpClientConfig: () => undefined,
    httpHandlerConfigs: () => ({}),
  };
}

function textOf(body: unknown): string {
  if (body === undefined) return '';
  if (typeof body === 'string') return body;
  if (body instanceof Uint8Array) return Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8');
  throw new TypeError('Local Cognito takes request bodies that are strings or bytes.');
}
