import { CognitoIdentityProvider } from '@aws-sdk/client-cognito-identity-provider';
import { beforeAll, describe } from 'vitest';
import { ask, openConnection, rawRequest } from '../local-cognito/http/ask.js';
import { assertBuilt, runProgram } from '../support/built-program.js';
import { expect, test } from '../targets/temporary-folder.js';
import { serve } from './served.js';

beforeAll(assertBuilt);

describe.concurrent('cognito-demo local', () => {
  test('gives the code that it sent, and moves its clock', async ({ folder }) => {
    const served = await serve(folder);
    const api = clientOf(served.url);
    const { UserPool } = await api.createUserPool({ PoolName: 'p', AutoVerifiedAttributes: ['email'] });
    const { UserPoolClient } = await api.createUserPoolClient({ UserPoolId: UserPool!.Id, ClientName: 'c' });
    const user = { ClientId: UserPoolClient!.ClientId, Username: 'jane' };
    const UserAttributes = [{ Name: 'email', Value: 'jane@example.com' }];
    await api.signUp({ ...user, Password: 'Correct-Horse-9!', UserAttributes });
    const outbox = (await ask(`${served.url}/_local/outbox?to=jane@example.com`)).json();
    const [{ code: ConfirmationCode }] = (outbox as { messages: [{ code: string }] }).messages;

    const moved = await ask(`${served.url}/_local/clock`, { method: 'POST', body: '{"advance": {"hours": 25}}' });
    expect(moved.status).toBe(200);
    await expect(api.confirmSignUp({ ...user, ConfirmationCode })).rejects.toMatchObject({
      name: 'ExpiredCodeException',
    });
    await ask(`${served.url}/_local/clock`, { method: 'POST', body: '{"reset": true}' });
    await api.confirmSignUp({ ...user, ConfirmationCode });
    api.destroy();
    const { stderr } = await served.end('SIGTERM');
    expect(stderr).toContain(`curl ${served.url}/_local/outbox`);
    expect(stderr).toMatch(/^GET \/_local\/outbox 200 /m);
    expect(stderr).not.toContain('Warning');
  });

  test('--no-local-api gives neither', async ({ folder }) => {
    const served = await serve(folder, '--no-local-api');
    expect((await ask(`${served.url}/_local/outbox`)).status).toBe(404);
    expect((await served.end('SIGTERM')).stderr).not.toContain('/_local/outbox\n');
  });

  test('warns where other machines can reach it, and keeps /_local/ to itself there unless told', async ({
    folder,
  }) => {
    const open = await serve(folder, '--host', '0.0.0.0');
    expect((await ask(`${open.url}/_local/clock`)).status).toBe(404);
    const { stderr } = await open.end('SIGTERM');
    expect(stderr).toContain('Warning: other machines can reach it.');
    expect(stderr).not.toContain('take the codes');
    const told = await serve(folder, '--host', '0.0.0.0', '--local-api');
    expect((await ask(`${told.url}/_local/clock`)).status).toBe(200);
    expect((await told.end('SIGTERM')).stderr).toContain('take the codes');
  });

  test.for(['0.0.0.0', '::'])(
    '%s is every address: the examples have one that can be called',
    async (host, { folder }) => {
      const served = await serve(folder, '--host', host, '--local-api');
      expect(served.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
      expect((await ask(`${served.url}/health`)).status).toBe(200);
      const { stderr } = await served.end('SIGTERM');
      expect(stderr).toContain('Local Cognito listens on all addresses of this machine. In memory');
      expect(stderr).toContain(`They find it at http://ADDRESS-OF-THIS-MACHINE:${new URL(served.url).port}.\n`);
      expect(stderr).toContain('start it with that as the --issuer');
      expect(stderr).toContain(`--endpoint-url ${served.url}\n`);
      expect(stderr).toContain(`curl ${served.url}/_local/outbox\n`);
      expect(stderr).not.toMatch(/0\.0\.0\.0|\[::\]/);
    },
  );

  test('knows its version', async ({ folder }) => {
    const served = await serve(folder);
    const { stdout } = await runProgram(['--version'], { HOME: folder });
    expect((await ask(`${served.url}/health`)).json()).toMatchObject({ version: stdout.trim() });
    await served.end('SIGTERM');
  });

  test.for([
    { signal: 'SIGINT', exitCode: 130 },
    { signal: 'SIGTERM', exitCode: 143 },
  ] as const)('waits for calls under way, until a second $signal: exit code $exitCode', async (how, { folder }) => {
    const served = await serve(folder);
    // A client that takes no answers: at some time they fill all buffers on the way.
    const connection = await openConnection(Number(new URL(served.url).port));
    connection.socket.pause();
    const page = rawRequest('GET /', { accept: 'text/html' });
    connection.write(page.repeat(6000));
    await served.see('GET / 200');
    served.signal(how.signal);
    await served.see('Waiting for calls under way. Ctrl-C stops at once.');
    expect((await served.end(how.signal)).exitCode).toBe(how.exitCode);
    connection.socket.destroy();
  });
});

function clientOf(endpoint: string): CognitoIdentityProvider {
  const credentials = { accessKeyId: 'any', secretAccessKey: 'any' };
  return new CognitoIdentityProvider({ endpoint, region: 'us-east-1', credentials });
}
