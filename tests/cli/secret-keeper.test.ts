import { expect, test } from 'vitest';
import { createSecretKeeper, type SecretKeeper } from '../../src/cli/secret-keeper.js';
import type { Question } from '../../src/events/index.js';

async function keeperOf(answers: readonly [kind: Question['kind'], value: string][]): Promise<SecretKeeper> {
  const keeper = createSecretKeeper();
  for (const [kind, value] of answers) {
    const question: Question = { name: 'asked', message: 'Asked', kind, unattended: 'auto' };
    const answerer = keeper.listening({ answer: async () => ({ value, by: 'person' }) });
    // oxlint-disable-next-line no-await-in-loop
    expect(await answerer.answer({ question, attempt: 1 }, new AbortController().signal)).toEqual({
      value,
      by: 'person',
    });
  }
  return keeper;
}

test.for([
  ['Correct-Horse-9', 'xCorrect-Horse-9x', 'x******x'],
  ['a.b*(c)$d', 'It was a.b*(c)$d, twice: a.b*(c)$d', 'It was ******, twice: ******'],
  ['4711', 'PIN 4711, not 47110 or us-east-1_a4711b', 'PIN ******, not 47110 or us-east-1_a4711b'],
  ['it', 'it is it', 'it is it'],
  ['weak', 'The password is too weak.', 'The password is too weak.'],
] as const)('%s in "%s"', async ([secret, text, kept]) => {
  expect((await keeperOf([['secret', secret]])).text(text)).toBe(kept);
});

test('every text of an event is kept from telling, those deep inside, too', async () => {
  const keeper = await keeperOf([
    ['secret', 'Correct-Horse-9'],
    ['text', 'jane'],
  ]);
  const error = { name: 'Error', message: 'jane typed Correct-Horse-9' };
  expect(keeper.event({ type: 'run-ended', outcome: 'failed', durationMs: 5, error })).toEqual({
    type: 'run-ended',
    outcome: 'failed',
    durationMs: 5,
    error: { name: 'Error', message: 'jane typed ******' },
  });
});
