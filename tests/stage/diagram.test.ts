import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { RunEvent } from '../../src/events/index.js';
import { called, ended, result, rowsOf, runStarted, started, stepEnded, stepStarted } from './diagram-events.js';
import { fakeCustomAuth, signIn } from './fake-custom-auth.js';
import { onTerminal, shown, uncoloured } from './on-terminal.js';

describe('who calls whom', () => {
  test('at 80 columns', async () => {
    expect(await rowsOf(signIn)).toEqual([
      ' App                             Cognito                                Triggers',
      '  ├─ InitiateAuth ─────────────────►│                                        │',
      '  │                                 ├─ DefineAuthChallenge ─────────────────►│',
      '  │                                 │  session: SRP_A ✓                      │',
      '  │                                 │◄─ challengeName: PASSWORD_VERIFIER ────┤',
      '  │◄─ PASSWORD_VERIFIER ────────────┤                                        │',
      '  ├─ RespondToAuthChallenge ───────►│                                        │',
      '  │                                 ├─ DefineAuthChallenge ─────────────────►│',
      '  │                                 │  session: SRP_A ✓, PASSWORD_VERIFIER ✓ │',
      '  │                                 │◄─ challengeName: CUSTOM_CHALLENGE ─────┤',
      '  │                                 ├─ CreateAuthChallenge ─────────────────►│',
      '  │                                 │  challengeName: CUSTOM_CHALLENGE       │',
      '  │                                 │◄─ publicChallengeParameters: ──────────┤',
      '  │                                 │     type: CAPTCHA                      │',
      '  │                                 │     picture: <5 lines>                 │',
      '  │                                 │   privateChallengeParameters:          │',
      '  │                                 │     answer: <withheld>                 │',
      '  │                                 │   challengeMetadata: CAPTCHA           │',
      '  │◄─ CUSTOM_CHALLENGE ─────────────┤                                        │',
    ]);
  });

  test('at 72 columns, where names of challenges go below the arrow', async () => {
    expect((await rowsOf(signIn.slice(0, 3), 72)).slice(2)).toEqual([
      '  │                                ├─ DefineAuthChallenge ──────────►│',
      '  │                                │  session: SRP_A ✓               │',
      '  │                                │◄─ challengeName: ───────────────┤',
      '  │                                │     PASSWORD_VERIFIER           │',
      '  │◄─ PASSWORD_VERIFIER ───────────┤                                 │',
    ]);
  });

  test.each([60, 40])('indented at %i columns', async (columns) => {
    expect((await rowsOf(signIn, columns)).slice(0, 12)).toEqual([
      '  App ◄► Cognito ◄► Triggers',
      '  ► InitiateAuth',
      '      ► DefineAuthChallenge',
      '        session: SRP_A ✓',
      '      ◄ challengeName: PASSWORD_VERIFIER',
      '  ◄ PASSWORD_VERIFIER',
      '  ► RespondToAuthChallenge',
      '      ► DefineAuthChallenge',
      ...(columns === 60
        ? ['        session: SRP_A ✓, PASSWORD_VERIFIER ✓', '      ◄ challengeName: CUSTOM_CHALLENGE']
        : ['        session: SRP_A ✓,', '          PASSWORD_VERIFIER ✓']),
      ...(columns === 60
        ? ['      ► CreateAuthChallenge', '        challengeName: CUSTOM_CHALLENGE']
        : ['      ◄ challengeName: CUSTOM_CHALLENGE', '      ► CreateAuthChallenge']),
    ]);
  });

  test('in ASCII', async () => {
    expect(await rowsOf(signIn.slice(0, 3), 80, { LANG: 'C' })).toEqual([
      ' App                             Cognito                                Triggers',
      '  +- InitiateAuth ----------------->|                                        |',
      '  |                                 +- DefineAuthChallenge ----------------->|',
      '  |                                 |  session: SRP_A *                      |',
      '  |                                 |<- challengeName: PASSWORD_VERIFIER ----+',
      '  |<- PASSWORD_VERIFIER ------------+                                        |',
    ]);
  });

  test('on a wide terminal all rows of a whole run end at the same column', async () => {
    const lines = await shown(fakeCustomAuth, 120);
    const rows = lines.filter((line) => /^ {2}[│├]/.test(line));
    expect(rows.length).toBeGreaterThan(50);
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([98]));
  });
});

