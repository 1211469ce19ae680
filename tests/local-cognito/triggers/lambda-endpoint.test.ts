import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import type { FunctionLogLine } from '../../../src/local-cognito/index.js';
import { arnOf } from '../functions.js';
import { failureOf, openPlayground, openService, type Playground } from '../playground.js';
import { openLambdaApi, type InvokeAnswer, type LambdaApi } from './lambda-api.js';

interface Remote extends Playground {
  readonly lines: readonly FunctionLogLine[];
}

/** A pool whose PreSignUp is at the endpoint. */
async function openRemote(url: string, PreSignUp = arnOf('check'), triggerTimeLimit = 5000): Promise<Remote> {
  const lines: FunctionLogLine[] = [];
  const onFunctionLog = (line: FunctionLogLine): void => void lines.push(line);
  const service = { lambdaEndpoint: url, onFunctionLog, triggerTimeLimit };
  return { ...(await openPlayground({ service, pool: { LambdaConfig: { PreSignUp } } })), lines };
}

/** What a sign-up comes to when the endpoint answers so, and why. */
async function outcomeOf(answer: InvokeAnswer): Promise<{ outcome: string; reasons: string[] }> {
  await using api = await openLambdaApi(() => answer);
  await using remote = await openRemote(api.url);
  const outcome = await failureOf(remote.signUp('jane'));
  return { outcome, reasons: remote.lines.map(({ text }) => text.replace(api.url, '')) };
}

const confirming = ({ event }: LambdaApi['requests'][number]): InvokeAnswer => ({
  body: { ...event, response: { ...event.response, autoConfirmUser: true } },
});

const path = '/2015-03-31/functions/check/invocations';

test('a function is called by its name, and its answer counts', async () => {
  await using api = await openLambdaApi(confirming);
  await using remote = await openRemote(api.url);
  await remote.signUp('jane');
  const { UserStatus } = await remote.api.adminGetUser({ UserPoolId: remote.userPoolId, Username: 'jane' });
  expect(UserStatus).toBe('CONFIRMED');
  expect(api.requests).toEqual([
    {
      method: 'POST',
      path,
      headers: expect.objectContaining({
        'content-type': 'application/json',
        'x-amz-invocation-type': 'RequestResponse',
      }) as object,
      event: expect.objectContaining({ triggerSource: 'PreSignUp_SignUp', userName: 'jane' }) as object,
    },
  ]);
  expect(remote.lines).toEqual([]);
});

test.each([
  ['another account', '', 'arn:aws:lambda:eu-west-1:123456789012:function:check', path],
  ['an alias', '', `${arnOf('check')}:live`, '/2015-03-31/functions/check:live/invocations'],
  ['a version', '', `${arnOf('check')}:42`, '/2015-03-31/functions/check:42/invocations'],
  ['a path before', '/lambda/', arnOf('check'), `/lambda${path}`],
  [
    'the path of one function',
    '/2015-03-31/functions/function/invocations',
    arnOf('check'),
    '/2015-03-31/functions/function/invocations',
  ],
])('%s: the path has no query', async (_, base, arn, called) => {
  await using api = await openLambdaApi(confirming);
  await using remote = await openRemote(`${api.url}${base}`, arn);
  await remote.signUp('jane');
  expect(api.requests.map((request) => request.path)).toEqual([called]);
});

test('functions of this process come first, whatever the version', async () => {
  await using api = await openLambdaApi(confirming);
  await using remote = await openRemote(api.url, `${arnOf('check')}:live`);
  const users: string[] = [];
  remote.local.functions.register('check', async (event) => {
    users.push(event.userName);
    return event;
  });
  await remote.signUp('jane');
  expect(users).toEqual(['jane']);
  expect(api.requests).toEqual([]);
});

describe('a function that fails', () => {
  const failure = { errorType: 'Error', errorMessage: 'Not today', trace: [] };
  const header = { 'x-amz-function-error': 'Unhandled' };
  const refused = 'UserLambdaValidationException: PreSignUp failed with error';

  test.each<[string, InvokeAnswer, string]>([
    ['says so in the header', { headers: header, body: failure }, `${refused} Not today.`],
    ['says so in the body alone', { body: failure }, `${refused} Not today.`],
    ['does not say why', { headers: header, body: {} }, `${refused} Unhandled.`],
    ['does not even speak JSON', { headers: header, body: 'oh no' }, `${refused} Unhandled.`],
    [
      'has passed a time limit of the endpoint',
      { body: 'Task timed out after 3.00 seconds' },
      `${refused} Task timed out after 3.00 seconds.`,
    ],
  ])('%s', async (_, answer, message) => {
    expect((await outcomeOf(answer)).outcome).toBe(message);
  });
});

