import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, vi } from 'vitest';
import type { RunEvent } from '../../src/events/index.js';
import { createRecordingStage, createTerminalStage, createTheme, type Stage } from '../../src/stage/index.js';
import { readCast, replay } from '../support/cast.js';
import { anyStyle } from '../support/terminal-session.js';
import { expect, test as plainTest } from '../targets/temporary-folder.js';
import { fakeRun, offer } from './fake-run.js';
import { fakeScreen } from './fake-screen.js';

interface Fixtures {
  file: string;
  record: (size?: { columns: number; rows: number }) => Stage;
  /** Records the events, and gives what the recording shows at its end. */
  shown: (events: readonly RunEvent[]) => Promise<string>;
}

const test = plainTest.extend<Fixtures>({
  file: async ({ folder }, use) => use(join(folder, 'run.cast')),
  record: async ({ file }, use) =>
    use((size = { columns: 80, rows: 24 }) =>
      createRecordingStage(file, { ...size, title: 'A story', command: 'cognito-demo story' }),
    ),
  shown: async ({ file, record }, use) =>
    use(async (events) => {
      const stage = record();
      for (const event of events) stage.emit(event);
      stage.close();
      return replay(readCast(file));
    }),
});

test('the header says how large the terminal is, when it was, and what ran', ({ file, record }) => {
  const before = Date.now();
  record({ columns: 120, rows: 40 }).close();
  const { header } = readCast(file);
  expect(header).toEqual({
    version: 2,
    width: 120,
    height: 40,
    timestamp: expect.any(Number),
    idle_time_limit: 2,
    command: 'cognito-demo story',
    title: 'A story',
  });
  expect(header['timestamp']).toBeGreaterThanOrEqual(Math.floor(before / 1000));
  expect(header['timestamp']).toBeLessThanOrEqual(Date.now() / 1000);
});

test.for([
  { columns: 80, rows: 24 },
  { columns: 120, rows: 40 },
  { columns: 50, rows: 10 },
])('it shows what a terminal of $columns x $rows shows', async (size, { file, record }) => {
  const events = fakeRun.filter(({ type }) => type !== 'authenticator-offered' && type !== 'message-arrived');
  const recording = record(size);
  const screen = fakeScreen(size.columns, size.rows);
  const theme = createTheme({ env: { LANG: 'C.UTF-8' }, stream: screen.stream });
  const live = createTerminalStage({ out: screen.stream, outTheme: theme, err: screen.stream, theme });
  for (const event of events) for (const stage of [recording, live]) stage.emit(event);
  for (const stage of [recording, live]) stage.close();
  const cast = readCast(file);
  expect(await replay(cast)).toBe(await screen.transcript());
  expect(cast.output.replaceAll('\r\n', '\n')).toBe(screen.raw());
});

test('each step is a chapter', ({ file, record }) => {
  const stage = record();
  for (const event of fakeRun) stage.emit(event);
  stage.close();
  const chapters = readCast(file).events.filter(([, kind]) => kind === 'm');
  expect(chapters.map(([, , title]) => title)).toEqual([
    '1/10 Sign up',
    '5/10 Sign in with a password',
    '6/10 Add an authenticator app',
    '10/10 Check the tokens',
  ]);
});

test('the file is whole after each event', ({ file, record }) => {
  const stage = record();
  let before = 0;
  for (const event of fakeRun) {
    stage.emit(event);
    const { events } = readCast(file);
    expect(events.length).toBeGreaterThanOrEqual(before);
    before = events.length;
  }
  expect(before).toBeGreaterThan(fakeRun.length / 2);
  stage.close();
});

describe('colours and Unicode', () => {
  afterEach(() => void vi.unstubAllEnvs());

  test.for([{ NO_COLOR: '1' }, { TERM: 'dumb' }, { TERM: 'linux' }, { LC_ALL: 'C' }])(
    'are there with %o',
    async (env, { file, shown }) => {
      for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
      expect(await shown([{ type: 'result', text: 'Signed up.' }])).toBe('  ✓ Signed up.');
      expect(readCast(file).output).toMatch(anyStyle);
    },
  );
});

describe('what a person answers stands behind the name of the question', () => {
  test.for<{ event: RunEvent & { type: 'answered' }; line: string }>([
    { event: { type: 'answered', question: 'username', by: 'person', value: 'jane' }, line: '  ❯ username: jane' },
    { event: { type: 'answered', question: 'password', by: 'person' }, line: '  ❯ password: not shown' },
    {
      event: { type: 'answered', question: 'totpCode', by: 'person', secretValue: '428193' },
      line: '  ❯ totpCode: not shown',
    },
    {
      event: { type: 'answered', question: 'totpCode', by: 'auto', secretValue: '428193' },
      line: '  ❯ totpCode: not shown (automatic)',
    },
  ])('$line', async ({ event, line }, { shown }) => {
    expect(await shown([{ type: 'asked', question: event.question, attempt: 1 }, event])).toBe(line);
  });
});

