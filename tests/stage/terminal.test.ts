import { stripVTControlCharacters } from 'node:util';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { RunEvent } from '../../src/events/index.js';
import { createTerminalStage, createTheme } from '../../src/stage/index.js';
import { fakeCustomAuth } from './fake-custom-auth.js';
import { fakeRun, offer } from './fake-run.js';
import { fakePipe, type FakeScreen } from './fake-screen.js';
import { onTerminal, shown, uncoloured, utf8 } from './on-terminal.js';

describe('each event comes to lines', () => {
  test.each<{ name: string; event: RunEvent; lines: string[] }>([
    {
      name: 'the start of a run',
      event: { type: 'run-started', scenario: 'signup', title: 'Sign up', target: 'AWS eu-west-1', steps: 10 },
      lines: ['', 'Sign up', 'signup · AWS eu-west-1 · 10 steps', '─'.repeat(80)],
    },
    {
      name: 'a step with what it calls and why',
      event: {
        type: 'step-started',
        number: 3,
        total: 10,
        title: 'Look the user up',
        calls: ['AdminGetUser', 'ListUsers'],
        why: 'The administrator sees the state that the user is in, which no token of the user tells.',
      },
      lines: [
        '',
        'Step 3/10  Look the user up',
        '  AdminGetUser, ListUsers · The administrator sees the state that the user is',
        '  in, which no token of the user tells.',
      ],
    },
    { name: 'a result', event: { type: 'result', text: 'Signed up.' }, lines: ['  ✓ Signed up.'] },
    {
      name: 'a problem with details',
      event: { type: 'problem', text: 'Too weak.', details: ['a digit is missing', 'a symbol is missing'] },
      lines: ['  ✗ Too weak.', '    • a digit is missing', '    • a symbol is missing'],
    },
    {
      name: 'a call that failed',
      event: {
        type: 'call-ended',
        id: 1,
        operation: 'SignUp',
        durationMs: 12.4,
        request: {},
        error: { name: 'UsernameExistsException', message: 'User already exists' },
      },
      lines: ['  SignUp answered UsernameExistsException in 12 ms'],
    },
    {
      name: 'an automatic answer',
      event: { type: 'answered', question: 'username', by: 'auto', value: 'jane' },
      lines: ['  ❯ username: jane (automatic)'],
    },
    {
      name: 'a secret answer',
      event: { type: 'answered', question: 'password', by: 'script' },
      lines: ['  ❯ password: not shown (given)'],
    },
    {
      name: 'what could not be removed, with the command on one line that can be copied',
      event: {
        type: 'resource-changed',
        change: 'left-behind',
        kind: 'user',
        name: 'jane',
        reason: 'no permission',
        removeWith: 'aws cognito-idp admin-delete-user --username jane',
      },
      lines: [
        '  ▲ Left behind: user jane (no permission)',
        '    Remove it with: aws cognito-idp admin-delete-user --username jane',
      ],
    },
    {
      name: 'a message',
      event: { type: 'message-arrived', medium: 'SMS', to: '+15550100', text: 'Your code is 428193' },
      lines: [
        '  ╭─ New text message ──╮',
        '  │ To  +15550100       │',
        '  │                     │',
        '  │ Your code is 428193 │',
        '  ╰─────────────────────╯',
      ],
    },
    {
      name: 'the end of a run that went well',
      event: { type: 'run-ended', outcome: 'done', durationMs: 75_400 },
      lines: ['', '✓ Done in 1 min 15 s.'],
    },
    {
      name: 'the end of a run that failed',
      event: {
        type: 'run-ended',
        outcome: 'failed',
        durationMs: 2345,
        error: { name: 'ExpectedError', message: 'The pool is gone.', next: 'Make it again: cognito-demo up' },
      },
      lines: ['', '✗ Failed after 2.3 s: The pool is gone.', '❯ Make it again: cognito-demo up'],
    },
    {
      name: 'the end of a run that was interrupted',
      event: { type: 'run-ended', outcome: 'interrupted', durationMs: 850 },
      lines: ['', '▲ Interrupted after 850 ms.'],
    },
  ])('$name', async ({ event, lines }) => {
    expect(await shown([event])).toEqual(lines);
  });

  test.each<RunEvent>([
    { type: 'answered', question: 'username', by: 'person', value: 'jane' },
    { type: 'asked', question: 'username', attempt: 1 },
    { type: 'step-ended', number: 1, outcome: 'done', durationMs: 1 },
    { type: 'call-ended', id: 1, operation: 'SignUp', durationMs: 1, request: {}, response: {} },
  ])('none for $type when there is nothing to tell', async (event) => {
    expect(await shown([event])).toEqual(['']);
  });
});

