import { describe } from 'vitest';
import { scanScreen } from '../support/scan-screen.js';
import { keys, type Session } from '../support/terminal-session.js';
import { phoneCode, wrongPhoneCode } from '../support/totp.js';
import { expect, test } from './fixtures.js';
import { answer, goTo, jane, prompt, signUp, type PromptName } from './person.js';

/** Never the right one: the code of the message is shown, and one of these is not it. */
async function wrongCode(session: Session): Promise<string> {
  return (await prompt(session, 'confirmationCode')).includes('is 000000.') ? '111111' : '000000';
}

describe.concurrent('an answer that can not be used is refused at its prompt, with the reason', () => {
  test.for<{ at: PromptName; typed: string; reason: string; mend: string }>([
    { at: 'username', typed: 'jane doe', reason: 'A username is 1 to 128 characters without spaces.', mend: 'jane' },
    { at: 'email', typed: 'jane@example', reason: 'An email address looks like jane@example.com.', mend: jane.email },
    { at: 'password', typed: 'a b', reason: 'A password is 1 to 256 characters without spaces.', mend: jane.password },
    { at: 'confirmationCode', typed: '12345', reason: 'A code is six digits.', mend: '' },
    { at: 'totpCode', typed: 'abcdef', reason: 'A code is six digits.', mend: '' },
  ])('$at: $typed', async ({ at, typed, reason, mend }, { play }) => {
    const session = play(['signup-mfa']);
    await goTo(session, at);
    await session.type(typed);
    session.send(keys.enter);
    await session.see(`❯ ${reason}`);
    for (const _letter of typed) await session.press('\u007F');
    await answer(session, at, mend);
    expect(session.screen()).not.toContain(reason);
  });
});

describe.concurrent('an answer that Cognito refuses is asked for again', () => {
  test('a weak password: the policy stands next to what is missing', async ({ play }) => {
    const session = play(['signup-mfa']);
    await goTo(session, 'password');
    await answer(session, 'password', 'short-1');
    const screen = await prompt(session, 'password');
    expect(screen).toContain('✗ The password is too weak.');
    const rules = [
      'MISSING: at least 8 characters',
      'met: a lower-case letter',
      'MISSING: an upper-case letter',
      'met: a digit',
      'met: a symbol such as',
    ];
    for (const rule of rules) expect(screen).toContain(`    • ${rule}`);
    await answer(session, 'password', jane.password);
    await session.see('is UNCONFIRMED');
  });

  test('a wrong code of the message, then a new one', async ({ play }) => {
    const session = play(['signup-mfa']);
    await goTo(session, 'confirmationCode');
    await answer(session, 'confirmationCode', await wrongCode(session));
    expect(await prompt(session, 'confirmationCode')).toContain('✗ That is not the code that was sent.');
    await answer(session, 'confirmationCode', 'resend');
    await prompt(session, 'confirmationCode');
    const codes = session.transcript().match(/(?<=Your verification code is )\d{6}/g) ?? [];
    expect(codes).toHaveLength(2);
    expect(session.transcript()).toContain('✓ A new code is on its way to j***@e***.');
    await answer(session, 'confirmationCode', codes[1]);
    await session.see('is CONFIRMED');
  });

  test('a wrong code of the authenticator, when it is set up and when it is used', async ({ play }) => {
    const session = play(['signup-mfa']);
    await goTo(session, 'totpCode');
    const uri = scanScreen(session.terminal, 'dark') ?? '';
    const wrong = wrongPhoneCode(uri);
    await answer(session, 'totpCode', wrong);
    expect(await prompt(session, 'totpCode')).toContain('✗ That is not the code for this secret.');
    await answer(session, 'totpCode', phoneCode(uri));
    await session.see('Step 7/10');
    await answer(session, 'totpCode', wrong);
    expect(await prompt(session, 'totpCode')).toContain('✗ That is not the code that the authenticator shows now.');
    await answer(session, 'totpCode', phoneCode(uri, 1));
    await session.see('The code was right');
  });

  test('the QR code is shown again for `qr`', async ({ play }) => {
    const session = play(['signup-mfa']);
    await goTo(session, 'totpCode');
    const uri = scanScreen(session.terminal, 'dark') ?? '';
    await answer(session, 'totpCode', wrongPhoneCode(uri));
    await answer(session, 'totpCode', 'qr');
    await prompt(session, 'totpCode');
    expect(scanScreen(session.terminal, 'dark')).toBe(uri);
  });

  test('a name that is taken; the user who has it stays', async ({ play, run }) => {
    const kept = await run(['signup-mfa', '--auto', '--keep', '--set', 'username=jane']);
    expect(kept.exitCode).toBe(0);
    const { stdout } = await run(['status', '--json']);
    const { playground } = JSON.parse(stdout) as { playground: { userPoolId: string; clientId: string } };
    const { userPoolId, clientId } = playground;
    const session = play(['signup-mfa', '--user-pool-id', userPoolId, '--client-id', clientId]);
    await signUp(session);
    expect(await prompt(session, 'username')).toContain('✗ The name jane is taken');
    await answer(session, 'username', 'jane-2');
    await session.see('jane-2 is UNCONFIRMED');
    session.send(keys.ctrlC);
    expect(await session.exit).toBe(130);
    expect(session.transcript()).toContain('Removed user jane-2');
    const users = await run(['action', 'list-users']);
    expect((JSON.parse(users.stdout) as { username: string }[]).map(({ username }) => username)).toEqual(['jane']);
  });
});
