import { describe, expect, test } from 'vitest';
import { openHttpService, signed } from '../http.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

test('a success is 200 with a request id, and members without a value are left out', async () => {
  await using service = await openHttpService();
  const answer = await service.post('ListUserPools', { MaxResults: 10 }, signed);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('application/x-amz-json-1.1');
  expect(answer.headers.get('x-amzn-requestid')).toMatch(UUID);
  expect(answer.body).toEqual({ UserPools: [] });
});

test('an operation without output answers {}', async () => {
  await using service = await openHttpService();
  const { body } = await service.post('CreateUserPool', { PoolName: 'p' }, signed);
  const { Id } = body['UserPool'] as { Id: string };
  expect(await service.post('DeleteUserPool', { UserPoolId: Id }, signed)).toMatchObject({ status: 200, body: {} });
});

test('a failure is 400 with its bare name, and the name with a colon in a header', async () => {
  await using service = await openHttpService();
  const answer = await service.post('DescribeUserPool', { UserPoolId: 'us-east-1_Nowhere' }, signed);
  const message = 'User pool us-east-1_Nowhere does not exist.';
  expect(answer.status).toBe(400);
  expect(answer.body).toEqual({ __type: 'ResourceNotFoundException', message });
  expect(answer.headers.get('x-amzn-errortype')).toBe('ResourceNotFoundException:');
  expect(answer.headers.get('x-amzn-errormessage')).toBe(message);
  expect(answer.headers.get('x-amzn-requestid')).toMatch(UUID);
});

test('each answer has a request id of its own', async () => {
  await using service = await openHttpService();
  const ids = await Promise.all(
    Array.from({ length: 5 }, async () => {
      const { headers } = await service.post('ListUserPools', { MaxResults: 1 }, signed);
      return headers.get('x-amzn-requestid');
    }),
  );
  expect(new Set(ids).size).toBe(5);
});

test('timestamps are numbers of seconds with milliseconds as a fraction', async () => {
  await using service = await openHttpService();
  service.clock.advance({ milliseconds: 250 });
  const { body } = await service.post('CreateUserPool', { PoolName: 'p' }, signed);
  expect(body['UserPool']).toMatchObject({ CreationDate: service.clock.now() / 1000 });
});

describe('bad requests end in a 4xx document, and the service goes on', () => {
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
  const cases: readonly [string, string, string, Record<string, string>, string][] = [
    ['garbage', 'ListUserPools', '\u0000\u0001not json', signed, 'SerializationException'],
    ['half a document', 'ListUserPools', '{"MaxResults":', signed, 'SerializationException'],
    ['a list', 'ListUserPools', '[]', signed, 'SerializationException'],
    ['null', 'ListUserPools', 'null', signed, 'SerializationException'],
    ['a string', 'ListUserPools', '"MaxResults"', signed, 'SerializationException'],
    ['a string in place of a number', 'ListUserPools', '{"MaxResults":"5"}', signed, 'SerializationException'],
    ['a fraction in place of an integer', 'ListUserPools', '{"MaxResults":1.5}', signed, 'SerializationException'],
    ['a number in place of a string', 'DescribeUserPool', '{"UserPoolId":5}', signed, 'SerializationException'],
    [
      'a string in place of a list',
      'CreateUserPool',
      '{"PoolName":"p","Schema":"s"}',
      signed,
      'SerializationException',
    ],
    ['a list in place of a map', 'InitiateAuth', initiateAuth('[]'), {}, 'SerializationException'],
    ['a number in a map of strings', 'InitiateAuth', initiateAuth('{"USERNAME":1}'), {}, 'SerializationException'],
    [
      'a string in place of a structure',
      'CreateUserPool',
      '{"PoolName":"p","LambdaConfig":"x"}',
      signed,
      'SerializationException',
    ],
    [
      'a bottomless structure',
      'CreateUserPool',
      `{"PoolName":"p","LambdaConfig":${deep}}`,
      signed,
      'SerializationException',
    ],
    ['an empty body', 'ListUserPools', '', signed, 'InvalidParameterException'],
    ['an unknown operation', 'LevitateUser', '{}', signed, 'UnknownOperationException'],
    ['the name of an inherited member', 'constructor', '{}', signed, 'UnknownOperationException'],
    ['no signature', 'ListUserPools', '{"MaxResults":1}', {}, 'MissingAuthenticationTokenException'],
    ['another service', '', '{}', { 'x-amz-target': 'DynamoDB_20120810.ListTables' }, 'UnknownOperationException'],
    ['no target', '', '{}', { 'x-amz-target': '' }, 'UnknownOperationException'],
    ['5 MB', 'SignUp', `{"Username":"${'x'.repeat(5 * 1024 * 1024)}"}`, {}, 'RequestEntityTooLargeException'],
  ];

  test.each(cases)('%s', async (_, operation, body, headers, type) => {
    await using service = await openHttpService();
    const answer = await service.post(operation, body, headers);
    expect(answer.status).toBe(400);
    expect(answer.body).toEqual({ __type: type, message: expect.stringMatching(/./) as string });
    expect(answer.headers.get('x-amzn-errortype')).toBe(`${type}:`);
    expect(await service.post('ListUserPools', { MaxResults: 1 }, signed)).toMatchObject({ status: 200 });
  });

  function initiateAuth(parameters: string): string {
    return `{"AuthFlow":"USER_PASSWORD_AUTH","ClientId":"c","AuthParameters":${parameters}}`;
  }
});

test('a message that no header could carry is sent in the body whole', async () => {
  await using service = await openHttpService();
  const answer = await service.post('DescribeUserPoolClient', { UserPoolId: 'zürich\n_A', ClientId: 'c' }, signed);
  expect(answer.status).toBe(400);
  expect(answer.body['message']).toContain('zürich\n_A');
  expect(answer.headers.get('x-amzn-errormessage')).toMatch(/^[ -~]+$/);
});

test('so is one that is longer than clients take of headers', async () => {
  await using service = await openHttpService();
  const PoolName = 'x'.repeat(100_000);
  const answer = await service.post('CreateUserPool', { PoolName }, signed);
  expect(answer.body['message']).toContain(PoolName);
  expect(answer.headers.get('x-amzn-errormessage')).toMatch(/^1 validation error detected: Value 'x{900}/);
});

test('a null member and a null map value count as absent, unknown members are ignored', async () => {
  await using service = await openHttpService();
  const created = await service.post('CreateUserPool', { PoolName: 'p', Schema: null, Colour: 'red' }, signed);
  const { Id } = created.body['UserPool'] as { Id: string };
  const client = { UserPoolId: Id, ClientName: 'c', ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'] };
  const { body } = await service.post('CreateUserPoolClient', client, signed);
  const { ClientId } = body['UserPoolClient'] as { ClientId: string };
  const AuthParameters = { USERNAME: 'jane', PASSWORD: 'secret', DEVICE_KEY: null, SECRET_HASH: null };
  const answer = await service.post('InitiateAuth', { AuthFlow: 'USER_PASSWORD_AUTH', ClientId, AuthParameters });
  expect(answer.body).toEqual({ __type: 'UserNotFoundException', message: 'User does not exist.' });
});
