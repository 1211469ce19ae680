import { describe } from 'vitest';
import { expect, test } from './fixtures.js';
import { jane } from './person.js';
import { walk } from './walk.js';

describe.concurrent('a person', () => {
  test('types each answer, and a wrong one where Cognito can tell', async ({ play }) => {
    const session = play(['admin-invite'], { columns: 120, rows: 40 });
    const { next, take } = walk(session);
    const answer = async (prompt: string, text = ''): Promise<void> => {
      expect(await next()).toBe(prompt);
      await take(text);
    };
    await answer('Username of the new user:', jane.username);
    await answer('Email address of the new user:', jane.email);
    await next();
    const [first = '', second = ''] = session.transcript().match(/(?<=temporary password is )\S+(?=\. )/g) ?? [];
    await answer('Temporary password:', first);
    await answer('Temporary password:', second);
    await answer('The attribute name:', 'Jane Doe');
    await answer('New password:', 'short-1');
    await answer('New password:', jane.password);
    expect(await session.exit).toBe(0);

    const transcript = session.transcript();
    expect(transcript).not.toContain(jane.password);
    expect(transcript).toContain('✗ That is not the temporary password of the newest invitation.');
    expect(transcript).toContain('✗ The password is too weak.');
    expect(transcript).toMatch(/name +Jane Doe\n/);
    expect(transcript).toMatch(/Invited +jane \(jane@example\.com\), twice /);
  });

  test('plays it on a pool where everybody may sign up, and where the name is taken', async ({ play, run }) => {
    expect(await run(['up'])).toMatchObject({ exitCode: 0 });
    const { stdout } = await run(['status', '--json']);
    const { playground } = JSON.parse(stdout) as { playground: { userPoolId: string; clientId: string } };
    const password = { COGNITO_DEMO_PASSWORD: jane.password };
    await run(['action', 'sign-up', '--username', 'jane', '--email', jane.email], password);
    const session = play(['admin-invite', '--user-pool-id', playground.userPoolId, '--client-id', playground.clientId]);
    const { next, take } = walk(session);
    expect(await next()).toBe('Username of the new user:');
    expect(session.screen()).toContain('So everybody may sign up here.');
    await take('jane');
    await next();
    await take();
    expect(await next()).toBe('Username of the new user:');
    expect(session.screen()).toContain('✗ Cognito refused jane: User account already exists');
    await take('jane-2');
    await next();
    await take();
    expect(await next()).toBe('New password:');
    await take();
    expect(await session.exit).toBe(0);
    const users = await run(['action', 'list-users']);
    expect((JSON.parse(users.stdout) as { username: string }[]).map(({ username }) => username)).toEqual(['jane']);
  });
});
