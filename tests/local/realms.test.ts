import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { runInNewContext } from 'node:vm';
import { beforeAll, expect, test } from 'vitest';
import { startLocalCognito } from '../../src/local/index.js';
import { assertBuilt } from '../support/built-program.js';

beforeAll(assertBuilt);

/** Runs a program as jsdom leaves things: Buffers are of another realm than the global Uint8Array when all is loaded. */
async function runInOtherRealm(program: string): Promise<unknown> {
  const all = `
    import { runInNewContext } from 'node:vm';
    for (const name of ['Uint8Array', 'ArrayBuffer']) globalThis[name] = runInNewContext(name);
    if (Buffer.from('') instanceof Uint8Array) throw new Error('The realms are one.');
    const { startLocalCognito } = await import('cognito-demo/local');
    const { CognitoIdentityProvider } = await import('@aws-sdk/client-cognito-identity-provider');
    ${program}`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', all], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
  });
  return JSON.parse(stdout) as unknown;
}

test('client works where Buffers are of another realm', async () => {
  const found = await runInOtherRealm(`
    const cognito = await startLocalCognito();
    const client = cognito.client(CognitoIdentityProvider);
    const { userPoolId: UserPoolId, clientId: ClientId } = await cognito.createUserPool();
    await client.signUp({ ClientId, Username: 'zoë', Password: 'Correct-Horse-9' });
    await client.adminConfirmSignUp({ UserPoolId, Username: 'zoë' });
    const { AuthenticationResult: { AccessToken } } = await client.initiateAuth({
      ClientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: 'zoë', PASSWORD: 'Correct-Horse-9' },
    });
    const { Username: username } = await client.getUser({ AccessToken });
    const refused = await client.getUser({ AccessToken: 'none' }).catch(({ name }) => name);
    await cognito.close();
    process.stdout.write(JSON.stringify({ username, refused }));`);
  expect(found).toEqual({ username: 'zoë', refused: 'NotAuthorizedException' });
});

test('requestHandler takes bytes of another realm for a body', async () => {
  await using cognito = await startLocalCognito();
  const bytes = runInNewContext('Uint8Array.from(given)', { given: Buffer.from('{"MaxResults": 1}') }) as unknown;
  expect(bytes).not.toBeInstanceOf(Uint8Array);
  const { response } = await cognito.requestHandler.handle({
    method: 'POST',
    path: '/',
    headers: { 'x-amz-target': 'AWSCognitoIdentityProviderService.ListUserPools', authorization: 'any' },
    body: bytes,
  });
  expect(response).toMatchObject({ statusCode: 200, body: Buffer.from('{"UserPools":[]}') });
});

test('outbox takes a Date of another realm', async () => {
  await using cognito = await startLocalCognito();
  const since = runInNewContext('new Date(0)') as Date;
  expect(since).not.toBeInstanceOf(Date);
  expect(await cognito.outbox.list({ since })).toEqual([]);
});
