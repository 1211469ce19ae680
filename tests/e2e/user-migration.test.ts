import { describe } from 'vitest';
import { expect, test } from './fixtures.js';
import { goTo, mistype, walk } from './walk.js';

const prompts = {
  username: 'Who signs in?',
  oldPassword: 'Password in the old directory:',
  forgetfulUsername: 'Who has forgotten the password?',
  resetCode: 'Code for a new password:',
  newPassword: 'New password:',
} as const;

const sizes = [
  { columns: 80, rows: 24 },
  { columns: 120, rows: 40 },
];

test.concurrent.for(sizes)('a person types every answer at $columns x $rows', async (size, { play }) => {
  const session = play(['user-migration'], size);
  const { next, take } = walk(session);
  const typed: Record<string, () => string | undefined> = {
    [prompts.username]: () => 'ingrid',
    [prompts.oldPassword]: () => 'Old-Fjörd-4',
    [prompts.forgetfulUsername]: () => 'li',
    [prompts.resetCode]: () => /Your verification code is (\d{6})/.exec(session.transcript())?.[1],
    [prompts.newPassword]: () => 'Another-Horse-8',
  };
  const asked: string[] = [];
  for (let message = await next(); message !== undefined; message = await next()) {
    asked.push(message);
    await take(typed[message]?.());
  }
  expect(await session.exit).toBe(0);
  expect(asked).toEqual(Object.values(prompts));
  const transcript = session.transcript();
  expect(transcript).not.toMatch(/Old-Fj|Another-Horse/);
  expect(transcript).toMatch(/li +li@example\.com +CONFIRMED/);
  expect(transcript).toMatch(/ingrid +ingrid@example\.com +CONFIRMED/);
  expect(transcript).toMatch(/maria +maria@example\.com\n/);
  expect(transcript).toMatch(/Removed user pool cognito-demo-user-migration-\w+\n\n✓ Done in/);
});

describe.concurrent('an answer that can not be used is refused at its prompt, with the reason', () => {
  test.for([
    { at: prompts.username, typed: 'maria s', reason: 'A username is 1 to 128 characters without spaces.' },
    { at: prompts.oldPassword, typed: 'a b', reason: 'A password is 1 to 256 characters without spaces.' },
    { at: prompts.forgetfulUsername, typed: 'o r', reason: 'A username is 1 to 128 characters without spaces.' },
    { at: prompts.resetCode, typed: 'abcdef', reason: 'A code is six digits.' },
    { at: prompts.newPassword, typed: 'a b', reason: 'A password is 1 to 256 characters without spaces.' },
  ])('$at $typed', async ({ at, typed, reason }, { play }) => {
    const session = play(['user-migration']);
    await goTo(session, at);
    await mistype(session, typed, reason);
    await walk(session).take();
    expect(session.screen()).not.toContain(reason);
  });
});

describe.concurrent('an answer that moves nobody is asked for again', () => {
  test('an unknown name, then a wrong password', async ({ play }) => {
    const session = play(['user-migration']);
    const { next, take } = walk(session);
    await next();
    await take('zoe');
    await next();
    await take('Whatever-1');
    await session.see('✗ Nobody was moved.');
    expect(await next()).toBe(prompts.username);
    await take('maria');
    await next();
    await take('Whatever-1');
    await session.see('of maria stands in docs/triggers.md.');
    expect(await next()).toBe(prompts.oldPassword);
    await take();
    await session.see('There are tokens, and no function was called');
  });

  test('somebody who is in the pool, then one whose address nobody has verified', async ({ play }) => {
    const session = play(['user-migration']);
    const { next, take } = walk(session);
    await goTo(session, prompts.forgetfulUsername);
    await take('maria');
    await session.see('✗ maria is in the pool already');
    expect(await next()).toBe(prompts.forgetfulUsername);
    await take('kofi');
    await session.see('✗ kofi was not moved');
    expect(await next()).toBe(prompts.forgetfulUsername);
    await take();
    await session.see('omar is in the pool as RESET_REQUIRED');
  });
});

test.concurrent('says before anything is made where it can not play', async ({ run }) => {
  const { exitCode, stderr } = await run(['user-migration', '--auto', '--target', 'http://127.0.0.1:9']);
  expect(exitCode).toBe(2);
  expect(stderr).toContain('user-migration needs trigger functions');
  expect(stderr).not.toContain('Created');
});
