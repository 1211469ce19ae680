import { execFile } from 'node:child_process';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe } from 'vitest';
import { bin } from '../support/built-program.js';
import { readCast, replay } from '../support/cast.js';
import { anyStyle, keys } from '../support/terminal-session.js';
import { phoneCode } from '../support/totp.js';
import { expect, test } from './fixtures.js';
import { answer, jane, prompt, scanWithPhone, signUp } from './person.js';

describe.concurrent('--record', () => {
  test('writes what the run shows, while it shows on the terminal too', async ({ run, home }) => {
    const file = join(home, 'run.cast');
    const { exitCode, stdout, stderr } = await run(['signup-mfa', '--auto', '--record', file]);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^What has happened\nUser +jane-\w{4}/);
    expect(stderr).toMatch(/✓ Done in [\d.]+ m?s\.\n$/);

    const cast = readCast(file);
    expect(cast.header).toMatchObject({ width: 80, height: 24, command: 'cognito-demo signup-mfa' });
    expect(cast.output).toMatch(anyStyle);
    const shown = await replay(cast);
    expect(shown).toContain('Step 10/10  Verify the tokens');
    expect(shown).toMatch(/╭─ What has happened ─+╮\n│ User +jane-\w{4}/);
    expect(shown).toMatch(/✓ Done in [\d.]+ m?s\.$/);
  });

  test('goes together with --json', async ({ run, home }) => {
    const file = join(home, 'run.cast');
    const { exitCode, stdout, stderr } = await run(['signup-mfa', '--auto', '--json', '--record', file]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    const events = stdout.trimEnd().split('\n');
    expect(JSON.parse(events.at(-1) ?? '')).toMatchObject({ type: 'run-ended', outcome: 'done' });
    expect(await replay(readCast(file))).toContain('╭─ What has happened ─');
  });

  test('keeps no secret that flags and messages hold', async ({ run, home }) => {
    const file = join(home, 'run.cast');
    const password = 'Correct-Horse-7-Battery';
    const { exitCode } = await run(['signup-mfa', '--auto', '--set', `password=${password}`, '--record', file]);
    expect(exitCode).toBe(0);
    const cast = readCast(file);
    const kept = JSON.stringify(cast.header) + (await replay(cast));
    expect(kept).not.toContain(password);
    expect(kept).not.toMatch(/\b\d{6}\b/); // A code.
    expect(kept).toContain('Your verification code is ******.');
    expect(kept).toContain('confirmationCode: not shown (automatic)');
    expect(kept).not.toMatch(/eyJ[\w-]{10,}/); // A token, or a part of one.
    expect(kept).not.toMatch(/\b[A-Z2-7]{52}\b/); // A TOTP secret.
    // Sessions, SRP values, client secrets, verifiers: nothing but a device key is as long without a blank.
    const words = kept.replaceAll(/us-east-1_[\da-f-]{36}/g, '').split(/[^\w+/=-]+/);
    expect(words.filter((word) => word.length > 40)).toEqual([]);
  });
});

describe.concurrent('a person at a terminal', () => {
  const size = { columns: 100, rows: 30 };

  test('with a phone: questions and answers are there, the secrets are not', async ({ play, home }) => {
    const file = join(home, 'run.cast');
    const session = play(['signup-mfa', '--record', file], size);
    await signUp(session);
    await answer(session, 'confirmationCode');
    const uri = await scanWithPhone(session);
    const codes = [phoneCode(uri), phoneCode(uri, 1)];
    for (const code of codes) await answer(session, 'totpCode', code);
    codes.push(/code is (\d{6})/.exec(session.transcript())?.[1] ?? 'none');
    await answer(session, 'deviceName', 'My laptop');
    expect(await session.exit).toBe(0);

    const cast = readCast(file);
    expect(cast.header).toMatchObject({ width: 100, height: 30 });
    const kept = await replay(cast);
    expect(kept).toContain('  ❯ username: jane\n  ❯ email: jane@example.com\n  ❯ password: not shown\n  ✓ jane is');
    expect(kept).toContain('  ❯ authenticator: phone\n  • Authenticator offered for jane.\n  ❯ totpCode: not shown\n');
    expect(kept).toMatch(/Device +My laptop, remembered/);
    const secret = /secret=(\w+)/.exec(uri)?.[1] ?? 'none';
    expect(session.transcript().replaceAll('\n', '')).toContain(secret);
    for (const hidden of [jane.password, secret, secret.slice(0, 4), ...codes]) {
      expect(cast.output).not.toContain(hidden);
    }
  });

  test('interrupted by Ctrl-C: the recording ends as the run does', async ({ play, home }) => {
    const file = join(home, 'run.cast');
    const session = play(['signup-mfa', '--record', file], size);
    await prompt(session, 'username');
    session.send(keys.ctrlC);
    expect(await session.exit).toBe(130);
    expect(await replay(readCast(file))).toMatch(/Removed user pool .*\n\n▲ Interrupted after [\d.]+ m?s\.$/);
  });

  test('killed: what was recorded by then is whole', async ({ play, home }) => {
    const file = join(home, 'run.cast');
    const session = play(['signup-mfa', '--record', file], size);
    await answer(session, 'username', jane.username);
    await prompt(session, 'email');
    session.signal('SIGKILL');
    await session.exit;
    expect(await replay(readCast(file))).toContain('❯ username: jane');
  });
});

