import type { IncomingMessage } from 'node:http';
import type { LocalCognito } from '../local-cognito.js';
import { errorResponse, type ProtocolResponse } from '../protocol/dispatch.js';
import { elapsed } from '../real-time.js';
import type { Service } from '../service.js';
import { json, refusal, wrongMethod } from './answers.js';
import { CORS, preflight } from './cors.js';
import { frontPage } from './front-page.js';
import { whyRefused } from './guard.js';
import { localApi } from './local-api.js';
import { pathOf } from './path.js';
import { version } from './version.js';
import { wellKnown } from './well-known.js';

/** What the pages tell of, and the local API changes. */
export type Tools = Pick<LocalCognito, 'outbox' | 'users' | 'clock'>;

/** What the pages know of the server that they are on. */
export interface Door {
  readonly url: string;
  /** As the server was told, be it a name. */
  readonly host: string;
  readonly localApi: boolean;
}

/** Answers every request that is no call of the API. Never throws. */
export type Pages = (request: IncomingMessage, readBody: () => Promise<string>) => Promise<ProtocolResponse>;

export function openPages(service: Service, tools: Tools, door: Door): Pages {
  const started = elapsed();
  const health = (): ProtocolResponse => json(200, describeHealth(service, door, elapsed() - started), CORS);
  const find = (path: string): ((request: IncomingMessage) => Promise<ProtocolResponse>) | undefined => {
    if (path === '/health') return async () => health();
    if (path !== '/') return wellKnown(service, path);
    return async (request) => (wantsHtml(request) ? frontPage(service, door) : health());
  };
  const answer: Pages = async (request, readBody) => {
    const path = pathOf(request);
    if (/^\/_local(\/|$)/.test(path)) {
      if (!door.localApi)
        return refusal(
          404,
          'ResourceNotFoundException',
          'The local API is off here. `cognito-demo local --local-api` serves it, also where other machines can reach it.',
        );
      const why = whyRefused(request, door.host);
      if (why !== undefined) return refusal(403, 'ForbiddenException', why);
      return localApi(tools, request, readBody);
    }
    const { method = '' } = request;
    if (method === 'OPTIONS') return preflight(request);
    const page = find(path);
    if (page === undefined) return refusal(404, 'ResourceNotFoundException', notHere(method), CORS);
    if (method === 'GET' || method === 'HEAD') return page(request);
    const refused = wrongMethod(method, path === '/' ? 'GET, HEAD, POST, OPTIONS' : 'GET, HEAD, OPTIONS');
    return { ...refused, headers: { ...refused.headers, ...CORS } };
  };
  return (request, readBody) =>
    answer(request, readBody).catch((error: unknown) => errorResponse(service, service.ids.uuid(), error));
}

function describeHealth({ region }: Service, door: Door, milliseconds: number): object {
  return {
    status: 'ok',
    service: 'cognito-demo local',
    version,
    region,
    uptimeSeconds: Math.floor(milliseconds / 1000),
    localApi: door.localApi,
  };
}

/** Whether a browser asks: other programs take anything, or JSON. */
function wantsHtml({ headers }: IncomingMessage): boolean {
  return headers.accept?.includes('text/html') ?? false;
}

function notHere(method: string): string {
  return method === 'POST'
    ? 'There is nothing at this path. Calls of the API are POST /.'
    : 'There is nothing at this path. GET / says what there is.';
}
