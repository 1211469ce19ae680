import { describe } from 'vitest';
import { anyStyle } from '../support/terminal-session.js';
import { phoneCode } from '../support/totp.js';
import { expect, test } from './fixtures.js';
import { answer, goTo, jane, scanWithPhone, signUp } from './person.js';

const sizes = [
  { columns: 80, rows: 24 },
  { columns: 120, rows: 40 },
];
const utf8 = { LANG: 'C.UTF-8' };
const blocks = /[█▀▄]/;

test.concurrent.for(sizes)('a person with a phone at $columns x $rows', async (size, { play }) => {
  const session = play(['signup-mfa'], size);
  await signUp(session);
  await answer(session, 'confirmationCode');
  const uri = await scanWithPhone(session);
  expect(uri).toMatch(/^otpauth:\/\/totp\/cognito-demo:jane\?secret=[A-Z2-7]{52}&issuer=cognito-demo$/);
  expect(session.screen()).toContain('? Code from the authenticator:');
  await answer(session, 'totpCode', phoneCode(uri));
  await answer(session, 'totpCode', phoneCode(uri, 1));
  await answer(session, 'deviceName', 'My laptop');
  expect(await session.exit).toBe(0);

  const transcript = session.transcript();
  expect(transcript).not.toContain(jane.password);
  expect(transcript).toMatch(/User +jane \(jane@example\.com\)/);
  expect(transcript).toMatch(/Device +My laptop, remembered/);
  expect(transcript).toMatch(/Last sign-in +PASSWORD_VERIFIER, DEVICE_SRP_AUTH, DEVICE_PASSWORD_VERIFIER/);
  expect(transcript).toMatch(/Tokens +verified/);
  expect(transcript).toMatch(/Removed user pool cognito-demo-signup-mfa-\w+\n\n✓ Done in/);
});

test.concurrent.for(sizes)('no prompt is wider than the screen at $columns x $rows', async (size, { play }) => {
  const session = play(['signup-mfa'], size);
  await goTo(session, 'deviceName');
  const wrapped = Array.from({ length: session.terminal.buffer.active.length }, (_, row) => {
    const line = session.terminal.buffer.active.getLine(row);
    return line?.isWrapped ? line.translateToString(true) : '';
  }).filter((line) => line !== '');
  expect(wrapped.filter((line) => !line.includes('issuer=cognito-demo'))).toEqual([]);
});

describe.concurrent('Enter everywhere, with the tool as the authenticator', () => {
  test.for([
    { when: 'in colour', args: [], env: utf8, styled: true, unicode: true },
    { when: 'with NO_COLOR', args: [], env: { ...utf8, NO_COLOR: '1' }, styled: false, unicode: true },
    { when: 'with --no-color', args: ['--no-color'], env: utf8, styled: false, unicode: true },
    { when: 'where the locale is not UTF-8', args: [], env: { LANG: 'C' }, styled: true, unicode: false },
    { when: 'where LC_ALL is not UTF-8', args: [], env: { ...utf8, LC_ALL: 'POSIX' }, styled: true, unicode: false },
  ])('$when', async ({ args, env, styled, unicode }, { play }) => {
    const session = play(['signup-mfa', ...args], { env });
    await goTo(session, 'deviceName');
    await answer(session, 'deviceName');
    expect(await session.exit).toBe(0);

    const transcript = session.transcript();
    expect(transcript).toMatch(/User +jane-\w{4} \(jane-\w{4}@example\.com\)/);
    expect(transcript).toMatch(/Tokens +verified/);
    expect(transcript).toMatch(/Secret +(\w{4} ){12}\w{4}|(\w{4} ?){5}\n/);
    expect(transcript.replaceAll('\n', '')).toMatch(/otpauth:\/\/totp\/cognito-demo:jane-\w{4}\?secret=\w{52}&issuer/);
    expect(anyStyle.test(session.raw())).toBe(styled);
    expect(blocks.test(transcript)).toBe(unicode);
    if (!unicode) expect(transcript).toMatch(/^[\n\u0020-\u007E]+$/);
  });
});
