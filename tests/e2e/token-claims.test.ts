import { describe } from 'vitest';
import { keys } from '../support/terminal-session.js';
import { expect, test } from './fixtures.js';
import { mistype, walk } from './walk.js';

const jane = { email: 'jane@example.com', password: 'Correct-Horse-7' } as const;

describe.concurrent('token-claims, typed at the keyboard', () => {
  test('each mistake is met with its reason, and the tokens tell what was typed', async ({ play }) => {
    const session = play(['token-claims']);
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
    expect(await next()).toBe('Nickname:');
    await mistype(session, ' ', 'Please type an answer.');
    await take('Janie');
    await session.see('MISSING: an upper-case letter');
    await take(jane.password);

    expect(await next()).toBe('Code from the message:');
    await mistype(session, '12345', 'A code is six digits.');
    await take(session.transcript().includes('is 000000.') ? '111111' : '000000');
    await session.see('✗ That is not the code that was sent.');
    await take();

    expect(await next()).toBe('Which plan shall the user have?');
    await session.see('❯ pro');
    await session.press(keys.down);
    await session.see('❯ team');
    await take();

    expect(await next()).toBe('Channel that the app names:');
    await mistype(session, 'my app', 'A channel is 1 to 32 letters, digits, hyphens and underscores.');
    await take('my-app');

    expect(await next()).toBeUndefined();
    expect(await session.exit).toBe(0);
    const transcript = session.transcript();
    expect(transcript).toMatch(/^ {2}nickname +Janie +~ Janie \(staff\) +~ Janie \(staff\)$/m);
    expect(transcript).toMatch(/^ {2}plan +\+ team +\+ team$/m);
    expect(transcript).toMatch(/^ {2}channel +\+ my-app +\+ my-app$/m);
    expect(transcript).toContain('GetUser refuses it: Access Token does not have required scopes.');
  });

  test('what is kept can be removed as it says, piece by piece', async ({ run }) => {
    const kept = await run(['token-claims', '--auto', '--keep']);
    expect(kept.exitCode).toBe(0);
    const commands = kept.stderr.match(/(?<=Remove it with: cognito-demo )action .*/g) ?? [];
    expect(commands.map((command) => command.split(' ')[1])).toEqual(['delete-group', 'admin-delete-user']);
    for (const command of commands) expect(await run(command.split(' '))).toMatchObject({ exitCode: 0 });
    expect(JSON.parse((await run(['action', 'list-users'])).stdout)).toEqual([]);
    expect(JSON.parse((await run(['action', 'list-groups'])).stdout)).toEqual([]);
  });

  test('a plan that is given beforehand is taken', async ({ run }) => {
    const { exitCode, stdout } = await run(['token-claims', '--auto', '--json', '--set', 'plan=team']);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('"plan":"team"');
  });

  test('or refused before anything is made', async ({ run }) => {
    const { exitCode, stderr } = await run(['token-claims', '--auto', '--set', 'plan=gold']);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('It must be one of: free, pro, team.');
    expect(stderr).not.toContain('Created');
  });
});
