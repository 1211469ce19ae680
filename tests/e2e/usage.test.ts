import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe } from 'vitest';
import { expect, test } from './fixtures.js';

describe.concurrent('wrong usage: exit code 2, and what is wrong with it on standard error', () => {
  test.for([
    { line: 'signup-mfaa', says: "unknown command 'signup-mfaa'\n(Did you mean signup-mfa?)" },
    { line: 'action sign-upp', says: "unknown command 'sign-upp'\n(Did you mean sign-up?)" },
    { line: 'nonsense', says: "unknown command 'nonsense'" },
    { line: 'signup-mfa --atuo', says: "unknown option '--atuo'\n(Did you mean --auto?)" },
    { line: 'signup-mfa extra', says: 'too many arguments' },
    { line: 'signup-mfa --answers', says: "'--answers <file>' argument missing" },
    { line: 'signup-mfa --auto --target nonsense', says: 'It must be local, aws, or a URL' },
    { line: 'signup-mfa --auto --target ftp://127.0.0.1', says: 'It must be local, aws, or a URL' },
    { line: 'signup-mfa --auto --target=', says: 'It must be local, aws, or a URL' },
    { line: 'signup-mfa --auto --region eu-west-1', says: 'neither profiles nor regions' },
    { line: 'signup-mfa --auto --user-pool-id us-east-1_a', says: 'Add --client-id.' },
    { line: 'signup-mfa --auto --client-id abc', says: 'Add --user-pool-id.' },
    { line: 'local --port 70000', says: 'It must be a whole number from 0 to 65535.' },
  ])('$line', async ({ line, says }, { run }) => {
    const { exitCode, stdout, stderr } = await run(line.split(' '));
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(says);
    expect(stderr).not.toMatch(/^ +at /m);
  });
});

describe.concurrent('at a terminal no word is broken', () => {
  test.for([
    { line: 'play a-story-whose-name-is-long.mjs', says: "can't be loaded: there is no\nsuch file.", exitCode: 2 },
    { line: 'action initiate-auth --auth-flow NONSENSE', says: 'It must be\none of', exitCode: 2 },
    { line: 'action respond-to-auth-challenge', says: 'No challenge is waiting', exitCode: 2 },
    { line: '--help', says: 'Examples:', exitCode: 0 },
    { line: 'action create-user-pool-client --help', says: 'ALLOW_USER_SRP_AUTH', exitCode: 0 },
    { line: 'action update-user-pool --help', says: 'EmailSendingAccount', exitCode: 0 },
    { line: 'inbox', says: 'There is no playground yet.', exitCode: 0 },
    { line: 'actions', says: 'Start a sign-in, by USER_SRP_AUTH unless\n', exitCode: 0 },
  ])('$line', async ({ line, says, exitCode }, { play }) => {
    const session = play(line.split(' '));
    expect(await session.exit).toBe(exitCode);
    expect(session.transcript()).toContain(says);
    expect(session.brokenOff()).toEqual([]);
  });

  test('elsewhere the list of actions has one a line', async ({ run }) => {
    const { stdout } = await run(['actions']);
    expect(stdout).toMatch(/^ {2}initiate-auth +Start a sign-in, by USER_SRP_AUTH unless told, or refresh tokens$/m);
  });

  test('elsewhere an error is one line', async ({ run }) => {
    const { stderr } = await run(['action', 'initiate-auth', '--auth-flow', 'NONSENSE']);
    expect(stderr).toMatch(/^error: option '--auth-flow <flow>' argument 'NONSENSE' .*, REFRESH_TOKEN_AUTH\.$/m);
  });
});

describe.concurrent('a target that can not be used: exit code 1, with what to do', () => {
  const answers = ['--set', 'email=jane@example.com', '--set', 'confirmationCode=123456'];

  test('nothing listens there', async ({ run }) => {
    const { exitCode, stderr } = await run(['signup-mfa', '--auto', '--target', 'http://127.0.0.1:1', ...answers]);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('Nothing listens at 127.0.0.1:1.\n❯ Check the URL of --target');
  });

  test('the pool does not exist', async ({ run }) => {
    const pool = ['--user-pool-id', 'us-east-1_nowhere00', '--client-id', 'abc'];
    const { exitCode, stderr } = await run(['signup-mfa', '--auto', ...pool]);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('User pool us-east-1_nowhere00\n  does not exist.\n❯ Check the ids and the region.');
  });

  test('the folder of its files can not be written', async ({ run }) => {
    const { exitCode, stderr } = await run(['signup-mfa', '--auto', '--keep'], { COGNITO_DEMO_HOME: '/dev/null/home' });
    expect(exitCode).toBe(1);
    expect(stderr).toContain('Set COGNITO_DEMO_HOME to a folder that you may write to.');
  });
});

describe.concurrent('help', () => {
  test('without a command and without a terminal it is shown on standard error: exit code 2', async ({ run }) => {
    const { exitCode, stdout, stderr } = await run([]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(/^Usage: cognito-demo /);
  });

  test('asked for, it goes to standard output: exit code 0', async ({ run }) => {
    const { exitCode, stdout, stderr } = await run(['--help']);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    for (const name of ['signup-mfa', 'action', 'local', 'up', 'status', 'down', 'inbox']) {
      expect(stdout).toMatch(new RegExp(`^ {2}${name} `, 'm'));
    }
  });

  test('of a scenario names its flags', async ({ run }) => {
    const { exitCode, stdout } = await run(['signup-mfa', '--help']);
    expect(exitCode).toBe(0);
    const flags = [
      '--target',
      '--auto',
      '--answers',
      '--set',
      '--pause',
      '--json',
      '--record',
      '--keep',
      '--no-color',
      '--debug',
    ];
    for (const flag of flags) {
      expect(stdout).toContain(`  ${flag}`);
    }
  });
});

describe.concurrent('the database of the home', () => {
  test.for([
    { name: 'is a text', text: 'Dear diary, '.repeat(1000), says: 'is no database of local Cognito' },
    { name: 'is damaged', text: `SQLite format 3\0${'\u0010'.repeat(4096)}`, says: '/data/local.sqlite is ' },
  ])('$name: it is to be moved, and the home is good', async ({ text, says }, { home, run }) => {
    await mkdir(join(home, 'data'));
    await writeFile(join(home, 'data/local.sqlite'), text);
    const { exitCode, stderr } = await run(['up']);
    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: expect.stringContaining(says) });
    expect(stderr).toMatch(/ove it away to begin anew\./);
    expect(stderr).not.toMatch(/COGNITO_DEMO_HOME|another (file|one)/);
  });
});

describe.concurrent('help where the locale is not UTF-8 is ASCII', () => {
  test.for([['local', '--help'], ['action', '--help'], ['actions']])('%s', async (args, { run }) => {
    const { exitCode, stdout } = await run(args, { LANG: 'C' });
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/user's|issuer/);
    // oxlint-disable-next-line no-control-regex
    expect(stdout).toMatch(/^[\x00-\x7f]+$/);
  });
});

test.skipIf(process.platform !== 'linux')(
  'a home where no folder can be made is an error, and no endless try',
  async ({ run }) => {
    const { exitCode, stderr } = await run(['status'], { COGNITO_DEMO_HOME: '/proc/no-folder' });
    expect({ exitCode, stderr }).toEqual({
      exitCode: 1,
      stderr: [
        "Error: /proc/no-folder/data/local.sqlite can't be made: a folder of its path is not there.",
        'Set COGNITO_DEMO_HOME to a folder that you may write to.',
        '',
      ].join('\n'),
    });
  },
);
