import { describe, expect, test } from 'vitest';
import type { RunEvent } from '../../src/events/index.js';
import { shown } from './on-terminal.js';

describe('a table', () => {
  const table: RunEvent = {
    type: 'table',
    title: 'Who was called',
    columns: ['Trigger', 'Calls', 'What it decides'],
    rows: [
      ['DefineAuthChallenge', '4', 'What comes next: a challenge, tokens, or the end of the sign-in'],
      ['VerifyAuthChallengeResponse', '2', 'Whether the answer is right'],
    ],
  };

  test('folds the cells of the widest column at 80 columns', async () => {
    expect(await shown([table])).toEqual([
      '  Who was called',
      '',
      '  Trigger                      Calls  What it decides',
      '  ───────────────────────────  ─────  ──────────────────────────────────────────',
      '  DefineAuthChallenge          4      What comes next: a challenge, tokens, or',
      '                                      the end of the sign-in',
      '  VerifyAuthChallengeResponse  2      Whether the answer is right',
    ]);
  });

  test('is no wider than what is in it', async () => {
    expect(await shown([{ ...table, rows: [['PreSignUp', '1', 'Who may sign up']] }], 120)).toEqual([
      '  Who was called',
      '',
      '  Trigger    Calls  What it decides',
      '  ─────────  ─────  ───────────────',
      '  PreSignUp  1      Who may sign up',
    ]);
  });

  test('breaks words when even they do not fit', async () => {
    const long = 'x'.repeat(50);
    expect(await shown([{ ...table, columns: ['A', 'B'], rows: [[long, long]] }])).toEqual([
      '  Who was called',
      '',
      '  A                                       B',
      `  ${'─'.repeat(38)}  ${'─'.repeat(38)}`,
      `  ${'x'.repeat(38)}  ${'x'.repeat(38)}`,
      `  ${'x'.repeat(12).padEnd(38)}  ${'x'.repeat(12)}`,
    ]);
  });

  test('is a block a row at 40 columns', async () => {
    expect(await shown([table], 40)).toEqual([
      '  Who was called',
      '',
      '  Trigger          DefineAuthChallenge',
      '  Calls            4',
      '  What it decides  What comes next: a',
      '                   challenge, tokens, or',
      '                   the end of the',
      '                   sign-in',
      '',
      '  Trigger          VerifyAuthChallengeRe',
      '                   sponse',
      '  Calls            2',
      '  What it decides  Whether the answer is',
      '                   right',
    ]);
  });

  test('is a block a row when it has more columns than the page can hold', async () => {
    const columns = Array.from({ length: 12 }, (_, index) => `C${index}`);
    const lines = await shown([{ ...table, columns, rows: [columns.map((name) => name.toLowerCase())] }]);
    expect(lines.slice(2)).toEqual(columns.map((name) => `  ${name.padEnd(4)} ${name.toLowerCase()}`));
  });

  test('says that it is empty in one line', async () => {
    expect(await shown([{ ...table, rows: [] }])).toEqual(['  Who was called: none']);
  });
});
