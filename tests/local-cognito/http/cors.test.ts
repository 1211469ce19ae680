import { expect, test } from 'vitest';
import { openHttpService } from '../http.js';
import { ask } from './ask.js';

const asks = { origin: 'https://app.example.com', 'access-control-request-method': 'POST' };

test.each([
  ['Amplify v6', 'cache-control,content-type,x-amz-target,x-amz-user-agent'],
  ['amazon-cognito-identity-js', 'cache-control,content-type,x-amz-target,x-amz-user-agent'],
  [
    'the AWS SDK, signed',
    'amz-sdk-invocation-id,amz-sdk-request,authorization,content-type,x-amz-content-sha256,x-amz-date,x-amz-security-token,x-amz-target,x-amz-user-agent',
  ],
])('a browser with %s gets leave for its headers', async (_, names) => {
  await using service = await openHttpService();
  const headers = { ...asks, 'access-control-request-headers': names };
  const answer = await ask(service.url, { method: 'OPTIONS', headers });
  expect(answer).toMatchObject({ status: 200, text: '' });
  expect(answer.headers).toMatchObject({
    'access-control-allow-origin': '*',
    'access-control-allow-methods': 'GET,POST,OPTIONS',
    'access-control-allow-headers': names,
  });
  expect(answer.headers).not.toHaveProperty('access-control-allow-private-network');
});

test('a browser that names no headers hears of all that clients send', async () => {
  await using service = await openHttpService();
  const answer = await ask(service.url, { method: 'OPTIONS', headers: asks });
  const allowed = String(answer.headers['access-control-allow-headers']).split(',');
  const sent = ['authorization', 'cache-control', 'content-type', 'x-amz-date', 'x-amz-target', 'x-amz-user-agent'];
  expect(allowed).toEqual(expect.arrayContaining(sent));
});

test('a page of the internet may call this machine, when its browser asks for that', async () => {
  await using service = await openHttpService();
  const headers = { ...asks, 'access-control-request-private-network': 'true' };
  const answer = await ask(service.url, { method: 'OPTIONS', headers });
  expect(answer.headers['access-control-allow-private-network']).toBe('true');
});

test('answers and errors may be read, with what they say in headers', async () => {
  await using service = await openHttpService();
  const target = 'AWSCognitoIdentityProviderService.GetUser';
  const answers = [
    await ask(service.url, { method: 'POST', headers: { ...asks, 'x-amz-target': target }, body: '{}' }),
    await ask(`${service.url}/health`, { headers: asks }),
    await ask(`${service.url}/nowhere`, { headers: asks }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([400, 200, 404]);
  for (const { headers } of answers) {
    expect(headers).toMatchObject({
      'access-control-allow-origin': '*',
      'access-control-expose-headers': 'x-amzn-requestid,x-amzn-errortype,x-amzn-errormessage,date',
    });
  }
});
