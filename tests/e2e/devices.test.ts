import { scanScreen } from '../support/scan-screen.js';
import { wrongPhoneCode } from '../support/totp.js';
import { expect, test } from './fixtures.js';
import { jane } from './person.js';
import { walk } from './walk.js';

const message = 'Code from the message:';
const authenticator = 'Code from the authenticator:';

test('a person types each answer, and a wrong one where Cognito can tell', async ({ play }) => {
  const session = play(['devices'], { columns: 80, rows: 40 });
  const { next, take } = walk(session);
  const answer = async (prompt: string, ...typed: readonly string[]): Promise<void> => {
    for (const text of typed) {
      expect(await next()).toBe(prompt);
      await take(text);
    }
  };
  await answer('Username:', jane.username);
  await answer('Email address:', jane.email);
  await answer('Password:', 'short-1', jane.password);
  await next();
  await answer(message, session.screen().includes('is 000000.') ? '111111' : '000000', '');
  await answer('Who is the authenticator?', '');
  await next();
  const wrong = wrongPhoneCode(scanScreen(session.terminal, 'dark') ?? '');
  await answer(authenticator, wrong, '');
  await session.see('Step 4/10');
  await answer(authenticator, wrong, '');
  await answer('Name of this device:', 'My laptop');
  await answer(authenticator, wrong, '');
  expect(await session.exit).toBe(0);

  const transcript = session.transcript();
  expect(transcript).not.toContain(jane.password);
  for (const reason of [
    '✗ The password is too weak.',
    '✗ That is not the code that was sent.',
    '✗ That is not the code for this secret.',
    '✗ That is not the code that the authenticator shows now.',
  ]) {
    expect(transcript).toContain(reason);
  }
  expect(transcript).toMatch(/My laptop +us-east-1_[\da-f]{8}… +remembered\n *Borrowed tablet +\S+ +not_remembered\n/);
  expect(transcript).toMatch(/Remembered +PASSWORD_VERIFIER, DEVICE_SRP_AUTH, DEVICE_PASSWORD_VERIFIER /);
  expect(transcript).toMatch(/Forgotten +PASSWORD_VERIFIER, SOFTWARE_TOKEN_MFA /);
});
