/** Behaviour checklist: the wire. */
import { describe, expect, test } from 'vitest';
import { openHttpService, signed, type HttpAnswer, type HttpService } from '../http.js';
import { takeBugs } from '../bugs.js';
import { openService } from '../playground.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A pool and an app client, made over the wire. */
async function withClient(service: HttpService): Promise<{ UserPoolId: string; ClientId: string }> {
  const pool = await service.post('CreateUserPool', { PoolName: 'p' }, signed);
  const { Id: UserPoolId } = pool.body['UserPool'] as { Id: string };
  const ExplicitAuthFlows = ['ALLOW_USER_PASSWORD_AUTH'];
  const made = await service.post('CreateUserPoolClient', { UserPoolId, ClientName: 'c', ExplicitAuthFlows }, signed);
  return { UserPoolId, ClientId: (made.body['UserPoolClient'] as { ClientId: string }).ClientId };
}

function expectError({ status, headers, body }: HttpAnswer, expected: number, type: string, message: unknown): void {
  expect(status).toBe(expected);
  expect(body).toEqual({ __type: type, message });
  expect(headers.get('x-amzn-errortype')).toBe(`${type}:`);
  expect(headers.get('x-amzn-errormessage')).toBe(body['message']);
  expect(headers.get('x-amzn-requestid')).toMatch(UUID);
}

describe('200, 400 and 500 and their shape, __type, x-amzn-errortype with a colon, request ids, CORS preflight', () => {
  test('200: the content type of JSON 1.1, a request id, nothing for members without a value, {} for no output', async () => {
    await using service = await openHttpService();
    const { status, headers, body } = await service.post('ListUserPools', { MaxResults: 1 }, signed);
    expect([status, body]).toEqual([200, { UserPools: [] }]);
    expect(headers.get('content-type')).toBe('application/x-amz-json-1.1');
    expect(headers.get('x-amzn-requestid')).toMatch(UUID);
    const { UserPoolId } = await withClient(service);
    expect(await service.post('DeleteUserPool', { UserPoolId }, signed)).toMatchObject({ status: 200, body: {} });
  });

  test.each([
    [
      'what the operation refuses',
      'DescribeUserPool',
      '{"UserPoolId":"us-east-1_Nowhere"}',
      'ResourceNotFoundException',
    ],
    ['a token that is none', 'GetUser', '{"AccessToken":"a.b.c"}', 'NotAuthorizedException'],
    ['an operation that there is not', 'LevitateUser', '{}', 'UnknownOperationException'],
    ['no JSON', 'ListUserPools', '{"MaxResults":', 'SerializationException'],
    ['a member of another type', 'ListUserPools', '{"MaxResults":"1"}', 'SerializationException'],
  ])('400: %s', async (_, operation, body, type) => {
    await using service = await openHttpService();
    expectError(await service.post(operation, body, signed), 400, type, expect.stringMatching(/./));
  });

  test('400: a signed operation without a signature, while unsigned ones need none', async () => {
    await using service = await openHttpService();
    const unsigned = await service.post('ListUserPools', { MaxResults: 1 });
    expectError(unsigned, 400, 'MissingAuthenticationTokenException', 'Missing Authentication Token');
    const { ClientId } = await withClient(service);
    const user = { ClientId, Username: 'jane', Password: 'Correct-Horse-9!' };
    expect(await service.post('SignUp', user)).toMatchObject({ status: 200, body: { UserConfirmed: false } });
  });

  test('500: what no operation means to come to', async () => {
    const bytes = (length: number): Buffer => {
      // The length of what a pool id is made of.
      if (length === 9) throw new Error('No more randomness');
      return Buffer.alloc(length, 7);
    };
    await using service = await openService({ random: { bytes } });
    const { url } = await service.local.listen();
    const headers = { 'x-amz-target': 'AWSCognitoIdentityProviderService.CreateUserPool', ...signed };
    const response = await fetch(url, { method: 'POST', headers, body: '{"PoolName":"p"}' });
    const body = (await response.json()) as HttpAnswer['body'];
    expectError(
      { status: response.status, headers: response.headers, body },
      500,
      'InternalErrorException',
      expect.not.stringContaining('randomness'),
    );
    expect(takeBugs()).toEqual([expect.stringContaining('No more randomness')]);
  });

  test('timestamps are seconds, with milliseconds as a fraction', async () => {
    await using service = await openHttpService();
    service.clock.advance({ milliseconds: 239 });
    const { body } = await service.post('CreateUserPool', { PoolName: 'p' }, signed);
    expect(body['UserPool']).toMatchObject({ CreationDate: service.clock.now() / 1000 });
  });

  test('CORS: any browser may send what the clients send, and read what they read', async () => {
    await using service = await openHttpService();
    const asked = 'cache-control,content-type,x-amz-target,x-amz-user-agent';
    const { status, headers } = await fetch(service.url, {
      method: 'OPTIONS',
      headers: {
        origin: 'https://app.example.com',
        'access-control-request-method': 'POST',
        'access-control-request-headers': asked,
      },
    });
    expect(status).toBe(200);
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('access-control-allow-methods')).toContain('POST');
    expect(headers.get('access-control-allow-headers')).toBe(asked);
    expect(Number(headers.get('access-control-max-age'))).toBeGreaterThan(0);
    const answer = await service.post('GetUser', {});
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    const exposed = answer.headers.get('access-control-expose-headers')!.toLowerCase().split(/, ?/);
    expect(exposed).toEqual(
      expect.arrayContaining(['x-amzn-requestid', 'x-amzn-errortype', 'x-amzn-errormessage', 'date']),
    );
  });

  test('the issuer has its documents: two RS256 keys, whose ids are base64 of 32 bytes', async () => {
    await using service = await openHttpService();
    const { UserPoolId } = await withClient(service);
    const issuer = `${service.url}/${UserPoolId}`;
    const { keys } = (await (await fetch(`${issuer}/.well-known/jwks.json`)).json()) as { keys: { kid: string }[] };
    const key = { alg: 'RS256', e: 'AQAB', kty: 'RSA', use: 'sig', kid: expect.any(String) as string };
    expect(keys).toEqual([1, 2].map(() => ({ ...key, n: expect.any(String) as string })));
    for (const { kid } of keys) expect(kid).toBe(Buffer.from(kid, 'base64').toString('base64'));
    expect(keys.map(({ kid }) => Buffer.from(kid, 'base64').length)).toEqual([32, 32]);
    const configuration = await fetch(`${issuer}/.well-known/openid-configuration`);
    expect(await configuration.json()).toMatchObject({ issuer, jwks_uri: `${issuer}/.well-known/jwks.json` });
  });
});

