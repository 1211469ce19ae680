import { describe, expect, test } from 'vitest';
import type { CallEnded, TriggerCalled } from '../../src/events/index.js';
import { called, ended, result, rowsOf, runStarted, started, stepStarted } from './diagram-events.js';
import { onTerminal, uncoloured } from './on-terminal.js';

/** What stands between the lines of Cognito and the triggers. */
async function triggerRows(parts: Partial<TriggerCalled>, columns = 80): Promise<string[]> {
  const rows = await rowsOf([called(parts)], columns);
  return rows.slice(1).map((row) => /^ {2}│ +[│├](.*)[│┤]$/.exec(row)?.[1]?.trimEnd() ?? row);
}

describe('what comes back from a call', () => {
  test.each<{ outcome: Partial<CallEnded>; row: string }>([
    { outcome: { response: { ChallengeName: 'SMS_MFA' } }, row: '  │◄─ SMS_MFA ──────────────────────┤' },
    {
      outcome: { response: { AuthenticationResult: { IdToken: '<withheld>' }, ChallengeName: undefined } },
      row: '  │◄─ tokens ───────────────────────┤',
    },
    { outcome: { response: { UserConfirmed: false } }, row: '  │◄─ UserConfirmed: false ─────────┤' },
    { outcome: { response: { User: { UserStatus: 'CONFIRMED' } } }, row: '  │◄─ UserStatus: CONFIRMED ────────┤' },
    { outcome: { response: { Users: [] } }, row: '  │◄─ Users ────────────────────────┤' },
    { outcome: { response: {} }, row: '  │◄─ done ─────────────────────────┤' },
    {
      outcome: { error: { name: 'NotAuthorizedException', message: 'Incorrect username or password.' } },
      row: '  │◄✗ NotAuthorizedException ───────┤',
    },
    {
      outcome: { error: { name: 'InvalidLambdaResponseException', message: 'Unrecognizable lambda output' } },
      row: '  │◄✗ InvalidLambdaResponseException┤',
    },
  ])('$row', async ({ outcome, row }) => {
    const rows = await rowsOf([started(1), ended(1, outcome)]);
    expect(rows.slice(2)).toEqual([row.padEnd(77) + '│']);
  });

  test('a name that fits on no arrow goes below it', async () => {
    const error = { name: 'AnExceptionWithANameThatIsFarTooLong', message: '' };
    expect((await rowsOf([started(1), ended(1, { error })])).slice(2)).toEqual([
      '  │◄✗───────────────────────────────┤                                        │',
      '  │   AnExceptionWithANameThatIsFar │                                        │',
      '  │   TooLong                       │                                        │',
    ]);
  });

  test('two calls at once: the answers say to which', async () => {
    const rows = await rowsOf([started(1), started(2, 'ListUsers'), ended(1), ended(2, { operation: 'ListUsers' })]);
    expect(rows.slice(1).map((row) => row.slice(2, 37))).toEqual([
      '├─ InitiateAuth ─────────────────►│',
      '├─ ListUsers ────────────────────►│',
      '│◄─ done ─────────────────────────┤',
      '│   to InitiateAuth               │',
      '│◄─ done ─────────────────────────┤',
      '│   to ListUsers                  │',
    ]);
  });

  test('a call that something else came in between names itself again', async () => {
    const rows = await rowsOf([started(1), result, ended(1)]);
    expect(rows.slice(2).map((row) => row.slice(0, 37).trimEnd())).toEqual([
      '  ✓ Done.',
      ' App                             Cogn',
      '  │◄─ done ─────────────────────────┤',
      '  │   to InitiateAuth               │',
    ]);
  });
});