describe('the claims of both tokens stand side by side', () => {
  const tokens = fakeRun.filter(({ type }) => type === 'tokens-verified');

  test.each([
    { columns: 80, row: 'sub             5b2f1c9e-8a64-4f7b-9c3d-2f1e8b7a6c5d (both)' },
    { columns: 80, row: 'token_use       id                              access' },
    { columns: 80, row: 'scope                                           aws.cognito.signin.user.admin' },
    { columns: 80, row: 'exp             2025-11-23 17:14:02 UTC         2025-11-23 17:14:02 UTC' },
    {
      columns: 120,
      row: 'sub             5b2f1c9e-8a64-4f7b-9c3d-2f1e8b7a6c5d      5b2f1c9e-8a64-4f7b-9c3d-2f1e8b7a6c5d',
    },
  ])('$columns columns: $row', async ({ columns, row }) => {
    expect(await shown(tokens, columns)).toContain(`  ${row}`);
  });
});

describe('a whole run', () => {
  const runs = {
    'signup-mfa': fakeRun,
    'custom-auth': fakeCustomAuth,
    'custom-auth without a diagram': fakeCustomAuth.map((event) =>
      event.type === 'run-started' ? { ...event, diagram: false } : event,
    ),
  };
  const names = Object.keys(runs) as (keyof typeof runs)[];
  const sizes = [
    { columns: 80, rows: 24, widest: 80 },
    { columns: 120, rows: 40, widest: 100 },
    { columns: 60, rows: 24, widest: 60 },
    { columns: 40, rows: 24, widest: 40 },
  ];
  const environments = [uncoloured, { LANG: 'C', NO_COLOR: '1' }, { ...utf8, FORCE_COLOR: '1' }];
  const play = (name: keyof typeof runs, columns: number, rows: number, env: Record<string, string>): string => {
    const { screen, stage } = onTerminal(columns, rows, env);
    for (const event of runs[name]) stage.emit(event);
    stage.close();
    return screen.raw();
  };

  test.each(names.flatMap((name) => sizes.map((size) => ({ name, ...size }))))(
    '$name keeps within $widest columns of $columns',
    ({ name, columns, rows, widest }) => {
      for (const env of environments) {
        // URIs and commands are left whole, so that they can be copied.
        const lines = stripVTControlCharacters(play(name, columns, rows, env))
          .split(/[\n\r]+/)
          .filter((line) => !/otpauth:|https:|Remove it with/.test(line));
        for (const line of lines) expect([...line].length, line).toBeLessThanOrEqual(widest);
      }
    },
  );

  test.each(names)('%s has no escape sequence with NO_COLOR', (name) => {
    expect(play(name, 80, 24, uncoloured)).not.toContain('\u001B');
  });

  test.each(names)('%s says the same with colours and without', (name) => {
    const coloured = play(name, 80, 24, utf8);
    expect(coloured).toContain('\u001B');
    const withoutQrCode = (text: string): string => text.replaceAll(/[▀▄█]/g, ' ').replaceAll(/ +/g, ' ');
    expect(withoutQrCode(stripVTControlCharacters(coloured))).toBe(withoutQrCode(play(name, 80, 24, uncoloured)));
  });

  test.each(names)('%s has nothing but ASCII where the locale is not UTF-8', (name) => {
    expect(play(name, 80, 24, { LANG: 'C' })).not.toMatch(/[^\p{ASCII}]/u);
  });
});

test('escape sequences in what others wrote are not obeyed', () => {
  const { screen, stage } = onTerminal(80, 24, { ...utf8, NO_COLOR: '1' });
  const text = '\u001B]0;owned\u0007Hello\u001B[2J\u009B31m\rthere\u202E';
  stage.emit({ type: 'message-arrived', medium: 'EMAIL', to: 'a\u0007b', subject: text, text });
  stage.emit({ type: 'problem', text, details: [text] });
  expect(screen.raw()).not.toMatch(/(?!\n)[\p{Cc}\u202e]/u);
  expect(screen.raw()).toContain('Hello');
});

