import { describe, expect, test } from 'vitest';
import type { RunEvent } from '../../src/events/index.js';
import { shown } from './on-terminal.js';

describe('a trigger that was called, without a diagram', () => {
  const called = {
    type: 'trigger-called',
    trigger: 'PreSignUp',
    triggerSource: 'PreSignUp_SignUp',
    attempt: 1,
    durationMs: 5,
    request: {},
  } as const satisfies Partial<RunEvent>;
  const name = 'PreSignUp (PreSignUp_SignUp)';

  test.each<{ event: RunEvent; lines: string[]; env?: Record<string, string> }>([
    { event: { ...called, response: {} }, lines: [`  λ ${name}`] },
    { event: { ...called, response: {} }, lines: [`  ^ ${name}`], env: { LANG: 'C' } },
    {
      event: { ...called, response: { autoConfirmUser: true, autoVerifyEmail: true, autoVerifyPhone: false } },
      lines: [`  λ ${name}: autoConfirmUser, autoVerifyEmail`],
    },
    {
      event: {
        ...called,
        attempt: 3,
        response: { answerCorrect: false, challengeName: 'SMS_MFA', members: { a: 'b' } },
      },
      lines: [
        '  λ PreSignUp (PreSignUp_SignUp, attempt 3): answerCorrect false, challengeName',
        '    SMS_MFA, members',
      ],
    },
    {
      event: { ...called, error: { name: 'Error', message: 'Not you.' } },
      lines: [`  λ ${name} failed: Not you.`],
    },
  ])('$lines', async ({ event, lines, env }) => {
    expect(await shown([event], 80, env)).toEqual(lines);
  });

  test('cuts what its texts are longer than a challenge has letters', async () => {
    const response = { emailSubject: 'Your code, and nothing else', emailMessage: 'Hello,\nyour code is {####}' };
    expect(await shown([{ ...called, response }])).toEqual([
      `  λ ${name}: emailSubject Your code, and nothing…,`,
      '    emailMessage',
    ]);
  });
});