describe('what a trigger is sent', () => {
  const userAttributes = { sub: '5b2f', 'cognito:user_status': 'CONFIRMED', email: 'jane@example.com' };
  const name = '─ DefineAuthChallenge ─────────────────►';

  test.each<{ what: string; parts: Partial<TriggerCalled>; rows: string[] }>([
    {
      what: 'an empty session',
      parts: { request: { userAttributes, session: [], userNotFound: false } },
      rows: [name, '  session: []'],
    },
    {
      what: 'a session, broken between its entries',
      parts: {
        request: {
          session: [
            { challengeName: 'SRP_A', challengeResult: true },
            { challengeName: 'CUSTOM_CHALLENGE', challengeResult: false, challengeMetadata: 'CAPTCHA' },
          ],
          userNotFound: true,
        },
      },
      rows: [name, '  session: SRP_A ✓,', '    CUSTOM_CHALLENGE ✗ (CAPTCHA)', '  userNotFound: true'],
    },
    {
      what: 'attributes, when they are all there is',
      parts: {
        trigger: 'PostConfirmation',
        triggerSource: 'PostConfirmation_ConfirmForgotPassword',
        request: { userAttributes, clientMetadata: null, groupConfiguration: { groupsToOverride: [] } },
      },
      rows: [
        '─ PostConfirmation ────────────────────►',
        '  (ConfirmForgotPassword)',
        '  userAttributes:',
        '    email: jane@example.com',
      ],
    },
    {
      what: 'the attempt, above the first',
      parts: { attempt: 2, request: { clientMetadata: { tenant: 'acme' } } },
      rows: ['─ DefineAuthChallenge (attempt 2) ─────►', '  clientMetadata:', '    tenant: acme'],
    },
    {
      what: 'a long value, cut',
      parts: { request: { challengeAnswer: 'a very long answer indeed, which goes on and on' } },
      rows: [name, '  challengeAnswer: a very long answer…'],
    },
    {
      what: 'line breaks and tabs, which tear nothing',
      parts: { request: { 'a\nb': 1, list: ['c\td', { e: 'f' }], text: 'g\nh\n' } },
      rows: [name, '  a', '  b: 1', '  list: c       d, {"e":"f"}', '  text: <2 lines>'],
    },
    {
      what: 'many members, of which the last are counted',
      parts: { request: Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`m${index}`, index])) },
      rows: [name, ...Array.from({ length: 11 }, (_, index) => `  m${index}: ${index}`), '  … 9 more lines'],
    },
  ])('$what', async ({ parts, rows }) => {
    expect((await triggerRows(parts)).slice(0, -1)).toEqual(rows);
  });
});

describe('what comes back from a trigger', () => {
  test.each<{ what: string; parts: Partial<TriggerCalled>; rows: string[] }>([
    {
      what: 'what it has set',
      parts: { response: { issueTokens: true, failAuthentication: false, challengeName: null } },
      rows: ['◄─ issueTokens: true ───────────────────'],
    },
    {
      what: 'that an answer is wrong',
      parts: { response: { answerCorrect: false } },
      rows: ['◄─ answerCorrect: false ────────────────'],
    },
    {
      what: 'nothing',
      parts: { response: { autoConfirmUser: false, claimsOverrideDetails: null } },
      rows: ['◄─ unchanged ───────────────────────────'],
    },
    {
      what: 'members of members, false among them',
      parts: {
        response: {
          claimsOverrideDetails: {
            claimsToAddOrOverride: { beta: false },
            claimsToSuppress: ['email', 'phone_number'],
          },
        },
      },
      rows: [
        '◄─ claimsOverrideDetails: ──────────────',
        '     claimsToAddOrOverride:',
        '       beta: false',
        '     claimsToSuppress: email,',
        '       phone_number',
      ],
    },
    {
      what: 'an error with its message',
      parts: { error: { name: 'Error', message: 'The registry of members\ndoes not answer, so nobody may sign up.' } },
      rows: [
        '◄✗ Error ───────────────────────────────',
        '   The registry of members',
        '   does not answer, so nobody may sign',
        '   up.',
      ],
    },
  ])('$what', async ({ parts, rows }) => {
    expect((await triggerRows(parts)).slice(-rows.length)).toEqual(rows);
  });

  test('escape sequences are not obeyed, nor those in names of members', async () => {
    const { screen, stage } = onTerminal(80, 24, uncoloured);
    const evil = '\u001B[2J\u009B31mx\u202E\r';
    const event = called({ request: { [evil]: evil }, response: { [evil]: { [evil]: [evil] } } });
    for (const each of [...runStarted, stepStarted, event]) stage.emit(each);
    expect(screen.raw()).not.toMatch(/(?!\n)[\p{Cc}\u202E]/u);
    expect(screen.raw()).toContain('x: x');
  });
});
