import { keys } from '../support/terminal-session.js';
import { expect, test } from './fixtures.js';
import { refused } from './refused.js';
import { walk } from './walk.js';

const prompts = [
  'Language of the messages:',
  'Username:',
  'Email address:',
  'Password:',
  'First name, for the greeting:',
  'Code from the message:',
  'Code for a new password:',
  'New password:',
  'Username of who is invited:',
  'Email address of who is invited:',
  'Language of who is invited:',
  'Code to sign in:',
];

test.concurrent.for([
  { columns: 80, rows: 24 },
  { columns: 120, rows: 40 },
])('a person tells the story at $columns x $rows, with a mistake at each prompt', async (size, { play }) => {
  const session = play(['custom-messages'], size);
  const { next, take } = walk(session);
  const asked: (string | undefined)[] = [];
  const answer = async (typed: string, mistake?: string, reason = ''): Promise<void> => {
    asked.push(await next());
    if (mistake !== undefined) await refused(session, mistake, reason);
    await take(typed);
  };
  const choose = async (key: string, label: string): Promise<void> => {
    asked.push(await next());
    await session.press(key);
    await session.see(`❯ ${label}`);
    await take();
  };

  await choose(keys.down, 'German');
  await answer('jane', 'jane doe', 'A username is 1 to 128 characters without spaces.');
  await answer('jane@elsewhere.example', 'jane', 'An email address looks like jane@example.com.');
  await answer('Correct-Horse-7', 'a b', 'A password is 1 to 256 characters without spaces.');
  await answer('Änne', 'x'.repeat(65), 'A first name is 64 characters at most.');
  await answer('', '12345', 'A code is six digits.');
  await answer('', 'abc', 'A code is six digits.');
  await answer('Battery-Staple-8', 'a b', 'A password is 1 to 256 characters without spaces.');
  await answer('kim', 'kim doe', 'A username is 1 to 128 characters without spaces.');
  await answer('kim@elsewhere.example', 'kim', 'An email address looks like jane@example.com.');
  // Spanish is suggested beside German.
  await choose(keys.up, 'German');
  await answer('', '1234567', 'A code is six digits.');

  expect(await session.exit).toBe(0);
  expect(asked).toEqual(prompts);
  const transcript = session.transcript();
  expect(transcript).not.toMatch(/Correct-Horse-7|Battery-Staple-8/);
  expect(transcript).toContain('Guten Tag Änne, willkommen!');
  expect(transcript).toMatch(/Benutzername: kim – /);
  expect(transcript).toContain('✓ 5 messages, in German.');
  expect(transcript).toMatch(/User +jane \(jane@elsewhere\.example\), written to in German/);
  expect(transcript).toMatch(/Removed user pool cognito-demo-custom-messages-\w+\n\n✓ Done in/);
});

test('what Cognito refuses is asked for again: codes, a weak password, a taken name', async ({ play }) => {
  const session = play(['custom-messages']);
  const { next, take } = walk(session);
  const wrongCode = (): string => (/: 000000\b/.test(session.screen()) ? '111111' : '000000');
  const toTheCode = ['', 'jane', '', '', ''];
  const toTheNewPassword = [wrongCode, 'resend', '', wrongCode, 'weak', 'resend', '', ''];
  const toTheEnd = ['jane', '', '', 'kim', wrongCode, ''];
  for (const typed of [...toTheCode, ...toTheNewPassword, ...toTheEnd]) {
    await next();
    await take(typeof typed === 'string' ? typed : typed());
  }
  expect(await session.exit).toBe(0);
  const transcript = session.transcript();
  expect(transcript.match(/✗ That is not the code that was sent\./g)).toHaveLength(3);
  expect(transcript).toContain('✗ The password is too weak.');
  expect(transcript).toContain('✗ Cognito refused jane: User account already exists');
  expect(transcript).toContain('✓ 7 messages, in English and German.');
});

test('unattended it is told in the language that was set', async ({ run }) => {
  const { exitCode, stderr } = await run(['custom-messages', '--auto', '--set', 'language=es']);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: expect.stringContaining('Hola, Jane: le damos la') });
  const wrong = await run(['custom-messages', '--auto', '--set', 'language=fr']);
  expect(wrong).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('It must be one of: en, de, es.') });
});