describe('validation errors in the plural, sensitive values withheld, null map values ignored', () => {
  const NAME = String.raw`[\p{L}\p{M}\p{S}\p{N}\p{P}]+`;
  const must = 'failed to satisfy constraint: Member must';
  const UserPoolId = 'us-east-1_Nowhere';

  test.each<[string, string, object, string]>([
    [
      'two, and a value that is no secret',
      'GetGroup',
      { UserPoolId, GroupName: '' },
      `2 validation errors detected: Value '' at 'groupName' ${must} have length greater than or equal to 1; ` +
        `Value '' at 'groupName' ${must} satisfy regular expression pattern: ${NAME}`,
    ],
    [
      'one, and a value that is a secret',
      'AdminGetUser',
      { UserPoolId, Username: 'jane doe' },
      `1 validation error detected: Value at 'username' ${must} satisfy regular expression pattern: ${NAME}`,
    ],
    [
      'a member that is missing',
      'AdminGetUser',
      { UserPoolId },
      `1 validation error detected: Value null at 'username' ${must} not be null`,
    ],
    [
      'a value that is none of a set',
      'InitiateAuth',
      { ClientId: 'c', AuthFlow: 'NO_SUCH_FLOW' },
      `1 validation error detected: Value 'NO_SUCH_FLOW' at 'authFlow' ${must} satisfy enum value set: ` +
        '[USER_SRP_AUTH, REFRESH_TOKEN_AUTH, REFRESH_TOKEN, CUSTOM_AUTH, ADMIN_NO_SRP_AUTH, USER_PASSWORD_AUTH, ' +
        'ADMIN_USER_PASSWORD_AUTH, USER_AUTH]',
    ],
    [
      'a number that is too high',
      'ListUsers',
      { UserPoolId, Limit: 61 },
      `1 validation error detected: Value '61' at 'limit' ${must} have value less than or equal to 60`,
    ],
    [
      'a number that is too low',
      'ListUserPools',
      { MaxResults: 0 },
      `1 validation error detected: Value '0' at 'maxResults' ${must} have value greater than or equal to 1`,
    ],
    [
      'a text that is too long',
      'SignUp',
      { ClientId: 'c', Username: 'x'.repeat(129), Password: 'p' },
      `1 validation error detected: Value at 'username' ${must} have length less than or equal to 128`,
    ],
  ])('%s', async (_, operation, input, message) => {
    await using service = await openHttpService();
    const { status, body } = await service.post(operation, input, signed);
    expect([status, body]).toEqual([400, { __type: 'InvalidParameterException', message }]);
  });

  test('no constraint reaches into AuthParameters: names and passwords of any length are unknown or wrong', async () => {
    await using service = await openHttpService();
    const { UserPoolId, ClientId } = await withClient(service);
    const start = async (USERNAME: string, PASSWORD: string) => {
      const AuthParameters = { USERNAME, PASSWORD };
      return (await service.post('InitiateAuth', { ClientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters })).body;
    };
    expect(await start('x'.repeat(129), 'p')).toMatchObject({ __type: 'UserNotFoundException' });
    await service.post('SignUp', { ClientId, Username: 'jane', Password: 'Correct-Horse-9!' });
    await service.post('AdminConfirmSignUp', { UserPoolId, Username: 'jane' }, signed);
    expect(await start('jane', 'x'.repeat(257))).toMatchObject({
      __type: 'NotAuthorizedException',
      message: 'Incorrect username or password.',
    });
  });

  test('null counts as absent, as a member and in a map, and members that nobody knows are ignored', async () => {
    await using service = await openHttpService();
    const { ClientId } = await withClient(service);
    const parameters = { USERNAME: 'jane', PASSWORD: 'p', DEVICE_KEY: null, SECRET_HASH: null };
    const input = { ClientId, AuthFlow: 'USER_PASSWORD_AUTH', ClientMetadata: null, Colour: 'red' };
    expect((await service.post('InitiateAuth', { ...input, AuthParameters: parameters })).body).toEqual({
      __type: 'UserNotFoundException',
      message: 'User does not exist.',
    });
  });
});
