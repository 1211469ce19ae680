import { describe } from 'vitest';
import { expect, test } from './fixtures.js';
import { mistype, walk } from './walk.js';

const jane = { email: 'jane@example.com', password: 'Correct-Horse-7' } as const;

describe.concurrent('activity-log, typed at the keyboard', () => {
  test('each mistake is met with its reason, and the trail has it all', async ({ play }) => {
    const session = play(['activity-log']);
    const { next, take } = walk(session);

    expect(await next()).toBe('Username:');
    await mistype(session, 'jane doe', 'A username is 1 to 128 characters without spaces.');
    await take('jane');
    expect(await next()).toBe('Email address:');
    await mistype(session, 'jane@example', 'An email address looks like jane@example.com.');
    await take(jane.email);
    expect(await next()).toBe('Password:');
    await mistype(session, 'a b', 'A password is 1 to 256 characters without spaces.');
    await take('short-1');
    await session.see('MISSING: an upper-case letter');
    await take(jane.password);

    expect(await next()).toBe('Code from the message:');
    await mistype(session, '12345', 'A code is six digits.');
    await take(session.transcript().includes('is 000000.') ? '111111' : '000000');
    await session.see('✗ That is not the code that was sent.');
    await take('resend');
    await session.see('A new code is on its way');
    await take();

    expect(await next()).toBe('A wrong password:');
    await take(jane.password);
    await session.see('✗ That is the right password, and this step needs a wrong one.');
    await take('Battery-Staple-8');
    await session.see('Cognito says: Incorrect username or password.');

    expect(await next()).toBe('A name that nobody has:');
    await take('jane');
    await session.see('✗ jane is in the pool, and this step needs a name that nobody has.');
    await take('nobody');

    expect(await next()).toBeUndefined();
    expect(await session.exit).toBe(0);
    const transcript = session.transcript();
    const rows = transcript
      .match(/^ {2}\d\d:\d\d:\d\d .*$/gm)
      ?.map((row) => row.trim().split(/ {2,}/).slice(1).join(', '));
    expect(rows).toEqual([
      'confirmed, jane, web',
      'sign-in, jane, web, signed in',
      'sign-in, jane, web, failed',
      'sign-in, nobody, web, failed: no such user',
      'sign-in, jane, kiosk, signed in',
      'sign-in, jane, kiosk, refused: The app client is blocked.',
      'sign-in, jane, kiosk, refused: The app client is blocked.',
      'sign-in, jane, web, signed in',
    ]);
    expect(transcript).not.toMatch(/Correct-Horse|Battery-Staple/);
  });

  test('what is kept can be removed as it says, piece by piece', async ({ run }) => {
    const kept = await run(['activity-log', '--auto', '--keep']);
    expect(kept.exitCode).toBe(0);
    const commands = kept.stderr.match(/(?<=Remove it with: cognito-demo )action .*/g) ?? [];
    expect(commands.map((command) => command.split(' ')[1])).toEqual(['delete-user-pool-client', 'admin-delete-user']);
    for (const command of commands) expect(await run(command.split(' '))).toMatchObject({ exitCode: 0 });
    expect(JSON.parse((await run(['action', 'list-users'])).stdout)).toEqual([]);
    expect(JSON.parse((await run(['action', 'list-user-pool-clients'])).stdout)).toHaveLength(1);
  });

  test('on an existing pool it says why not, before it has made anything', async ({ run }) => {
    const pool = ['--user-pool-id', 'us-east-1_nowhere00', '--client-id', 'abc'];
    const { exitCode, stdout, stderr } = await run(['activity-log', '--auto', ...pool]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(/must\s+leave those of an existing pool alone/);
    expect(stderr).toContain('❯ Leave out --user-pool-id and --client-id');
  });
});
