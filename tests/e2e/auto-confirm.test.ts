import { expect, test } from './fixtures.js';
import { refused } from './refused.js';
import { walk } from './walk.js';

const prompts = [
  'Username of the colleague:',
  'Email address of the colleague:',
  'Password of colleague and guest:',
  'Username of the guest:',
  'Email address of the guest:',
  'Code from the message:',
  'Address of an impostor:',
];

test.concurrent.for([
  { columns: 80, rows: 24 },
  { columns: 120, rows: 40 },
])('a person tells the story at $columns x $rows, with a mistake at each prompt', async (size, { play }) => {
  const session = play(['auto-confirm'], size);
  const { next, take } = walk(session);
  const asked: (string | undefined)[] = [];
  const answer = async (typed: string, mistakes: Readonly<Record<string, string>> = {}): Promise<void> => {
    asked.push(await next());
    for (const [mistake, reason] of Object.entries(mistakes)) await refused(session, mistake, reason);
    await take(typed);
  };

  await answer('jane', { 'jane doe': 'A username is 1 to 128 characters without spaces.' });
  await answer('jane@Example.org', {
    jane: 'An email address looks like jane@example.com.',
    'jane@elsewhere.example': 'The address of a colleague ends in @example.com or @example.org.',
  });
  await answer('Correct-Horse-7', { 'a b': 'A password is 1 to 256 characters without spaces.' });
  await answer('kim', { 'kim doe': 'A username is 1 to 128 characters without spaces.' });
  await answer('kim@elsewhere.example', {
    'kim@example.com': 'That is the address of a colleague.',
  });
  await answer('', { '12345': 'A code is six digits.' });
  await answer('jane@example.org.test', { 'jane@example.org': 'That is the address of a colleague.' });

  expect(await session.exit).toBe(0);
  expect(asked).toEqual(prompts);
  const transcript = session.transcript();
  expect(transcript).not.toContain('Correct-Horse-7');
  expect(transcript).toMatch(/jane@example\.org\.test +UNCONFIRMED +An address of your own\./);
  expect(transcript).toMatch(/Colleague +jane \(jane@Example\.org\), confirmed by PreSignUp/);
  expect(transcript).toMatch(/Guest +kim \(kim@elsewhere\.example\), confirmed by a code/);
  expect(transcript).toMatch(/Impostors +7 addresses tried, 0 confirmed/);
});

test('what Cognito refuses is asked for again: a weak password, a taken name, a wrong code', async ({ play }) => {
  const session = play(['auto-confirm']);
  const { next, take } = walk(session);
  const wrongCode = (): string => (session.screen().includes('is 000000.') ? '111111' : '000000');
  const beforeTheCode = ['jane', '', 'short-1', '', 'jane', 'kim@elsewhere.example', 'kim'];
  for (const typed of [...beforeTheCode, wrongCode, 'resend', '', '']) {
    await next();
    await take(typeof typed === 'string' ? typed : typed());
  }
  expect(await session.exit).toBe(0);
  const transcript = session.transcript();
  expect(transcript).toContain('✗ The password is too weak.');
  expect(transcript).toContain('✗ The name jane is taken');
  expect(transcript).toContain('✗ That is not the code that was sent.');
  expect(transcript).toContain('✓ A new code is on its way to k***@e***.');
  expect(transcript).toMatch(/Removed user pool cognito-demo-auto-confirm-\w+\n\n✓ Done in/);
});

test('on a pool that was kept, it removes its users and tells where the audit trail is', async ({ run }) => {
  expect((await run(['auto-confirm', '--auto', '--keep', '--set', 'username=mia'])).exitCode).toBe(0);
  const { playground } = JSON.parse((await run(['status', '--json'])).stdout) as {
    playground: { userPoolId: string; clientId: string };
  };
  const { userPoolId, clientId } = playground;
  const pool = ['--user-pool-id', userPoolId, '--client-id', clientId];
  const { exitCode, stderr } = await run(['auto-confirm', '--auto', '--set', 'username=jane', ...pool]);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: expect.stringContaining('Removed user jane\n') });
  expect(stderr).toContain('The audit trail is in the log of the pool’s PostConfirmation function');
  const users = JSON.parse((await run(['action', 'list-users'])).stdout) as { username: string }[];
  expect(users.map(({ username }) => username)).toContain('mia');
  expect(users.map(({ username }) => username)).not.toContain('jane');
  expect(users).toHaveLength(6);
});
