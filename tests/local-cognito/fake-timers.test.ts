import { CognitoIdentityProvider } from '@aws-sdk/client-cognito-identity-provider';
import { afterEach, beforeEach, describe, vi } from 'vitest';
import { startLocalCognito, type LocalCognito } from '../../src/local/index.js';
import { expect, test } from '../targets/temporary-folder.js';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

async function signUp(cognito: LocalCognito, username: string): Promise<void> {
  const { clientId } = await cognito.createUserPool();
  const email = `${username}@example.com`;
  await cognito.client(CognitoIdentityProvider).signUp({
    ClientId: clientId,
    Username: username,
    Password: 'Correct-Horse-9',
    UserAttributes: [{ Name: 'email', Value: email }],
  });
}

describe('with all timers faked', () => {
  test.for([undefined, 'users.sqlite'])('calls are answered, with the file %s', async (name, { folder }) => {
    await using cognito = await startLocalCognito({ file: name && `${folder}/${name}` });
    await signUp(cognito, 'jane');
    expect((await cognito.outbox.next()).to).toBe('jane@example.com');
  });

  test('HTTP is served and closed', async () => {
    await using cognito = await startLocalCognito();
    const server = await cognito.listen();
    expect((await fetch(`${server.url}/health`)).status).toBe(200);
    await server.close();
  });

  test('outbox.next gives up after real milliseconds, and takes what comes before', async () => {
    await using cognito = await startLocalCognito();
    await expect(cognito.outbox.next({ timeout: 20 })).rejects.toThrow('No new message came within 20 milliseconds.');
    const next = cognito.outbox.next();
    await signUp(cognito, 'jane');
    expect((await next).to).toBe('jane@example.com');
  });

  test('a function has its real time limit', async () => {
    await using cognito = await startLocalCognito({ triggerTimeLimit: 20 });
    const arn = cognito.functions.register('never', () => new Promise(() => undefined));
    const client = cognito.client(CognitoIdentityProvider);
    const { clientId } = await cognito.createUserPool({ pool: { LambdaConfig: { PreSignUp: arn } } });
    await expect(
      client.signUp({ ClientId: clientId, Username: 'jane', Password: 'Correct-Horse-9' }),
    ).rejects.toMatchObject({ name: 'UnexpectedLambdaException' });
  });
});

test('the time of the service is that of a faked Date, unless it has a clock of its own', async () => {
  await using cognito = await startLocalCognito();
  vi.setSystemTime('2031-01-01T00:00:00Z');
  expect(cognito.clock.now()).toBe(Date.parse('2031-01-01T00:00:00Z'));
  cognito.clock.advance({ minutes: 1 });
  expect(cognito.clock.now()).toBe(Date.parse('2031-01-01T00:01:00Z'));
});