describe('standard output and standard error', () => {
  test('the summary alone goes to standard output, unboxed in a pipe', () => {
    const [out, err] = [fakePipe(), fakePipe()];
    const theme = createTheme({ env: utf8, stream: err.stream });
    const stage = createTerminalStage({ out: out.stream, outTheme: theme, err: err.stream, theme });
    for (const event of fakeRun) stage.emit(event);
    expect(out.text()).toBe(
      [
        'Signed in with two factors',
        'User     jane-4k2p (CONFIRMED)',
        'Factors  password by SRP, TOTP',
        'Tokens   ID, access and refresh; verified, good for 60 minutes\n',
      ].join('\n'),
    );
    expect(err.text()).not.toContain('Signed in with two factors');
    expect(err.text()).toContain('Done in 2.3 s.');
  });

  test('a log that nobody watches holds no secret, no escape sequence and no line written over', () => {
    const err = fakePipe();
    const theme = createTheme({ env: utf8, stream: err.stream });
    const stage = createTerminalStage({ out: err.stream, outTheme: theme, err: err.stream, theme });
    for (const event of fakeRun) stage.emit(event);
    expect(err.text()).not.toContain(offer.secretCode.slice(0, 4));
    expect(err.text()).not.toMatch(/(?!\n)\p{Cc}/u);
    expect(err.text()).toContain('Waiting 18 s: the authenticator shows its next code then\n');
  });
});

describe('the live line', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
  afterEach(() => void vi.useRealTimers());

  const rowsOf = (screen: FakeScreen): Promise<string[]> => {
    vi.useRealTimers();
    return screen.rows();
  };
  const transcriptOf = async (screen: FakeScreen): Promise<string> => (await rowsOf(screen)).join('\n').trim();

  const call = { id: 1, operation: 'SignUp' };
  const started: RunEvent = { type: 'call-started', ...call };
  const ended: RunEvent = { type: 'call-ended', ...call, durationMs: 200, request: {}, response: {} };

  test.each([
    { ms: 100, line: undefined },
    { ms: 160, line: '  ⠙ SignUp…' },
    { ms: 250, line: '  ⠹ SignUp…' },
  ])('after $ms ms of a call: $line', async ({ ms, line }) => {
    const { screen, stage } = onTerminal();
    stage.emit(started);
    vi.advanceTimersByTime(ms);
    expect((await rowsOf(screen))[0]).toBe(line ?? '');
  });

  test('is gone when the call ends', async () => {
    const { screen, stage } = onTerminal();
    stage.emit(started);
    vi.advanceTimersByTime(500);
    stage.emit(ended);
    vi.advanceTimersByTime(500);
    stage.emit({ type: 'result', text: 'Signed up.' });
    expect(await transcriptOf(screen)).toBe('✓ Signed up.');
  });

  test('leaves the cursor at the start of a clean line for a prompt', async () => {
    const { screen, stage } = onTerminal();
    stage.emit(started);
    vi.advanceTimersByTime(500);
    stage.emit({ type: 'asked', question: 'code', attempt: 1 });
    vi.advanceTimersByTime(500);
    expect(await transcriptOf(screen)).toBe('');
    expect(screen.terminal.buffer.active.cursorX).toBe(0);
  });

  test.each([
    { ms: 0, line: '  ❯ Waiting 18 s: the next code' },
    { ms: 1300, line: '  ❯ Waiting 17 s: the next code' },
    { ms: 9100, line: '  ❯ Waiting 9 s: the next code' },
    { ms: 20_000, line: '  ❯ Waiting 0 s: the next code' },
  ])('counts down: $line', async ({ ms, line }) => {
    const { screen, stage } = onTerminal();
    stage.emit({ type: 'waiting', reason: 'the next code', seconds: 18 });
    vi.advanceTimersByTime(ms);
    expect((await rowsOf(screen))[0]?.trimEnd()).toBe(line);
    stage.close();
    expect(await transcriptOf(screen)).toBe('');
  });

  test('never wraps', async () => {
    const { screen, stage } = onTerminal(30);
    stage.emit({ type: 'waiting', reason: 'a reason that is longer than this terminal is wide', seconds: 18 });
    vi.advanceTimersByTime(2000);
    expect((await rowsOf(screen)).filter((row) => row.trim() !== '')).toHaveLength(1);
  });
});
