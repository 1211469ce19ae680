import { describe, expect, test } from 'vitest';
import { checkGivenAnswers, missingAnswers, missingAnswersError, type Attendance } from '../../src/answers/index.js';
import { emailCode, factor, password, totpCode, username } from './asking.js';

const questions = [username, password, emailCode, totpCode];
const nobody: Attendance = {
  given: new Map(),
  auto: false,
  hasPerson: false,
  inbox: true,
  toolIsAuthenticator: () => true,
};

describe('answers that are missing before the run starts', () => {
  test.each<{ name: string; attendance: Partial<Attendance>; missing: string[] }>([
    { name: 'a person answers all', attendance: { hasPerson: true, inbox: false }, missing: [] },
    { name: 'nobody and nothing', attendance: {}, missing: ['username', 'password'] },
    { name: '--auto', attendance: { auto: true }, missing: [] },
    { name: '--auto without an inbox', attendance: { auto: true, inbox: false }, missing: ['email-code'] },
    {
      name: 'the authenticator is elsewhere',
      attendance: { auto: true, toolIsAuthenticator: () => false },
      missing: ['totp-code'],
    },
    {
      name: 'who the authenticator is shows later',
      attendance: { auto: true, toolIsAuthenticator: () => 'unknown' },
      missing: [],
    },
    {
      name: 'some are given',
      attendance: {
        given: new Map([
          ['username', ['jane']],
          ['email-code', ['000000', 'auto']],
        ]),
        inbox: false,
      },
      missing: ['password'],
    },
    {
      name: 'the word auto can not be taken without an inbox',
      attendance: {
        given: new Map([
          ['username', ['auto']],
          ['email-code', ['auto']],
        ]),
        inbox: false,
      },
      missing: ['password', 'email-code'],
    },
  ])('$name', ({ attendance, missing }) => {
    expect(missingAnswers(questions, { ...nobody, ...attendance }).map(({ name }) => name)).toEqual(missing);
  });

  test('are not those of questions that most runs never come to', () => {
    const seldom = { ...emailCode, seldom: true };
    const attendance = { ...nobody, auto: true, inbox: false };
    expect(missingAnswers([username, seldom], attendance)).toEqual([]);
  });

  test('are listed with how to give them', () => {
    const error = missingAnswersError([username, password], { inbox: true });
    expect(error.exitCode).toBe(2);
    expect(error.message).toBe(
      'These answers are missing, and nobody is there to ask:\n  username  Name of the user\n  password  Password',
    );
    expect(error.next).toBe(
      'Give them with --set username=… --set password=…, or in a file with --answers FILE, ' +
        'or let the tool make them up with --auto.',
    );
  });

  test('are not promised to be made up when they can not', () => {
    expect(missingAnswersError([username, emailCode], { inbox: false }).next).not.toContain('--auto');
  });
});

describe('answers that were given in vain', () => {
  test.each([
    { given: ['usernam', 'jane'], message: 'Nothing asks for the answer "usernam". Did you mean "username"?' },
    {
      given: ['Email_Code', '428193'],
      message: 'Nothing asks for the answer "Email_Code". Did you mean "email-code"?',
    },
    { given: ['colour', 'red'], message: 'Nothing asks for the answer "colour".' },
    { given: ['username', 'jane doe'], message: 'The answer "username" can\'t be used. It must have no blanks.' },
    {
      given: ['factor', 'SMS'],
      message: 'The answer "factor" can\'t be used. It must be one of: SMS_MFA, SOFTWARE_TOKEN_MFA.',
    },
  ] as const)('$given', ({ given: [name, value], message }) => {
    expect(() => checkGivenAnswers([...questions, factor], new Map([[name, [value]]]))).toThrow(
      expect.objectContaining({ name: 'ExpectedError', exitCode: 2, message }) as Error,
    );
  });

  test.each([
    ['username', 'auto'],
    ['factor', 'SMS_MFA'],
    ['email-code', 'resend'],
  ])('%s: %s is fine', (name, value) => {
    expect(() => checkGivenAnswers([...questions, factor], new Map([[name, [value]]]))).not.toThrow();
  });

  test('an unknown name comes with those that are known', () => {
    expect(() => checkGivenAnswers(questions, new Map([['colour', ['red']]]))).toThrow(
      expect.objectContaining({ next: 'The answers are: username, password, email-code, totp-code.' }) as Error,
    );
  });
});
