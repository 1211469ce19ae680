import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import module from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { assertBuilt, runProgram } from '../support/built-program.js';
import { serveWith } from './served.js';

let home: string;
beforeAll(assertBuilt);
beforeEach(() => (home = mkdtempSync(join(tmpdir(), 'cognito-demo-code-'))));
afterEach(() => rmSync(home, { recursive: true }));

/** Has no entry in the system's list of users. */
const nobody = { uid: 54_321, gid: 54_321 };
const env = (): Record<string, string> => ({ HOME: home, COGNITO_DEMO_HOME: home, NODE_COMPILE_CACHE: '' });
const run = (...args: readonly string[]) => runProgram(args, env());
const parent = (): string => join(home, 'cache', 'code');

/** The files of compiled code, by their paths. */
function kept(): string[] {
  const [folder = ''] = readdirSync(parent());
  return readdirSync(join(parent(), folder)).map((name) => join(parent(), folder, name));
}

// Newer versions of Node keep compiled code themselves, in a place of their own.
describe.skipIf('enableCompileCache' in module)('compiled code is kept', () => {
  test('for the next run, which leaves it as it is', async () => {
    const first = await run('--help');
    const files = kept();
    expect(files.map((file) => statSync(file).mode & 0o777)).toEqual([0o600]);
    const before = statSync(files[0]!).mtimeMs;
    expect(await run('--help')).toEqual(first);
    expect(kept()).toEqual(files);
    expect(statSync(files[0]!).mtimeMs).toBe(before);
  });

  test('of the other parts too, when a run needs them', async () => {
    await run('--help');
    const { exitCode } = await run('hello', '--auto');
    expect(exitCode).toBe(0);
    expect(kept().length).toBeGreaterThan(5);
    expect(kept().every((file) => file.endsWith('.js'))).toBe(true);
  });

  test('and imports scenarios of users each time, without a warning', async () => {
    const file = join(home, 'story.mjs');
    writeFileSync(
      file,
      `export default { name: 'story', title: 'A story', questions: [], steps: 1,
         async play(kit) { await kit.step('Tell', { calls: [], why: '' }, async () => kit.result('Told.')); } };`,
    );
    for (const time of ['first', 'second', 'third']) {
      const { exitCode, stderr } = await run('play', file, '--auto');
      expect([time, exitCode, stderr]).toEqual([time, 0, expect.stringContaining('Told.')]);
      expect(stderr).not.toContain('Warning');
    }
  });

  test('and imports the compiler of functions each time, without a warning', async () => {
    const folder = join(home, 'functions');
    mkdirSync(folder);
    writeFileSync(join(folder, 'pre-sign-up.ts'), 'export const handler = async (event: object) => event;');
    for (const time of ['first', 'second', 'third']) {
      const { stderr } = await (await serveWith(env(), '--triggers', folder)).end('SIGTERM');
      expect([time, stderr]).toEqual([time, expect.stringContaining('pre-sign-up.ts: PreSignUp of each pool')]);
      expect(stderr).not.toContain('Warning');
    }
  });

  test.each([
    ['is no compiled code', (code: Buffer) => Buffer.alloc(code.length, 7)],
    ['is cut off', (code: Buffer) => code.subarray(0, 100)],
    ['is empty', () => Buffer.alloc(0)],
    ['has another byte in it', (code: Buffer) => Buffer.from(code).fill(code.at(1000)! ^ 255, 1000, 1001)],
    ['has a part that never reached the disk', (code: Buffer) => Buffer.from(code).fill(0, 4096, 8192)],
  ])('a file that %s is made anew', async (_, spoil) => {
    const first = await run('--help');
    const [file = ''] = kept();
    const spoilt = spoil(readFileSync(file));
    writeFileSync(file, spoilt);
    expect(await run('--help')).toEqual(first);
    expect(readFileSync(file).equals(spoilt)).toBe(false);
    expect(readFileSync(file).length).toBeGreaterThan(1000);
    expect(await run('--help')).toEqual(first);
  });

  test('elsewhere, where the variable of Node says so, and nowhere, where it says that', async () => {
    const elsewhere = join(home, 'elsewhere');
    await runProgram(['--help'], { ...env(), NODE_COMPILE_CACHE: elsewhere, NODE_DISABLE_COMPILE_CACHE: '1' });
    expect(readdirSync(home)).toEqual([]);
    await runProgram(['--help'], { ...env(), NODE_COMPILE_CACHE: elsewhere });
    expect(readdirSync(home)).toEqual(['elsewhere']);
    expect(readdirSync(elsewhere)).toEqual(['cognito-demo']);
  });

  test('that of other builds goes', async () => {
    mkdirSync(join(parent(), 'v20.0.0-x64-0123456789abcdef'), { recursive: true });
    await run('--help');
    expect(readdirSync(parent())).toHaveLength(1);
    expect(readdirSync(parent())[0]).toMatch(new RegExp(`^${process.version}-${process.arch}-[0-9a-f]{16}$`));
  });

  test('in a home that takes nothing the program runs all the same', async () => {
    chmodSync(home, 0o555);
    // Nothing is closed to root.
    const user = process.getuid?.() === 0 ? nobody : {};
    const help = await runProgram(['--help'], env(), user);
    expect(help).toMatchObject({ exitCode: 0, stderr: '' });
    expect(readdirSync(home)).toEqual([]);
    chmodSync(home, 0o700);
  });

  test.runIf(process.getuid?.() === 0)('whoever has no home at all gets help, and is told what needs one', async () => {
    expect(await runProgram(['--help'], { NODE_COMPILE_CACHE: '' }, nobody)).toMatchObject({ exitCode: 0, stderr: '' });
    const { exitCode, stderr } = await runProgram(['status'], { NODE_COMPILE_CACHE: '' }, nobody);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('Set COGNITO_DEMO_HOME to a folder that you may write to.');
    expect(stderr).not.toContain('    at ');
  });

  test('a file where the folder should be is no obstacle', async () => {
    mkdirSync(join(home, 'cache'));
    writeFileSync(parent(), '');
    expect(await run('--help')).toMatchObject({ exitCode: 0, stderr: '' });
  });
});

test.runIf('enableCompileCache' in module)('what Node keeps is in the home of the program, too', async () => {
  expect(await run('--help')).toMatchObject({ exitCode: 0 });
  expect(readdirSync(join(home, 'cache'))).toEqual(['node-compile-cache']);
});
