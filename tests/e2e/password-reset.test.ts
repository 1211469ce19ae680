import { describe } from 'vitest';
import type { Session } from '../support/terminal-session.js';
import { expect, test } from './fixtures.js';
import { jane } from './person.js';
import { goTo, mistype, walk } from './walk.js';

const prompts = {
  username: 'Username:',
  email: 'Email address:',
  password: 'Password:',
  confirmationCode: 'Code from the message:',
  resetCode: 'Code for a new password:',
  newPassword: 'New password:',
} as const;

const who = {
  [prompts.username]: jane.username,
  [prompts.email]: jane.email,
  [prompts.password]: jane.password,
};

/** The newest code that the screen shows. */
function shownCode(session: Session): string {
  return /Your verification code is (\d{6})(?![\s\S]*Your verification code)/.exec(session.transcript())?.[1] ?? '';
}

test.concurrent('a person types every answer', async ({ play }) => {
  const session = play(['password-reset'], { columns: 120, rows: 40 });
  const { next, take } = walk(session);
  const typed: Record<string, () => string> = {
    [prompts.username]: () => jane.username,
    [prompts.email]: () => jane.email,
    [prompts.password]: () => jane.password,
    [prompts.confirmationCode]: () => shownCode(session),
    [prompts.resetCode]: () => shownCode(session),
    [prompts.newPassword]: () => 'Another-Horse-8',
  };
  for (let message = await next(); message !== undefined; message = await next()) await take(typed[message]?.());
  expect(await session.exit).toBe(0);
  const transcript = session.transcript();
  expect(transcript).not.toContain('Another-Horse-8');
  expect(transcript).not.toContain('✗');
  expect(transcript).toMatch(/User +jane \(jane@example\.com\)/);
  expect(transcript).toMatch(/Removed user pool cognito-demo-password-reset-\w+\n\n✓ Done in/);
});

describe.concurrent('an answer that can not be used is refused at its prompt, with the reason', () => {
  test.for([
    { at: prompts.resetCode, typed: '12345', reason: 'A code is six digits.' },
    { at: prompts.newPassword, typed: 'a b', reason: 'A password is 1 to 256 characters without spaces.' },
  ])('$at $typed', async ({ at, typed, reason }, { play }) => {
    const session = play(['password-reset']);
    await goTo(session, at, who);
    await mistype(session, typed, reason);
    await walk(session).take();
    expect(session.screen()).not.toContain(reason);
  });
});

describe.concurrent('an answer that Cognito refuses is asked for again', () => {
  test('a wrong code, then a new one', async ({ play }) => {
    const session = play(['password-reset']);
    const { take } = walk(session);
    await goTo(session, prompts.resetCode, who);
    const old = shownCode(session);
    await take(old === '000000' ? '111111' : '000000');
    await session.see('✗ That is not the code that was sent.');
    await goTo(session, prompts.resetCode, who);
    await take('resend');
    await session.until(() => shownCode(session) !== old, 'another code was shown');
    await goTo(session, prompts.resetCode, who);
    await take(shownCode(session));
    await session.see('The code is as good as before');
  });

  test('the old password, then a weak one: the policy stands next to what is missing', async ({ play }) => {
    const session = play(['password-reset']);
    const { next, take } = walk(session);
    await goTo(session, prompts.newPassword, who);
    await take(jane.password);
    await session.see('✗ That is the old password.');
    await next();
    await take('short-1');
    await session.see('✗ The password is too weak.');
    await goTo(session, prompts.newPassword);
    const screen = session.screen();
    expect(screen).toContain('    • MISSING: at least 8 characters');
    expect(screen).toContain('    • met: a lower-case letter');
    await take('Another-Horse-8');
    await session.see('the new password is set');
  });
});

test.concurrent('without an inbox the answers that nobody could give are listed', async ({ run }) => {
  const { exitCode, stderr } = await run(['password-reset', '--auto', '--target', 'http://127.0.0.1:9']);
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(/missing.*\n +email .*\n +confirmationCode .*\n +resetCode .*\n(?! )/);
});