describe('an answer that is none', () => {
  const unrecognizable = 'InvalidLambdaResponseException: Unrecognizable lambda output';

  test.each<[string, unknown, string[]]>([
    ['is no JSON', '<html>', [`${path} answers what is no JSON: <html>`]],
    ['is empty', '', [`${path} answers what is no JSON: nothing`]],
    ['is null', 'null', []],
    ['lacks the event', { response: {} }, []],
  ])('%s', async (_, body, reasons) => {
    expect(await outcomeOf({ body })).toEqual({ outcome: unrecognizable, reasons });
  });
});

describe('an endpoint that does not run the function', () => {
  const unexpected = (error: string): string =>
    `UnexpectedLambdaException: PreSignUp invocation failed due to error ${error}.`;

  test.each<[string, InvokeAnswer, string]>([
    [
      'does not know it: nobody is told that from one that may not be called',
      { status: 404, headers: { 'x-amzn-errortype': 'ResourceNotFound' }, body: { Message: 'Function not found' } },
      'AccessDeniedException',
    ],
    [
      'has too much to do',
      { status: 429, headers: { 'x-amzn-errortype': 'TooManyRequestsException:http://internal/' }, body: {} },
      'TooManyRequestsException',
    ],
    [
      'names the error in the body',
      { status: 400, body: { __type: 'com#InvalidZipFileException' } },
      'InvalidZipFileException',
    ],
    ['fails', { status: 502, body: 'Bad gateway' }, 'ServiceException'],
    ['wants signed calls', { status: 403, body: { __type: 'AccessDeniedException' } }, 'AccessDeniedException'],
  ])('%s', async (_, answer, error) => {
    const { outcome, reasons } = await outcomeOf(answer);
    expect(outcome).toBe(unexpected(error));
    expect(reasons).toEqual([expect.stringContaining(`${path} answers ${answer.status} `)]);
  });

  test.each([
    [404, 'Has the endpoint a function of that name?'],
    [403, 'Calls are not signed'],
    [500, 'The log of the endpoint may say why.'],
  ])('%i: a line says what to do', async (status, advice) => {
    const { reasons } = await outcomeOf({ status, body: {} });
    expect(reasons[0]!.split('\n')).toEqual([
      expect.stringContaining(`${path} answers ${status} `),
      expect.stringContaining(advice),
    ]);
  });

  test('is not there', async () => {
    const api = await openLambdaApi(confirming);
    await api.close();
    await using remote = await openRemote(api.url);
    expect(await failureOf(remote.signUp('jane'))).toBe(unexpected('ServiceException'));
    expect(remote.lines).toMatchObject([
      {
        functionArn: arnOf('check'),
        text: expect.stringMatching(/can't be reached: connect ECONNREFUSED .* running\?$/),
      },
    ]);
  });

  test('does not answer in time, three times', async () => {
    await using api = await openLambdaApi(() => undefined);
    await using remote = await openRemote(api.url, arnOf('check'), 50);
    expect(await failureOf(remote.signUp('jane'))).toBe(
      'UnexpectedLambdaException: PreSignUp invocation failed due to error Socket timeout while invoking Lambda function.',
    );
    expect(api.requests).toHaveLength(3);
    expect(remote.lines.map(({ text }) => text.replace(api.url, ''))).toEqual(
      Array(3).fill(expect.stringMatching(/invocations does not answer within 50 ms\. Does .+--warm-containers EAGER/)),
    );
  });

  test('breaks off in its answer', async () => {
    const server = createServer((request, response) => {
      request.resume().on('end', () => {
        response.writeHead(200, { 'content-length': 100 }).write('{"version"');
        setImmediate(() => response.destroy());
      });
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const { port } = server.address() as AddressInfo;
    await using remote = await openRemote(`http://127.0.0.1:${port}`);
    expect(await failureOf(remote.signUp('jane'))).toBe(unexpected('ServiceException'));
    expect(remote.lines[0]!.text).toContain("can't be reached");
    server.close();
  });
});

test.each(['', '127.0.0.1:3001', 'ftp://127.0.0.1', 'lambda'])('%j is no endpoint', async (lambdaEndpoint) => {
  expect(await failureOf(openService({ lambdaEndpoint }))).toBe(
    `TypeError: startLocalCognito: the option lambdaEndpoint must be a URL such as http://127.0.0.1:3001, not '${lambdaEndpoint}'.`,
  );
});
