import { describe, expect, test } from 'vitest';
import { createAnswerer } from '../../src/answers/index.js';
import { Interrupted, type Answer, type Answerer, type Asking } from '../../src/events/index.js';
import { asking, emailCode, factor, password, totpCode, username } from './asking.js';

const person: Answerer = { answer: () => Promise.resolve({ value: 'typed', by: 'person' }) };
const signal = new AbortController().signal;

interface Who {
  readonly given?: Readonly<Record<string, string[]>>;
  readonly auto?: boolean;
  readonly person?: Answerer;
}

function answerer({ given = {}, auto = false, person: there }: Who): Answerer {
  return createAnswerer({ given: new Map(Object.entries(given)), auto, ...(there && { person: there }) });
}

async function answers(who: Who, askings: readonly Asking[]): Promise<Answer[]> {
  const { answer } = answerer(who);
  const all: Answer[] = [];
  for (const one of askings) all.push(await answer(one, signal));
  return all;
}

describe('who answers', () => {
  test.each<{ name: string; who: Who; asked: Asking; answer: Answer }>([
    {
      name: 'what was given goes before the person',
      who: { given: { username: ['jane'] }, person },
      asked: asking(username, 'made-up'),
      answer: { value: 'jane', by: 'script' },
    },
    {
      name: 'what was given goes before --auto',
      who: { given: { username: ['jane'] }, auto: true },
      asked: asking(username, 'made-up'),
      answer: { value: 'jane', by: 'script' },
    },
    {
      name: 'the word auto takes the suggestion',
      who: { given: { username: ['auto'] }, person },
      asked: asking(username, 'made-up'),
      answer: { value: 'made-up', by: 'auto' },
    },
    {
      name: '--auto takes every suggestion',
      who: { auto: true, person },
      asked: asking(username, 'made-up'),
      answer: { value: 'made-up', by: 'auto' },
    },
    {
      name: 'the person is asked where --auto has no suggestion',
      who: { auto: true, person },
      asked: asking(password),
      answer: { value: 'typed', by: 'person' },
    },
    {
      name: 'the person is asked for all else',
      who: { person },
      asked: asking(totpCode, '912044'),
      answer: { value: 'typed', by: 'person' },
    },
    {
      name: 'a code that arrives is taken when nobody is there',
      who: {},
      asked: asking(emailCode, '428193'),
      answer: { value: '428193', by: 'auto' },
    },
    {
      name: 'a code that the tool computes is taken when nobody is there',
      who: {},
      asked: asking(totpCode, '912044'),
      answer: { value: '912044', by: 'auto' },
    },
    {
      name: 'a word may be given in place of a value',
      who: { given: { 'email-code': ['resend'] } },
      asked: asking(emailCode),
      answer: { value: 'resend', by: 'script' },
    },
    {
      name: 'a code may be given as it was shown',
      who: { given: { 'email-code': ['428 193'] } },
      asked: asking(emailCode),
      answer: { value: '428193', by: 'script' },
    },
  ])('$name', async ({ who, asked, answer }) => {
    expect(await answerer(who).answer(asked, signal)).toEqual(answer);
  });
});

describe('what can not be answered ends the run', () => {
  test.each<{ name: string; who: Who; asked: readonly Asking[]; exitCode: number; message: string }>([
    {
      name: 'nobody is there, and only --auto may make it up',
      who: {},
      asked: [asking(username, 'made-up')],
      exitCode: 2,
      message: 'The answer "username" (Name of the user) is missing, and nobody is there to ask.',
    },
    {
      name: 'a given answer fails the check',
      who: { given: { username: ['jane doe'] }, person },
      asked: [asking(username)],
      exitCode: 2,
      message: 'The answer "username" can\'t be used. It must have no blanks.',
    },
    {
      name: 'a given answer is none of the choices',
      who: { given: { factor: ['pigeon'] } },
      asked: [asking(factor)],
      exitCode: 2,
      message: 'The answer "factor" can\'t be used. It must be one of: SMS_MFA, SOFTWARE_TOKEN_MFA.',
    },
    {
      name: 'auto was given where nothing is suggested',
      who: { given: { password: ['auto'] } },
      asked: [asking(password)],
      exitCode: 2,
      message: 'There is no automatic answer to "password" here.',
    },
    {
      name: 'the given answers are used up',
      who: { given: { 'email-code': ['000000'] }, auto: true },
      asked: [asking(emailCode, '428193'), asking(emailCode, '428193', 2)],
      exitCode: 1,
      message: 'The answer "email-code" was refused and there is no further one.',
    },
    {
      name: 'the same suggestion was refused already',
      who: { auto: true },
      asked: [asking(totpCode, '912044'), asking(totpCode, '912044', 2)],
      exitCode: 1,
      message: 'The automatic answer to "totp-code" was refused, and there is no better one.',
    },
    {
      name: 'ever new suggestions are refused',
      who: { given: { 'totp-code': ['auto'] } },
      asked: [1, 2, 3, 4, 5, 6].map((attempt) => asking(totpCode, `91204${attempt}`, attempt)),
      exitCode: 1,
      message: 'The automatic answer to "totp-code" was refused, and there is no better one.',
    },
  ])('$name', async ({ who, asked, exitCode, message }) => {
    await expect(answers(who, asked)).rejects.toMatchObject({ name: 'ExpectedError', exitCode, message });
  });

  test('an aborted run asks nothing', async () => {
    await expect(answerer({ person }).answer(asking(username), AbortSignal.abort())).rejects.toThrow(Interrupted);
  });
});

describe('a question that is asked again', () => {
  test.each<{ name: string; who: Who; asked: readonly Asking[]; values: string[] }>([
    {
      name: 'gets the next answer of the list',
      who: { given: { 'email-code': ['000000', 'resend', 'auto'] } },
      asked: [1, 2, 3].map((attempt) => asking(emailCode, '428193', attempt)),
      values: ['000000', 'resend', '428193'],
    },
    {
      name: 'keeps its last answer as long as that is not refused',
      who: { given: { password: ['one', 'two'] } },
      asked: [asking(password), asking(password), asking(password)],
      values: ['one', 'two', 'two'],
    },
    {
      name: 'goes to the person when the given answers are used up',
      who: { given: { password: ['one'] }, auto: true, person },
      asked: [asking(password, 'made-up'), asking(password, 'made-up', 2)],
      values: ['one', 'typed'],
    },
    {
      name: 'takes a suggestion that is new',
      who: { auto: true },
      asked: [asking(totpCode, '111111'), asking(totpCode, '222222', 2)],
      values: ['111111', '222222'],
    },
    {
      name: 'takes the same suggestion when it was not refused',
      who: { auto: true },
      asked: [asking(totpCode, '111111'), asking(totpCode, '111111')],
      values: ['111111', '111111'],
    },
  ])('$name', async ({ who, asked, values }) => {
    expect((await answers(who, asked)).map(({ value }) => value)).toEqual(values);
  });
});
