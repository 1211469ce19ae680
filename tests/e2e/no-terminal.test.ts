import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe } from 'vitest';
import { expect, test } from './fixtures.js';

interface Event {
  readonly type: string;
  readonly [member: string]: unknown;
}

function eventsOf(stdout: string): Event[] {
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Event);
}

describe.concurrent('nobody is there to ask', () => {
  test('the missing answers are listed', async ({ run }) => {
    const { exitCode, stdout, stderr } = await run(['signup-mfa']);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toBe(
      [
        'Error: These answers are missing, and nobody is there to ask:',
        '  username       Username',
        '  email          Email address',
        '  password       Password',
        '  authenticator  Who is the authenticator?',
        '  deviceName     Name of this device',
        'Give them with --set username=… --set email=… --set password=… --set authenticator=… --set deviceName=…,' +
          ' or in a file with --answers FILE, or let the tool make them up with --auto.',
        '',
      ].join('\n'),
    );
  });

  test('what is given is not missing', async ({ run }) => {
    const { exitCode, stderr } = await run(['signup-mfa', '--set', 'username=jane', '--set', 'deviceName=laptop']);
    expect(exitCode).toBe(2);
    expect(stderr).not.toMatch(/^ {2}(username|deviceName)/m);
    expect(stderr).toMatch(/^ {2}password/m);
  });

  test('a phone has to be looked at by somebody', async ({ run }) => {
    const { exitCode, stderr } = await run(['signup-mfa', '--auto', '--set', 'authenticator=phone']);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/^ {2}totpCode/m);
  });

  test('where messages can not be read, address and code are missing even with --auto', async ({ run }) => {
    const { exitCode, stderr } = await run(['signup-mfa', '--auto', '--target', 'http://127.0.0.1:1']);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/^ {2}email .*\n {2}confirmationCode /m);
  });
});

describe.concurrent('--auto', () => {
  test('plays to the end; results alone go to standard output', async ({ run }) => {
    const { exitCode, stdout, stderr } = await run(['signup-mfa', '--auto']);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^What has happened\nUser +jane-\w{4}/);
    expect(stdout.trimEnd().split('\n').at(-1)).toMatch(/^Tokens +verified/);
    expect(stderr).toContain('Step 10/10  Verify the tokens');
    expect(stderr).toMatch(/✓ Done in [\d.]+ m?s\.\n$/);
    expect(stdout + stderr).not.toContain('\u001B');
    expect(stderr).not.toContain('otpauth://');
  });

  test('--json prints one event a line, and nothing else', async ({ run }) => {
    const { exitCode, stdout, stderr } = await run(['signup-mfa', '--auto', '--json']);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    const events = eventsOf(stdout);
    expect(events[0]).toMatchObject({ type: 'run-started', scenario: 'signup-mfa', steps: 10 });
    expect(events.at(-1)).toMatchObject({ type: 'run-ended', outcome: 'done' });
    expect(events.filter(({ type }) => type === 'step-started').map(({ number }) => number)).toEqual(
      Array.from({ length: 10 }, (_, index) => index + 1),
    );
    const calls = new Set(events.filter(({ type }) => type === 'call-ended').map(({ operation }) => operation));
    expect(calls).toContain('AdminRespondToAuthChallenge');
    expect(calls).toContain('DeleteUserPool');
  });
});

describe.concurrent('no secret is printed', () => {
  const password = 'Correct-Horse-7-Battery';
  test.for([{ flags: [] as string[] }, { flags: ['--json'] }])('by --auto $flags', async ({ flags }, { run }) => {
    const { exitCode, stdout, stderr } = await run(['signup-mfa', '--auto', '--set', `password=${password}`, ...flags]);
    expect(exitCode).toBe(0);
    const output = stdout + stderr;
    expect(output).not.toContain(password);
    expect(output).not.toMatch(/eyJ[\w-]{10,}/); // A token, or a part of one.
    expect(output).not.toContain('otpauth:');
    expect(output).not.toMatch(/\b[A-Z2-7]{52}\b/); // A TOTP secret.
    // Sessions, SRP values, client secrets, verifiers: nothing but a device key is as long without a blank.
    const words = output.replaceAll(/us-east-1_[\da-f-]{36}/g, '').split(/[^\w+/=-]+/);
    expect(words.filter((word) => word.length > 40)).toEqual([]);
  });
});

describe.concurrent('answers', () => {
  const answers = {
    username: 'jane',
    email: 'jane@example.com',
    password: 'Correct-Horse-7',
    confirmationCode: ['000000', 'auto'],
    authenticator: 'tool',
    deviceName: 'laptop',
  };
  const yaml = `
username: jane
email: jane@example.com
password: Correct-Horse-7
confirmationCode: [000000, auto] # keeps its zeros
authenticator: tool
deviceName: laptop
`;
  test.for([
    { format: 'YAML', text: yaml },
    { format: 'JSON', text: JSON.stringify(answers) },
  ])('from a $format file, with a wrong code first', async ({ text }, { run, home }) => {
    const file = join(home, 'answers');
    await writeFile(file, text);
    const { exitCode, stdout } = await run(['signup-mfa', '--json', '--answers', file]);
    expect(exitCode).toBe(0);
    const events = eventsOf(stdout);
    const codes = events.filter(({ type, question }) => type === 'answered' && question === 'confirmationCode');
    expect(codes).toMatchObject([{ by: 'script' }, { by: 'auto' }]);
    for (const code of codes) expect(code).not.toHaveProperty('value');
    expect(events.find(({ type }) => type === 'problem')).toMatchObject({ text: /not the code that was sent/ });
    expect(events.at(-1)).toMatchObject({ outcome: 'done' });
  });

  test('--set wins over the file', async ({ run, home }) => {
    const file = join(home, 'answers.json');
    await writeFile(file, JSON.stringify(answers));
    const { exitCode, stdout } = await run(['signup-mfa', '--answers', file, '--set', 'username=joe']);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/User +joe \(jane@example\.com\)/);
  });

  test.for([
    { name: 'a name that nothing asks for', args: ['--set', 'usrname=jane'], says: 'Did you mean "username"?' },
    { name: 'a name that is far from all', args: ['--set', 'colour=red'], says: 'The answers are: username, email' },
    { name: 'a value that fails its check', args: ['--set', 'email=jane'], says: 'looks like jane@example.com' },
    { name: 'none of the choices', args: ['--set', 'authenticator=me'], says: 'It must be one of: phone, tool.' },
    { name: '--set without a value', args: ['--set', 'username='], says: 'not empty' },
    { name: '--set without a name', args: ['--set', 'jane'], says: 'It must be name=value' },
    {
      name: 'a file that is not there',
      args: ['--answers', 'nowhere.yaml'],
      says: "nowhere.yaml can't be read: it does not",
    },
  ])('$name: exit code 2, and nothing was made', async ({ args, says }, { run }) => {
    const { exitCode, stdout, stderr } = await run(['signup-mfa', '--auto', ...args]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(says);
    expect(stderr).not.toContain('Created');
  });

  test.for([
    { name: 'no mapping', text: 'jane' },
    { name: 'broken YAML', text: 'username: [jane' },
    { name: 'a nested answer', text: 'username: { first: jane }' },
  ])('a file with $name: exit code 2', async ({ text }, { run, home }) => {
    const file = join(home, 'answers.yaml');
    await writeFile(file, text);
    const { exitCode, stderr } = await run(['signup-mfa', '--auto', '--answers', file]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(`The answers`);
  });
});