describe('a diagram is drawn of calls within steps alone', () => {
  const arrows = (lines: readonly string[]): string[] => lines.filter((line) => /[►◄]/.test(line));

  test('not of those before and after', async () => {
    const outside = [started(1), ended(1)];
    const lines = await shown([...runStarted, ...outside, stepStarted, result, stepEnded, ...outside]);
    expect(arrows(lines)).toEqual([]);
  });

  test('not where the story has not asked for one', async () => {
    const plain = runStarted.map((event) => ({ ...event, diagram: false }));
    const lines = await shown([...plain, stepStarted, ...signIn]);
    expect(arrows(lines)).toEqual([]);
  });

  test('not for a story that follows one with a diagram', async () => {
    const { diagram: _, ...plain } = runStarted[0] as RunEvent & { type: 'run-started' };
    const lines = await shown([...runStarted, stepStarted, result, stepEnded, plain, stepStarted, ...signIn]);
    expect(arrows(lines)).toEqual([]);
  });
});

describe('the names stand above each block once', () => {
  const headers = (rows: readonly string[]): number[] =>
    rows.flatMap((row, index) => (row.startsWith(' App') ? [index] : []));

  test('while nothing else is drawn', async () => {
    expect(headers(await rowsOf(signIn))).toEqual([0]);
  });

  test.each<RunEvent>([
    result,
    { type: 'problem', text: 'No.' },
    { type: 'asked', question: 'code', attempt: 1 },
    { type: 'message-arrived', medium: 'SMS', to: '+15550100', text: 'Hello' },
  ])('and again after $type', async (event) => {
    const rows = await rowsOf([started(1), ended(1), event, started(2), ended(2)]);
    expect(headers(rows)).toEqual([0, rows.length - 3]);
  });

  test('and again when the terminal has another width', async () => {
    const { screen, stage } = onTerminal(80, 24, uncoloured);
    for (const event of [...runStarted, stepStarted, started(1), ended(1)]) stage.emit(event);
    Object.assign(screen.stream, { columns: 90 });
    for (const event of [started(2), ended(2)]) stage.emit(event);
    expect(headers(screen.raw().split('\n'))).toHaveLength(2);
  });
});

describe('a failed call', () => {
  const error = { name: 'NotAuthorizedException', message: 'Incorrect username or password.' };

  test('is drawn once', async () => {
    const rows = await rowsOf([started(1), ended(1, { error })]);
    expect(rows.filter((row) => row.includes('NotAuthorized'))).toHaveLength(1);
  });

  test('is told in a line when it is not part of the diagram', async () => {
    const rows = await rowsOf([stepEnded, started(1), ended(1, { error })]);
    expect(rows).toEqual(['  InitiateAuth answered NotAuthorizedException in 40 ms']);
  });
});

describe('the live line', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
  afterEach(() => void vi.useRealTimers());

  test('stands below the diagram while a call is open, and leaves no trace', async () => {
    const { screen, stage } = onTerminal(80, 24, uncoloured);
    const emit = (event: RunEvent): void => {
      stage.emit(event);
      vi.advanceTimersByTime(500);
    };
    for (const event of [...runStarted, stepStarted, started(1)]) emit(event);
    emit(called({ request: { session: [] }, response: { issueTokens: true } }));
    vi.useRealTimers();
    const open = (await screen.transcript()).split('\n').slice(-5);
    expect(open.map((row) => row.slice(0, 22).trimEnd())).toEqual([
      '  ├─ InitiateAuth ────',
      '  │',
      '  │',
      '  │',
      expect.stringMatching(/^ {2}[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏] InitiateAuth…$/),
    ]);

    stage.emit(ended(1, { response: { AuthenticationResult: {} } }));
    expect((await screen.transcript()).split('\n').slice(-6)).toEqual([
      ' App                             Cognito                                Triggers',
      '  ├─ InitiateAuth ─────────────────►│                                        │',
      '  │                                 ├─ DefineAuthChallenge ─────────────────►│',
      '  │                                 │  session: []                           │',
      '  │                                 │◄─ issueTokens: true ───────────────────┤',
      '  │◄─ tokens ───────────────────────┤                                        │',
    ]);
  });
});
