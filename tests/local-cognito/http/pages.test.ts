import { describe, expect, test } from 'vitest';
import { openHttpService } from '../http.js';
import { ask } from './ask.js';

const html = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

describe('/', () => {
  test('is a page for a browser: what this is, which pools there are, how to call it', async () => {
    await using service = await openHttpService();
    const empty = await ask(service.url, { headers: html });
    expect(empty.text).toContain('None yet.');
    const { UserPool } = await service.api.createUserPool({ PoolName: 'my + pool' });
    const page = await ask(service.url, { headers: html });
    expect(page.status).toBe(200);
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    expect(page.headers).not.toHaveProperty('access-control-allow-origin');
    for (const text of ['<h1>Local Cognito</h1>', 'my + pool', UserPool!.Id!, `--endpoint-url ${service.url}`]) {
      expect(page.text).toContain(text);
    }
    const links = [...page.text.matchAll(/href="([^"]+)"/g)].map(([, path = '']) => path);
    expect(links).toContain(`/${UserPool!.Id!}/.well-known/jwks.json`);
    expect(links).toContain('/_local/outbox');
    for (const path of links) expect((await ask(`${service.url}${path}`)).status, path).toBe(200);
  });

  test('has no links to a local API that is off', async () => {
    await using service = await openHttpService({ localApi: false });
    expect((await ask(service.url, { headers: html })).text).not.toContain('/_local/');
  });

  test('is JSON for other programs', async () => {
    await using service = await openHttpService();
    for (const headers of [{}, { accept: '*/*' }, { accept: 'application/json' }]) {
      expect((await ask(service.url, { headers })).json()).toMatchObject({ status: 'ok' });
    }
  });
});

test('/health says what runs, and since when', async () => {
  await using service = await openHttpService();
  expect((await ask(`${service.url}/health`)).json()).toEqual({
    status: 'ok',
    service: 'cognito-demo local',
    version: 'unbuilt',
    region: 'us-east-1',
    uptimeSeconds: expect.any(Number) as number,
    localApi: true,
  });
});

test('the OpenID configuration has the members of Cognito, but no endpoint that is not there', async () => {
  await using service = await openHttpService();
  const { UserPool } = await service.api.createUserPool({ PoolName: 'p' });
  const issuer = `${service.url}/${UserPool!.Id}`;
  expect((await ask(`${issuer}/.well-known/openid-configuration`)).json()).toEqual({
    issuer,
    jwks_uri: `${issuer}/.well-known/jwks.json`,
    id_token_signing_alg_values_supported: ['RS256'],
    response_types_supported: ['code', 'token'],
    scopes_supported: ['openid', 'email', 'phone', 'profile'],
    subject_types_supported: ['public'],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
  });
});

describe('methods', () => {
  test.each(['/', '/health', 'jwks', '/_local/clock', '/nowhere'])('HEAD %s is GET without a body', async (path) => {
    await using service = await openHttpService();
    const { UserPool } = await service.api.createUserPool({ PoolName: 'p' });
    const url = service.url + path.replace('jwks', `/${UserPool!.Id}/.well-known/jwks.json`);
    const get = await ask(url);
    const head = await ask(url, { method: 'HEAD' });
    expect(head.text).toBe('');
    expect(head.status).toBe(get.status);
    for (const name of ['content-type', 'content-length']) expect(head.headers[name]).toBe(get.headers[name]);
  });

  test.each([
    ['PUT', '/', 'GET, HEAD, POST, OPTIONS'],
    ['DELETE', '/', 'GET, HEAD, POST, OPTIONS'],
    ['PATCH', '/health', 'GET, HEAD, OPTIONS'],
    ['POST', '/health', 'GET, HEAD, OPTIONS'],
  ])('there is no %s %s', async (method, path, allow) => {
    await using service = await openHttpService();
    const answer = await ask(`${service.url}${path}`, { method });
    expect(answer.status).toBe(405);
    expect(answer.headers).toMatchObject({ allow, 'access-control-allow-origin': '*' });
    expect(answer.json()).toEqual({
      __type: 'MethodNotAllowedException',
      message: `There is no ${method} here, but ${allow}.`,
    });
  });

  test('the API is at / alone, whatever its query', async () => {
    await using service = await openHttpService();
    const call = {
      method: 'POST',
      headers: {
        'x-amz-target': 'AWSCognitoIdentityProviderService.ListUserPools',
        authorization: 'any',
      },
      body: '{"MaxResults": 1}',
    };
    expect((await ask(`${service.url}/?x=y`, call)).json()).toEqual({ UserPools: [] });
    const elsewhere = await ask(`${service.url}/us-east-1_Ab1Cd2Ef3`, call);
    expect(elsewhere.status).toBe(404);
    expect(elsewhere.json()).toMatchObject({ message: expect.stringContaining('POST /') as string });
  });
});
