import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readAnswers } from '../../src/answers/index.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cognito-demo-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function answersFile(text: string): Promise<string> {
  const file = join(folder, 'answers.yaml');
  await writeFile(file, text);
  return file;
}

describe('an answers file', () => {
  test.each([
    {
      name: 'YAML',
      text: 'username: jane\ncode: [000000, auto]',
      answers: { username: ['jane'], code: ['000000', 'auto'] },
    },
    { name: 'JSON', text: '{"username": "jane", "port": 80}', answers: { username: ['jane'], port: ['80'] } },
    {
      name: 'values that look like numbers, booleans and dates stay as they are written',
      text: 'a: 012345\nb: yes\nc: 1e3\nd: 2025-01-01\ne: "1_0"\nf: 0x1F',
      answers: { a: ['012345'], b: ['yes'], c: ['1e3'], d: ['2025-01-01'], e: ['1_0'], f: ['0x1F'] },
    },
    { name: 'a name that JavaScript knows', text: '__proto__: jane', answers: { ['__proto__']: ['jane'] } },
  ])('$name', async ({ text, answers }) => {
    expect(await readAnswers({ file: await answersFile(text) })).toEqual(new Map(Object.entries(answers)));
  });

  test.each([
    { name: 'is a list', text: '- jane', reason: 'it is not a mapping of names to answers' },
    { name: 'is empty', text: '', reason: 'it is not a mapping of names to answers' },
    { name: 'nests', text: 'user:\n  name: jane', reason: 'user must be a single answer or a list of answers' },
    {
      name: 'nests in a list',
      text: 'user: [{name: jane}]',
      reason: 'user must be a single answer or a list of answers',
    },
    { name: 'has a name without a value', text: 'user:', reason: 'user has no value' },
    { name: 'has an empty list', text: 'user: []', reason: 'user is an empty list' },
    { name: 'has a name twice', text: 'user: a\nuser: b', reason: 'Map keys must be unique at line 2, column 1' },
    { name: 'is not YAML', text: 'user: "jane', reason: 'Missing closing "quote at line 1, column 12' },
  ])('that $name', async ({ text, reason }) => {
    const file = await answersFile(text);
    await expect(readAnswers({ file })).rejects.toMatchObject({
      name: 'ExpectedError',
      exitCode: 2,
      message: `The answers file ${file} can't be used: ${reason}.`,
    });
  });

  test('that does not exist', async () => {
    await expect(readAnswers({ file: join(folder, 'none.yaml') })).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringContaining("none.yaml can't be read: it does not exist.") as string,
    });
  });

  test('that is a folder', async () => {
    await expect(readAnswers({ file: folder })).rejects.toMatchObject({
      exitCode: 2,
      message: `The answers file ${folder} can't be read: it is a folder.`,
      next: 'Name a file in it.',
    });
  });

  test('is not quoted where it is wrong, for it may hold a password', async () => {
    const file = await answersFile('password: "s3cret');
    await expect(readAnswers({ file })).rejects.toMatchObject({
      message: expect.not.stringContaining('s3cret') as string,
    });
  });
});

describe('--set', () => {
  test.each([
    { set: ['username=jane'], answers: { username: ['jane'] } },
    { set: ['password=a=b c'], answers: { password: ['a=b c'] } },
    { set: ['code=012345', 'username=jane'], answers: { code: ['012345'], username: ['jane'] } },
  ])('$set', async ({ set, answers }) => {
    expect(await readAnswers({ set })).toEqual(new Map(Object.entries(answers)));
  });

  test.each([['username'], ['=jane'], ['username='], ['']])('refuses %j', async (setting) => {
    await expect(readAnswers({ set: [setting] })).rejects.toMatchObject({
      exitCode: 2,
      message: '--set takes name=value, both of them not empty.',
    });
  });

  test('refuses the same name twice', async () => {
    await expect(readAnswers({ set: ['a=1', 'a=2'] })).rejects.toMatchObject({
      exitCode: 2,
      message: '--set gives a twice.',
    });
  });

  test('wins over the file', async () => {
    const file = await answersFile('username: jane\ncode: 111111');
    expect(await readAnswers({ file, set: ['username=john'] })).toEqual(
      new Map([
        ['username', ['john']],
        ['code', ['111111']],
      ]),
    );
  });
});
