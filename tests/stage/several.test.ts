import { expect, test } from 'vitest';
import type { RunEvent } from '../../src/events/index.js';
import { severalStages, type Stage } from '../../src/stage/index.js';

function stageThat(log: string[], name: string, close: () => void = () => {}): Stage {
  return {
    emit: ({ type }) => void log.push(`${name} ${type}`),
    close() {
      log.push(`${name} closed`);
      close();
    },
  };
}

const event: RunEvent = { type: 'result', text: 'Done.' };

test('each stage is told each event', () => {
  const log: string[] = [];
  severalStages([stageThat(log, 'first'), stageThat(log, 'second')]).emit(event);
  expect(log).toEqual(['first result', 'second result']);
});

test('each is closed, though one before it fails', () => {
  const log: string[] = [];
  const failing = stageThat(log, 'first', () => {
    throw new Error('The disk is full.');
  });
  expect(() => severalStages([failing, stageThat(log, 'second')]).close()).toThrow('The disk is full.');
  expect(log).toEqual(['first closed', 'second closed']);
});
