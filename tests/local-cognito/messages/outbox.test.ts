import { describe } from 'vitest';
import { expect, test } from '../../targets/temporary-folder.js';
import { failureOf, openPlayground, openService } from '../playground.js';

describe('outbox.list', () => {
  test('takes an address, a pool and a time', async () => {
    await using one = await openPlayground();
    const { local, clock, userPoolId } = one;
    await one.signUp('jane');
    clock.advance({ minutes: 1 });
    const since = new Date(clock.now());
    await one.signUp('john');
    const sentTo = async (filter: Parameters<typeof local.outbox.list>[0]): Promise<string[]> =>
      (await local.outbox.list(filter)).map(({ to }) => to);
    expect(await sentTo({})).toEqual(['jane@example.com', 'john@example.com']);
    expect(await sentTo({ since })).toEqual(['john@example.com']);
    expect(await sentTo({ since, to: 'jane@example.com' })).toEqual([]);
    expect(await sentTo({ userPoolId })).toHaveLength(2);
    expect(await sentTo({ userPoolId: 'us-east-1_Other1234' })).toEqual([]);
  });
});

describe('outbox.clear', () => {
  test('removes what the filter names, and leaves the codes good', async () => {
    await using playground = await openPlayground();
    const { api, local, clientId } = playground;
    await playground.signUp('jane');
    await playground.signUp('john');
    const code = await playground.sentCode('jane@example.com');
    expect(await local.outbox.clear({ to: 'jane@example.com' })).toBe(1);
    expect((await local.outbox.list()).map(({ to }) => to)).toEqual(['john@example.com']);
    await api.confirmSignUp({ ClientId: clientId, Username: 'jane', ConfirmationCode: code });
    expect(await local.outbox.clear()).toBe(1);
    expect(await local.outbox.list()).toEqual([]);
  });
});

describe('outbox.next', () => {
  test('gives each message once, in order, whether it is there or still to come', async () => {
    await using playground = await openPlayground();
    const { outbox } = playground.local;
    await playground.signUp('jane');
    await playground.signUp('john');
    expect(await outbox.next({ to: 'john@example.com' })).toMatchObject({ username: 'john' });
    expect(await outbox.next()).toMatchObject({ username: 'jane' });
    const both = Promise.all([outbox.next(), outbox.next()]);
    await playground.signUp('mia');
    await playground.signUp('noa');
    expect((await both).map(({ username }) => username)).toEqual(['mia', 'noa']);
  });

  test('lets messages to others pass while it waits', async () => {
    await using playground = await openPlayground();
    const message = playground.local.outbox.next({ to: 'john@example.com' });
    await playground.signUp('jane');
    await playground.signUp('john');
    expect(await message).toMatchObject({
      to: 'john@example.com',
      code: await playground.sentCode('john@example.com'),
    });
  });

  test('says what it waited for, and what is there instead', async () => {
    await using playground = await openPlayground();
    const { outbox } = playground.local;
    const waiting = (to: string): Promise<string> => failureOf(outbox.next({ to, timeout: 20 }));
    expect(await waiting('jane@example.com')).toBe(
      'Error: No new message to jane@example.com came within 20 milliseconds. The outbox is empty.',
    );
    await playground.signUp('john');
    const { sentAt, text } = await outbox.next();
    await playground.signUp('mia');
    const told = await waiting('jane@example.com');
    const [first, john, mia] = told.split('\n');
    expect(first).toMatch(/ The outbox is not empty; it has:$/);
    const { userPoolId } = playground;
    expect(john).toBe(
      `  EMAIL to john@example.com, for john of ${userPoolId}, at ${sentAt.toISOString()}, given by an earlier call`,
    );
    expect(mia).toContain('EMAIL to mia@example.com, for mia');
    expect(mia).not.toContain('earlier');
    for (const code of [/\d{6}/.exec(text)?.[0] ?? '', await playground.sentCode('mia@example.com')]) {
      expect(code).toMatch(/^\d{6}$/);
      expect(told.replaceAll(/\.\d{3}Z/g, '')).not.toContain(code);
    }
  });

  test('waits less than a test of Vitest lasts, if it is not told', async () => {
    await using playground = await openPlayground();
    const failure = await failureOf(playground.local.outbox.next({ since: new Date('2030-01-01') }));
    expect(failure).toContain('sent since 2030-01-01T00:00:00.000Z came within 4000 milliseconds.');
  });

  test('ends when the service is closed', async () => {
    const service = await openService();
    const failure = failureOf(service.local.outbox.next());
    await service.local.close();
    expect(await failure).toContain('was closed while a message was waited for');
  });

  test('fails at once after that, as list and clear do', async () => {
    const { local } = await openService();
    const { outbox } = local;
    await local.close();
    const closed = 'Error: This local Cognito is closed.';
    for (const call of [outbox.next(), outbox.next({ to: 'jane@example.com' }), outbox.list(), outbox.clear()])
      expect(await failureOf(call)).toBe(closed);
  });

  test('ends, too, for those who begin to wait while the service is being closed', async () => {
    const { local } = await openService();
    const closing = local.close();
    const failures: Promise<string>[] = [];
    const closed = new AbortController();
    void closing.then(() => closed.abort());
    while (!closed.signal.aborted) {
      failures.push(failureOf(local.outbox.next()));
      await Promise.resolve();
    }
    expect(new Set(await Promise.all(failures))).toContain(
      'Error: This local Cognito was closed while a message was waited for.',
    );
    for (const failure of await Promise.all(failures)) expect(failure).toMatch(/closed/);
  });

  test('skips what was sent before the service started', async ({ folder }) => {
    const file = `${folder}/local.sqlite`;
    {
      await using first = await openPlayground({ service: { file } });
      await first.signUp('jane');
    }
    await using second = await openPlayground({ service: { file } });
    await second.signUp('john');
    expect(await second.local.outbox.next()).toMatchObject({ username: 'john' });
    expect(await second.local.outbox.list()).toHaveLength(2);
  });
});
