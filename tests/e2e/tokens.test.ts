import { expect, test } from './fixtures.js';
import { jane } from './person.js';
import { walk } from './walk.js';

test('a person types each answer, and a wrong one where Cognito can tell', async ({ play }) => {
  const session = play(['tokens']);
  const { next, take } = walk(session);
  const answer = async (prompt: string, text: string): Promise<void> => {
    expect(await next()).toBe(prompt);
    await take(text);
  };
  await answer('Username:', jane.username);
  await answer('Email address:', jane.email);
  await answer('Password:', 'short-1');
  await answer('Password:', jane.password);
  await next();
  await answer('Code from the message:', session.screen().includes('is 000000.') ? '111111' : '000000');
  await answer('Code from the message:', '');
  expect(await session.exit).toBe(0);

  const transcript = session.transcript();
  expect(transcript).not.toContain(jane.password);
  expect(transcript).not.toMatch(/eyJ[\w-]{10,}/);
  expect(transcript).toContain('✗ The password is too weak.');
  expect(transcript).toContain('✗ That is not the code that was sent.');
  expect(transcript).toMatch(/first sign-in +accepted +Access Token has been revoked +still good\n/);
  expect(transcript).toMatch(/RevokeToken +one family, which is one sign-in with its refreshes /);
});
