import { once } from 'node:events';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { openHttpService, signed, type HttpService } from '../http.js';
import { openService } from '../playground.js';
import { ask, openConnection, rawRequest, type RawConnection } from './ask.js';

const call = { ...signed, 'x-amz-target': 'AWSCognitoIdentityProviderService.ListUserPools' };
const body = '{"MaxResults": 1}';

describe('bodies', () => {
  test('in chunks are taken', async () => {
    await using service = await openHttpService();
    const connection = await openConnection(service.port);
    connection.write(rawRequest('POST /', { ...call, 'transfer-encoding': 'chunked' }));
    for (const part of ['{"Max', 'Results":', ' 1}']) connection.write(`${part.length.toString(16)}\r\n${part}\r\n`);
    connection.write('0\r\n\r\n');
    expect(await connection.see(/UserPools":\[\]/)).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    connection.socket.destroy();
  });

  test('that wait for 100 Continue get it', async () => {
    await using service = await openHttpService();
    const connection = await openConnection(service.port);
    const head = rawRequest('POST /', { ...call, expect: '100-continue', 'content-length': String(body.length) });
    connection.write(head);
    await connection.see(/^HTTP\/1\.1 100 Continue\r\n\r\n$/);
    connection.write(body);
    await connection.see(/HTTP\/1\.1 200 OK\r\n.*UserPools":\[\]/s);
    connection.socket.destroy();
  });

  test('that wait for something else are refused', async () => {
    await using service = await openHttpService();
    const connection = await openConnection(service.port);
    connection.write(rawRequest('POST /', { ...call, expect: 'a miracle' }));
    await connection.see(/^HTTP\/1\.1 417 /);
    connection.socket.destroy();
  });

  test.each([
    ['gzip', gzipSync(body)],
    ['br', brotliCompressSync(body)],
  ])('that are compressed (%s) are refused, with the reason', async (encoding, compressed) => {
    await using service = await openHttpService();
    const headers = { ...call, 'content-encoding': encoding };
    const answer = await ask(service.url, { method: 'POST', headers, body: compressed });
    expect(answer.status).toBe(400);
    expect(answer.json()).toEqual({
      __type: 'SerializationException',
      message: 'The body is compressed. The API takes it as plain JSON alone.',
    });
  });

  test.each(['/', '/_local/clock'])('of more than a megabyte to %s are refused', async (path) => {
    await using service = await openHttpService();
    const answer = await ask(service.url + path, { method: 'POST', headers: call, body: ' '.repeat(1024 * 1024 + 1) });
    expect(answer.status).toBe(400);
    expect(answer.json()).toMatchObject({ __type: 'RequestEntityTooLargeException' });
  });
});

describe('slow clients', () => {
  test.each([
    ['that send nothing more', 'POST / HTTP/1.1\r\nHost: x\r\n'],
    ['that send no body', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{"Max'],
    ['that send no chunk', 'POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n'],
    [
      'whose body the local API waits for',
      'POST /_local/clock HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n{',
    ],
  ])('%s are told so and cut off', async (_, text) => {
    await using service = await openHttpService({ requestTimeout: 100 });
    const connection = await openConnection(service.port);
    connection.write(text);
    const received = await connection.see(/took too long to arrive/);
    expect(received).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/);
    expect(received).toMatch(/\r\nconnection: close\r\n/);
    connection.socket.end();
    await connection.ended;
    expect((await ask(`${service.url}/health`)).status).toBe(200);
  });

  test('who do not hang up either are hung up on', async () => {
    await using service = await openHttpService({ requestTimeout: 100 });
    const connection = await openConnection(service.port);
    connection.write('POST / HTTP/1.1\r\n');
    expect(await connection.ended).toContain('408 Request Timeout');
  });
});

describe('what is no request', () => {
  test.each([
    ['another protocol', 'EHLO there\r\n\r\n', 400],
    ['a header without a colon', 'GET / HTTP/1.1\r\nHost: x\r\nnonsense\r\n\r\n', 400],
    ['two lengths', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n', 400],
    [
      'a length and chunks',
      'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n',
      400,
    ],
    ['a chunk without a length', 'POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n', 400],
    ['HTTP/1.1 without a host', 'GET /health HTTP/1.1\r\n\r\n', 400],
    ['long headers', `GET / HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
  ])('%s is refused without harm', async (_, text, status) => {
    await using service = await openHttpService();
    const connection = await openConnection(service.port);
    connection.write(text);
    expect(await connection.see(/\r\n\r\n/)).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    connection.socket.destroy();
    expect((await ask(`${service.url}/health`)).status).toBe(200);
  });

  test('a client without a name may not use the local API', async () => {
    await using service = await openHttpService();
    const connection = await openConnection(service.port);
    connection.write('GET /_local/outbox HTTP/1.0\r\n\r\n');
    expect(await connection.ended).toMatch(/^HTTP\/1\.1 403 /);
  });

  test('a proxy may name the origin in the request line', async () => {
    await using service = await openHttpService();
    const connection = await openConnection(service.port);
    connection.write(rawRequest('GET http://someone:secret@localhost/health'));
    await connection.see(/"status":"ok"/);
    connection.write(rawRequest('POST http://localhost', call, body));
    await connection.see(/UserPools":\[\]/);
    connection.socket.destroy();
  });
});

describe('many requests', () => {
  test('on one connection, sent at once, are answered in their order', async () => {
    await using service = await openHttpService();
    const connection = await openConnection(service.port);
    const { UserPool } = await service.api.createUserPool({ PoolName: 'p' });
    connection.write(
      // Keys are made for the first, which takes the longest.
      rawRequest(`GET /${UserPool!.Id}/.well-known/jwks.json`) +
        rawRequest('POST /', call, body) +
        rawRequest('HEAD /health') +
        rawRequest('GET /nowhere') +
        rawRequest('GET /health'),
    );
    const received = await connection.see(/"status":"ok"/);
    expect([...received.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => status)).toEqual([
      '200',
      '200',
      '200',
      '404',
      '200',
    ]);
    expect(received.indexOf('"keys"')).toBeLessThan(received.indexOf('"UserPools"'));
    connection.socket.destroy();
  });

  test('on many connections at once are all answered', async () => {
    await using service = await openHttpService();
    const answers = await Promise.all(
      Array.from({ length: 300 }, () => ask(service.url, { method: 'POST', headers: call, body })),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  });
});

describe('when the service stops', () => {
  test('what is under way is finished, what comes later is refused, and nobody can connect', async () => {
    const { api, local } = await openService();
    let begin = (): void => undefined;
    let finish = (): void => undefined;
    const begun = new Promise<void>((resolve) => (begin = resolve));
    const PreSignUp = local.functions.register('slow', (event) => {
      begin();
      return new Promise((resolve) => (finish = () => resolve(event)));
    });
    const { UserPool } = await api.createUserPool({ PoolName: 'p', LambdaConfig: { PreSignUp } });
    const { UserPoolClient } = await api.createUserPoolClient({ UserPoolId: UserPool!.Id, ClientName: 'c' });
    const { port, url } = await local.listen();
    const connection = await openConnection(port);
    const signUp = JSON.stringify({
      ClientId: UserPoolClient!.ClientId,
      Username: 'jane',
      Password: 'Correct-Horse-9!',
    });
    const target = { 'x-amz-target': 'AWSCognitoIdentityProviderService.SignUp' };
    connection.write(rawRequest('POST /', target, signUp));
    await begun;
    const closed = local.close();
    connection.write(rawRequest('GET /health'));
    await expect(ask(url)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    finish();
    const received = await connection.ended;
    expect(received).toMatch(/^HTTP\/1\.1 200 OK\r\n.*"UserSub"/s);
    // The second one is refused, or was never read.
    expect(received).not.toContain('"status":"ok"');
    await closed;
  });

  test('answers that are being taken are taken to their end', async () => {
    const lines: string[] = [];
    const service = await openHttpService({ log: (line) => lines.push(line) });
    const connection = await openFilled(service);
    const closed = service.local.close();
    connection.socket.resume();
    const received = await connection.ended;
    await closed;
    const made = lines.filter((line) => line.startsWith('GET /_local/outbox 200')).length;
    expect(made).toBeGreaterThan(100);
    expect(received.match(/"code":"\d{6}"\}\]\}/g)).toHaveLength(made);
  });

  test('a client that takes no answers holds it up for the time-out alone', async () => {
    const service = await openHttpService({ requestTimeout: 100 });
    const connection = await openFilled(service);
    await service.local.close();
    connection.socket.destroy();
  });

  test('answers that wait behind others for a client that has hung up do not hold it up', async () => {
    const service = await openHttpService();
    const connection = await openFilled(service);
    connection.socket.destroy();
    await service.local.close();
  });

  test('a connection that is kept alive is closed', async () => {
    const service = await openHttpService();
    const connection = await openConnection(service.port);
    connection.write(rawRequest('GET /health'));
    await connection.see(/"status":"ok"/);
    await Promise.all([once(connection.socket, 'close'), service.local.close()]);
  });
});

/** A connection whose client takes no answers, with so many of them on the way that they fill all buffers. */
async function openFilled(service: HttpService): Promise<RawConnection> {
  const { api, local, port } = service;
  const CustomMessage = local.functions.register<LongMessage>('long', (event) => {
    event.response.emailMessage = `{####}${'x'.repeat(19_000)}`;
    return event;
  });
  const { UserPool } = await api.createUserPool({
    PoolName: 'p',
    AutoVerifiedAttributes: ['email'],
    EmailConfiguration: {
      EmailSendingAccount: 'DEVELOPER',
      SourceArn: 'arn:aws:ses:us-east-1:000000000000:identity/example.com',
    },
    LambdaConfig: { CustomMessage },
  });
  const { UserPoolClient } = await api.createUserPoolClient({ UserPoolId: UserPool!.Id, ClientName: 'c' });
  const UserAttributes = [{ Name: 'email', Value: 'jane@example.com' }];
  const { ClientId } = UserPoolClient!;
  await api.signUp({ ClientId, Username: 'jane', Password: 'Correct-Horse-9!', UserAttributes });
  const connection = await openConnection(port);
  connection.socket.pause();
  // The server reads all of them at once.
  connection.write(rawRequest('GET /_local/outbox').repeat(800));
  // The server has come to these by the time that it answers others.
  for (let round = 0; round < 3; round++) await ask(`${service.url}/health`);
  return connection;
}

interface LongMessage {
  response: { emailMessage?: string };
}
