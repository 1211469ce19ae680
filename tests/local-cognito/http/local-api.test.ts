import { describe, expect, test } from 'vitest';
import { openHttpService, type HttpService } from '../http.js';
import { createClock, openPlayground } from '../playground.js';
import { ask } from './ask.js';

const password = 'Correct-Horse-9!';

/** A pool with users who have been sent their codes. */
async function openPool(service: HttpService, ...usernames: readonly string[]): Promise<string> {
  const { UserPool } = await service.api.createUserPool({ PoolName: 'p', AutoVerifiedAttributes: ['email'] });
  const UserPoolId = UserPool!.Id!;
  const { UserPoolClient } = await service.api.createUserPoolClient({ UserPoolId, ClientName: 'c' });
  for (const Username of usernames) {
    const UserAttributes = [{ Name: 'email', Value: `${Username}+test@example.com` }];
    await service.api.signUp({ ClientId: UserPoolClient!.ClientId, Username, Password: password, UserAttributes });
  }
  return UserPoolId;
}

describe('/_local/outbox', () => {
  test('has the messages with their codes, by address, pool and time', async () => {
    await using service = await openHttpService();
    const userPoolId = await openPool(service, 'jane');
    service.clock.advance({ minutes: 1 });
    const other = await openPool(service, 'john');
    const outbox = `${service.url}/_local/outbox`;
    const all = (await ask(outbox)).json() as { messages: Record<string, string>[] };
    expect(all.messages).toHaveLength(2);
    expect(all.messages[0]).toMatchObject({
      userPoolId,
      username: 'jane',
      to: 'jane+test@example.com',
      medium: 'EMAIL',
      sentAt: '2026-01-05T03:04:05.000Z',
      code: expect.stringMatching(/^\d{6}$/) as string,
    });
    const usernames = async (query: string): Promise<string[]> =>
      ((await ask(`${outbox}?${query}`)).json() as typeof all).messages.map(({ username }) => username!);
    expect(await usernames(`userPoolId=${other}`)).toEqual(['john']);
    expect(await usernames('since=2026-01-05T03:05:00Z')).toEqual(['john']);
    expect(await usernames('to=jane%2Btest@example.com')).toEqual(['jane']);
    // As people write it: the plus stands for a space.
    expect(await usernames('to=jane+test@example.com')).toEqual(['jane']);
    expect(await usernames('to=nobody@example.com')).toEqual([]);
  });

  test('DELETE empties it, or a part of it', async () => {
    await using service = await openHttpService();
    await openPool(service, 'jane', 'john');
    const outbox = `${service.url}/_local/outbox`;
    const one = await ask(`${outbox}?to=jane%2Btest@example.com`, { method: 'DELETE' });
    expect(one.json()).toEqual({ deleted: 1 });
    expect((await ask(outbox)).json()).toMatchObject({ messages: [{ username: 'john' }] });
    expect((await ask(outbox, { method: 'DELETE' })).json()).toEqual({ deleted: 1 });
    expect((await ask(outbox)).json()).toEqual({ messages: [] });
  });
});

