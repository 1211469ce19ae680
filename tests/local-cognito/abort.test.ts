import { CognitoIdentityProvider } from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openWithFunctions } from './functions.js';

/** A sign-up whose function waits until it is let go on, by a client in process and by one over HTTP. */
async function openSlow() {
  let letGo = (): void => undefined;
  const going = new Promise<void>((resolve) => (letGo = resolve));
  let begin = (): void => undefined;
  const begun = new Promise<void>((resolve) => (begin = resolve));
  const PreSignUp = async (event: object): Promise<object> => {
    begin();
    await going;
    return event;
  };
  const told: string[] = [];
  const onMessage = ({ username }: { username: string }): void => void told.push(username);
  const playground = await openWithFunctions({ PreSignUp }, { service: { onMessage, triggerTimeLimit: 60_000 } });
  const { url } = await playground.local.listen();
  const overHttp = new CognitoIdentityProvider({
    region: 'us-east-1',
    endpoint: url,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
  });
  onTestFinished(async () => {
    letGo();
    overHttp.destroy();
    await playground.local.close();
  });
  const { api, clientId: ClientId } = playground;
  const jane = {
    ClientId,
    Username: 'jane',
    Password: 'Correct-Horse-9!',
    UserAttributes: [{ Name: 'email', Value: 'jane@example.com' }],
  };
  const signUp = (client: CognitoIdentityProvider, abortSignal: AbortSignal): Promise<unknown> =>
    client.signUp(jane, { abortSignal }).catch(
      ({ name, message, cause }: Error) => ({ name, message, cause }), // What both must agree on.
    );
  return { told, playground, clients: [api, overHttp], signUp, begun, letGo };
}

describe('a call that is aborted', () => {
  test.each([
    ['without a reason', undefined],
    ['with a text', 'No longer wanted'],
    ['with an error', new Error('No longer wanted')],
  ])('%s fails as one over HTTP', async (_, reason) => {
    const { clients, signUp, begun } = await openSlow();
    const abort = new AbortController();
    const calls = clients.map((client) => signUp(client, abort.signal));
    await begun;
    abort.abort(reason);
    const [inProcess, overHttp] = await Promise.all(calls);
    expect(inProcess).toMatchObject({ name: 'AbortError', message: 'Request aborted' });
    expect(inProcess).toEqual(overHttp);
  });

  test('before it is made is not made', async () => {
    const { playground, clients, signUp } = await openSlow();
    expect(await signUp(clients[0]!, AbortSignal.abort())).toMatchObject({ name: 'AbortError' });
    expect(playground.events).toEqual([]);
  });

  test('under way goes on to its end, which close waits for', async () => {
    const { playground, clients, signUp, begun, letGo, told } = await openSlow();
    const abort = new AbortController();
    const call = signUp(clients[0]!, abort.signal);
    await begun;
    abort.abort();
    await call;
    const closing = playground.local.close();
    expect(told).toEqual([]);
    letGo();
    await closing;
    expect(told).toEqual(['jane']);
  });

  test('after its answer stays answered', async () => {
    const { clients, signUp, letGo } = await openSlow();
    letGo();
    const abort = new AbortController();
    expect(await signUp(clients[0]!, abort.signal)).toMatchObject({ UserConfirmed: false });
    abort.abort();
  });
});