test.concurrent('a run that fails is recorded with its reason', async ({ run, home }) => {
  const file = join(home, 'run.cast');
  const answers = ['--set', 'email=jane@example.com', '--set', 'confirmationCode=123456'];
  const target = ['--target', 'http://127.0.0.1:1'];
  const { exitCode } = await run(['signup-mfa', '--auto', '--record', file, ...target, ...answers]);
  expect(exitCode).toBe(1);
  expect(await replay(readCast(file))).toMatch(/✗ Failed after [\d.]+ m?s: Nothing listens at 127\.0\.0\.1:1\./);
});

// No file may have more than four blocks of 512 bytes.
const small = ['-c', 'ulimit -f 4; exec "$@"', 'sh', process.execPath, bin];

describe.concurrent('a disk that is full', () => {
  test.skipIf(process.platform === 'win32')('exit code 1, and what was recorded is whole', async ({ home }) => {
    const file = join(home, 'run.cast');
    const env = { PATH: process.env.PATH, LANG: 'C.UTF-8', COGNITO_DEMO_HOME: home };
    const { code, stderr } = await new Promise<{ code: unknown; stderr: string }>((resolve) => {
      execFile('sh', [...small, 'signup-mfa', '--auto', '--record', file], { env }, (error, _stdout, stderr) =>
        resolve({ code: error?.code, stderr }),
      );
    });
    expect(code).toBe(1);
    expect(stderr).toContain('✓ Done in');
    expect(stderr).toMatch(/Error: The recording .*run\.cast ends early: EFBIG.*\nMake room or name a file elsewhere/);
    expect(await replay(readCast(file))).toContain('Step 1/10  Sign up');
  });
});

/** All but what may be deleted at any time. */
async function keptIn(home: string): Promise<string[]> {
  return (await readdir(home)).filter((name) => name !== 'cache');
}

describe.concurrent('a recording that can not be made: exit code 2, and nothing is', () => {
  test.for([
    { name: 'there.cast', says: "there.cast can't be made: there is something of that name." },
    { name: 'nowhere/run.cast', says: "nowhere/run.cast can't be made: its folder does not exist." },
    { name: 'there.cast/run.cast', says: "run.cast can't be made: its folder is a file." },
  ])('$says', async ({ name, says }, { run, home }) => {
    await writeFile(join(home, 'there.cast'), 'mine');
    const { exitCode, stdout, stderr } = await run(['signup-mfa', '--auto', '--record', join(home, name)]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(says);
    expect(stderr).not.toContain('Created');
    expect(await keptIn(home)).toEqual(['there.cast']);
  });

  test.skipIf(process.platform !== 'linux')('its folder can not be written to', async ({ run }) => {
    const { exitCode, stderr } = await run(['signup-mfa', '--auto', '--record', '/sys/run.cast']);
    expect(exitCode).toBe(2);
    expect(stderr).toContain("/sys/run.cast can't be made: nothing may be written to its folder.");
  });

  test('answers are missing', async ({ run, home }) => {
    const { exitCode } = await run(['signup-mfa', '--record', join(home, 'run.cast')]);
    expect(exitCode).toBe(2);
    expect(await keptIn(home)).toEqual([]);
  });
});