describe('no secret is kept', () => {
  test('of an authenticator', async ({ file, shown }) => {
    expect(await shown([offer])).toBe('  • Authenticator offered for jane-4k2p.');
    const { output } = readCast(file);
    expect(output).not.toContain('JBSW');
    expect(output).not.toContain('otpauth:');
    expect(output).not.toMatch(/[█▀▄]/);
  });

  test.for([
    { text: 'Your code is 428193.', kept: 'Your code is ••••••.' },
    { text: '42819377 is your code, good for 24 hours', kept: '•••••••• is your code, good for 24 hours' },
    { text: 'Code: 428 193', kept: 'Code: •••••••' },
    { text: 'Code: 428-193', kept: 'Code: •••••••' },
    { text: '<b>428193</b>', kept: '<b>••••••</b>' },
    { text: '428\u001B[1m193', kept: '••••••' },
    { text: 'Your temporary password is Ab.c-9x', secretValue: 'Ab.c-9x', kept: 'Your temporary password is •••••••' },
    { text: 'Say "tiger" at the door', secretValue: 'tiger', kept: 'Say "•••••" at the door' },
  ])('of a message: $text', async ({ kept, ...message }, { shown }) => {
    const head = { type: 'message-arrived', medium: 'EMAIL', to: 'jane@example.com' } as const;
    const screen = await shown([{ ...head, subject: message.text, ...message }]);
    expect(screen).toContain(`│ Subject  ${kept} `);
    expect(screen).toContain(`│ ${kept} `);
  });

  test('of a code that later texts repeat', async ({ shown }) => {
    const screen = await shown([
      { type: 'message-arrived', medium: 'SMS', to: '+15550100', text: 'Psst: ab-12', secretValue: 'ab-12' },
      { type: 'answered', question: 'totpCode', by: 'person', secretValue: '428193' },
      { type: 'answered', question: 'confirmationCode', by: 'person', secretValue: 'resend' },
      { type: 'problem', text: 'Neither ab-12', details: ['nor 428193: use resend.'] },
    ]);
    expect(screen).toMatch(/ {2}✗ Neither •••••\n {4}• nor ••••••: use resend\.$/);
  });

  test('by the members of requests and responses', async ({ file, shown }) => {
    await shown([
      {
        type: 'call-ended',
        id: 1,
        operation: 'AssociateSoftwareToken',
        durationMs: 1,
        request: { SecretHash: offer.secretCode },
        response: { SecretCode: offer.secretCode },
        error: { name: 'NotAuthorizedException', message: 'No.' },
      },
    ]);
    expect(readCast(file).output).not.toContain(offer.secretCode);
  });
});

describe('time', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
  afterEach(() => void vi.useRealTimers());

  const result: RunEvent = { type: 'result', text: 'Done.' };

  test.for([
    { ms: 250, seconds: 0.25 },
    { ms: 2000, seconds: 2 },
    { ms: 3_600_000, seconds: 2 },
  ])('a pause of $ms ms lasts $seconds s', ({ ms, seconds }, { file, record }) => {
    const stage = record();
    vi.advanceTimersByTime(500);
    for (let event = 0; event < 2; event++) {
      stage.emit(result);
      vi.advanceTimersByTime(ms);
    }
    stage.close();
    expect(readCast(file).events.map(([at]) => at)).toEqual([0.5, 0.5 + seconds]);
  });

  const question = '? username: ';
  test.for([
    { ms: 100, stands: false },
    { ms: 160, stands: true },
    { ms: 60_000, stands: true },
  ])('a question that is open for $ms ms shows meanwhile: $stands', async ({ ms, stands }, { file, record }) => {
    const stage = record();
    stage.emit({ type: 'asked', question: 'username', attempt: 1 });
    vi.advanceTimersByTime(ms);
    vi.useRealTimers();
    expect((await replay(readCast(file))).includes(question.trim())).toBe(stands);
    stage.emit({ type: 'answered', question: 'username', by: 'person', value: 'jane' });
    expect(await replay(readCast(file))).toBe('  ❯ username: jane');
    stage.close();
  });

  test('what is waited for counts down', async ({ file, record }) => {
    const stage = record();
    stage.emit({ type: 'waiting', reason: 'the next code', seconds: 18 });
    vi.advanceTimersByTime(18_000);
    stage.emit(result);
    stage.close();
    vi.useRealTimers();
    const { output, events } = readCast(file);
    expect(output).toContain('Waiting 7 s: the next code');
    expect(events.at(-1)?.[0]).toBe(18);
  });
});

describe('a file that can not be made', () => {
  test.for([
    { file: 'there.cast', says: 'there is something of that name', next: 'remove that one first' },
    { file: 'folder', says: 'there is something of that name', next: 'remove that one first' },
    { file: 'nowhere/run.cast', says: 'its folder does not exist', next: 'Make the folder first' },
    { file: 'there.cast/run.cast', says: 'its folder is a file', next: 'Name another file' },
    { file: `${'long'.repeat(100)}.cast`, says: 'ENAMETOOLONG', next: 'Name another file' },
  ])('$says', ({ file, says, next }, { folder }) => {
    writeFileSync(join(folder, 'there.cast'), '');
    mkdirSync(join(folder, 'folder'));
    const record = () =>
      createRecordingStage(join(folder, file), { columns: 80, rows: 24, title: '', command: 'cognito-demo' });
    expect(record).toThrow(expect.objectContaining({ exitCode: 2, next: expect.stringContaining(next) }));
    expect(record).toThrow(says);
    expect(readdirSync(folder).toSorted()).toEqual(['folder', 'there.cast']);
  });
});
