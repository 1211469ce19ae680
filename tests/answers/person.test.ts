import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { bundle } from '../support/bundle.js';
import { runInTerminal, type Session } from '../support/terminal-session.js';
import type { AskingData } from './person-program.js';

let program: Awaited<ReturnType<typeof bundle>>;
let session: Session;

beforeAll(async () => {
  program = await bundle(fileURLToPath(new URL('person-program.ts', import.meta.url)));
});
afterAll(() => program.remove());
afterEach(() => session.end());

const enter = '\r';
const code: AskingData = {
  question: { name: 'code', message: 'Code from the email', kind: 'code', unattended: 'inbox' },
  attempt: 1,
  pattern: '^\\d{6}$',
};
const withSuggestion: AskingData = {
  ...code,
  suggestion: { label: 'the code from the message', value: '428193' },
  words: [{ word: 'resend', meaning: 'send a new one' }],
};
const password: AskingData = {
  question: { name: 'password', message: 'Password', kind: 'secret', unattended: 'auto' },
  attempt: 1,
};
const choice: AskingData = {
  question: {
    name: 'factor',
    message: 'Which factor?',
    kind: 'choice',
    unattended: 'auto',
    choices: [
      { value: 'SMS_MFA', label: 'Text message', hint: 'to the phone number' },
      { value: 'SOFTWARE_TOKEN_MFA', label: 'Authenticator app' },
    ],
  },
  attempt: 1,
};

async function ask(asking: AskingData, env: Record<string, string> = {}): Promise<string> {
  session = runInTerminal([program.file, JSON.stringify(asking)], { env });
  return session.see(asking.question.message);
}

describe('a person answers', () => {
  test.each([
    { name: 'by typing', asking: code, keys: `428193${enter}`, value: '428193' },
    { name: 'with the blanks that the code was shown with', asking: code, keys: ` 428 193${enter}`, value: '428193' },
    { name: 'by Enter, with what is suggested', asking: withSuggestion, keys: enter, value: '428193' },
    { name: 'by typing another value', asking: withSuggestion, keys: `000000${enter}`, value: '000000' },
    { name: 'with a word', asking: withSuggestion, keys: `resend${enter}`, value: 'resend' },
    { name: 'with a secret as it is', asking: password, keys: ` s3cret ${enter}`, value: ' s3cret ' },
    { name: 'with the first choice', asking: choice, keys: enter, value: 'SMS_MFA' },
    {
      name: 'with the choice that is suggested',
      asking: { ...choice, suggestion: { label: 'Authenticator app', value: 'SOFTWARE_TOKEN_MFA' } },
      keys: enter,
      value: 'SOFTWARE_TOKEN_MFA',
    },
  ])('$name', async ({ asking, keys, value }) => {
    await ask(asking);
    session.send(keys);
    await session.see(`answered ${JSON.stringify({ value, by: 'person' })}`);
  });
});

test('a suggestion that can not be used is not the end: the reason shows, and another answer is asked for', async () => {
  await ask({ ...withSuggestion, suggestion: { label: 'the code from the message', value: 'none' } });
  session.send(enter);
  expect(await session.see('It has six digits.')).not.toContain('answered');
  session.send(`428193${enter}`);
  await session.see(`answered ${JSON.stringify({ value: '428193', by: 'person' })}`);
});

test('the prompt says what Enter stands for and which words there are', async () => {
  const open = '  ? Code from the email: (Enter: the code from the message, resend: send a new one)';
  expect((await ask(withSuggestion)).replaceAll('\n', '')).toContain(open);
  session.send(enter);
  expect(await session.see('answered')).toContain('  ✓ Code from the email: the code from the message');
});

test('a value that can not be used is refused with the reason, and can be mended', async () => {
  await ask(code);
  session.send(`12345${enter}`);
  expect(await session.see('It has six digits.')).toContain('  ❯ It has six digits.');
  session.send(`6${enter}`);
  await session.see('answered {"value":"123456","by":"person"}');
});

test('Enter alone is no answer when nothing is suggested', async () => {
  await ask(code);
  session.send(enter);
  await session.see('Please type an answer.');
});

test('a secret is masked', async () => {
  await ask(password);
  session.send('s3cret');
  expect(await session.see('••••••')).not.toContain('s3cret');
});

describe('the way out is Interrupted', () => {
  test.each([
    { name: 'Ctrl-C', keys: '\u0003' },
    { name: 'end of input', keys: '\u0004' },
    { name: 'an aborted signal', keys: '', abortOnceShown: true },
  ])('$name', async ({ keys, ...data }) => {
    await ask({ ...code, ...data });
    session.send(keys);
    await session.see('threw Interrupted');
  });
});

test('where the locale is not UTF-8 the prompt is ASCII', async () => {
  await ask(choice, { LANG: 'C' });
  expect(await session.see('arrow keys')).toMatch(/^[\n\u0020-\u007e]+$/);
});