describe('/_local/clock', () => {
  test('moves the time of the service, tokens included', async () => {
    await using playground = await openPlayground({ service: { clock: createClock() } });
    const { url } = await playground.local.listen();
    const clock = `${url}/_local/clock`;
    const move = async (form: object): Promise<unknown> =>
      (await ask(clock, { method: 'POST', body: JSON.stringify(form) })).json();
    const start = { now: '2026-01-05T03:04:05.000Z', epochMilliseconds: Date.parse('2026-01-05T03:04:05Z') };
    expect((await ask(clock)).json()).toEqual(start);
    await playground.addUser('jane');
    const { AccessToken } = await playground.signIn('jane');
    await playground.api.getUser({ AccessToken });
    expect(await move({ advance: { hours: 1, seconds: 1 } })).toMatchObject({ now: '2026-01-05T04:04:06.000Z' });
    await expect(playground.api.getUser({ AccessToken })).rejects.toThrow('Access Token has expired');
    expect(await move({ set: '2030-01-01T00:00:00Z' })).toMatchObject({ now: '2030-01-01T00:00:00.000Z' });
    expect(await move({ set: 5000 })).toEqual({ now: '1970-01-01T00:00:05.000Z', epochMilliseconds: 5000 });
    expect(await move({ reset: true })).toEqual(start);
    await playground.api.getUser({ AccessToken });
  });

  test.each([
    ['', 'Send {"advance"'],
    ['{', 'Send {"advance"'],
    ['[]', 'Send {"advance"'],
    ['{}', 'Send {"advance"'],
    ['{"advance": 5}', 'Send {"advance"'],
    ['{"reset": false}', 'Send {"advance"'],
    ['{"set": null}', 'Send {"advance"'],
    ['{"set": 5, "reset": true}', 'Send {"advance"'],
    ['{"advance": {"minutes": -1}}', 'To go back, set it.'],
    ['{"advance": {"years": 1}}', 'not by years'],
    ['{"advance": {"minutes": "5"}}', "A clock advances by finite numbers; minutes is '5'."],
    ['{"advance": {"minutes": 5, "hours": null}}', 'hours is null'],
    ['{"advance": {"minutes": true}}', 'minutes is true'],
    ['{"advance": {"minutes": [5]}}', 'minutes is [ 5 ]'],
    ['{"advance": {"minutes": 1e999}}', 'minutes is Infinity'],
    ['{"set": "soon"}', 'a time from 1970 to 9999'],
  ])('%s does not move it', async (body, says) => {
    await using service = await openHttpService();
    const answer = await ask(`${service.url}/_local/clock`, { method: 'POST', body });
    expect(answer.status).toBe(400);
    expect(answer.json()).toEqual({
      __type: 'InvalidParameterException',
      message: expect.stringContaining(says) as string,
    });
    expect((await ask(`${service.url}/_local/clock`)).json()).toMatchObject({ now: '2026-01-05T03:04:05.000Z' });
  });
});

describe('/_local/users', () => {
  test('has the users of a pool, or one of them, without their secrets', async () => {
    await using service = await openHttpService();
    const userPoolId = await openPool(service, 'jane', 'john');
    const users = `${service.url}/_local/users?userPoolId=${userPoolId}`;
    const all = await ask(users);
    expect(all.json()).toMatchObject({ users: [{ username: 'jane', status: 'UNCONFIRMED' }, { username: 'john' }] });
    expect(all.text).not.toMatch(/verifier|salt|password/i);
    expect((await ask(`${users}&username=john`)).json()).toMatchObject({ users: [{ username: 'john', devices: 0 }] });
    expect((await ask(`${users}&username=nobody`)).json()).toEqual({ users: [] });
  });

  test.each([
    ['', 400, 'Name a user pool'],
    ['?userPoolId=us-east-1_Nowhere00', 404, 'User pool us-east-1_Nowhere00 does not exist.'],
  ])('%s: %i', async (query, status, says) => {
    await using service = await openHttpService();
    const answer = await ask(`${service.url}/_local/users${query}`);
    expect(answer.status).toBe(status);
    expect(answer.json()).toMatchObject({ message: expect.stringContaining(says) as string });
  });
});

describe('what is not there', () => {
  test.each([
    ['GET', '/_local/outbox?adress=x', 400, 'The parameter "adress" is unknown here; known are to, userPoolId, since.'],
    ['GET', '/_local/outbox?since=soon', 400, 'since must be a time'],
    ['GET', '/_local', 404, 'There are /_local/outbox, /_local/clock, /_local/users.'],
    ['GET', '/_local/constructor', 404, 'There are /_local/outbox'],
    ['PUT', '/_local/clock', 405, 'There is no PUT here, but HEAD, GET, POST.'],
    ['OPTIONS', '/_local/clock', 405, 'There is no OPTIONS here'],
  ])('%s %s: %i', async (method, path, status, says) => {
    await using service = await openHttpService();
    const answer = await ask(`${service.url}${path}`, { method });
    expect(answer.status).toBe(status);
    expect(answer.json()).toMatchObject({ message: expect.stringContaining(says) as string });
  });

  test('nothing at all with localApi: false', async () => {
    await using service = await openHttpService({ localApi: false });
    for (const path of ['/_local/outbox', '/_local/clock', '/_local/users', '/_local']) {
      const answer = await ask(`${service.url}${path}`);
      expect(answer.status).toBe(404);
      expect(answer.json()).toMatchObject({ message: expect.stringMatching('The local API is off here.*--local-api') });
    }
    expect((await ask(`${service.url}/_local/outbox`, { method: 'DELETE' })).status).toBe(404);
  });
});
