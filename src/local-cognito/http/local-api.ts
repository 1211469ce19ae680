import type { IncomingMessage } from 'node:http';
import { isClockFault } from '../checked-clock.js';
import type { TestClock } from '../clock.js';
import type { ProtocolResponse } from '../protocol/dispatch.js';
import { ServiceError } from '../protocol/errors.js';
import { json, refusal, wrongMethod } from './answers.js';
import { moveClock } from './move-clock.js';
import type { Tools } from './pages.js';
import { pathOf, queryOf } from './path.js';
import { outboxFilter, readQuery } from './query.js';

/** Users in one answer. */
const MOST_USERS = 1000;

/** Nobody keeps these answers, and pages of other origins can't take them in. */
const PRIVATE = {
  'cache-control': 'no-store',
  'cross-origin-resource-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
};

interface Call {
  readonly query: URLSearchParams;
  readBody(): Promise<string>;
}

type Work = (tools: Tools, call: Call) => Promise<object>;

const routes: Readonly<Record<string, Readonly<Record<string, Work>>>> = {
  '/_local/outbox': {
    GET: async ({ outbox }, { query }) => ({ messages: await outbox.list(outboxFilter(query)) }),
    DELETE: async ({ outbox }, { query }) => ({ deleted: await outbox.clear(outboxFilter(query)) }),
  },
  '/_local/clock': {
    GET: async ({ clock }) => timeOf(clock),
    POST: async ({ clock }, call) => {
      moveClock(clock, await call.readBody());
      return timeOf(clock);
    },
  },
  '/_local/users': {
    GET: async ({ users }, { query }) => {
      const { userPoolId, username } = readQuery(query, ['userPoolId', 'username']);
      if (userPoolId === undefined) throw new RangeError('Name a user pool: ?userPoolId=us-east-1_Ab1Cd2Ef3.');
      if (username === undefined) return { users: await users.list(userPoolId, { limit: MOST_USERS }) };
      const user = await users.find(userPoolId, username);
      return { users: user === undefined ? [] : [user] };
    },
  },
};

/** Outbox, clock and users for tests in other languages. */
export async function localApi(
  tools: Tools,
  request: IncomingMessage,
  readBody: () => Promise<string>,
): Promise<ProtocolResponse> {
  const answer = await answerTo(tools, request, readBody);
  return { ...answer, headers: { ...answer.headers, ...PRIVATE } };
}

async function answerTo(
  tools: Tools,
  request: IncomingMessage,
  readBody: () => Promise<string>,
): Promise<ProtocolResponse> {
  const path = pathOf(request);
  const route = Object.hasOwn(routes, path) ? routes[path] : undefined;
  if (route === undefined) {
    return refusal(404, 'ResourceNotFoundException', `There are ${Object.keys(routes).join(', ')}.`);
  }
  const { method = '' } = request;
  const work = route[method === 'HEAD' ? 'GET' : method];
  if (work === undefined) return wrongMethod(method, ['HEAD', ...Object.keys(route)].join(', '));
  try {
    return json(200, await work(tools, { query: queryOf(request), readBody }));
  } catch (error) {
    if (error instanceof RangeError && !isClockFault(error))
      return refusal(400, 'InvalidParameterException', error.message);
    if (!(error instanceof ServiceError)) throw error;
    return refusal(error.type === 'ResourceNotFoundException' ? 404 : 400, error.type, error.message);
  }
}

function timeOf(clock: TestClock): object {
  const now = clock.now();
  return { now: new Date(now).toISOString(), epochMilliseconds: now };
}
