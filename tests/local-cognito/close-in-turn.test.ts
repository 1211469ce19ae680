import { expect, test } from 'vitest';
import { closeInTurn } from '../../src/local-cognito/close-in-turn.js';

test('all parts are closed in their order, and the first failure is thrown, whether thrown or rejected', async () => {
  const closed: string[] = [];
  const part = (name: string, failure?: string) => async () => {
    await Promise.resolve();
    closed.push(name);
    if (failure !== undefined) throw new Error(failure);
  };
  const throwing = (): void => {
    closed.push('outbox');
    throw new Error('second');
  };
  const closing = closeInTurn([part('server'), part('functions', 'first'), throwing, part('store')]);
  await expect(closing).rejects.toThrow('first');
  expect(closed).toEqual(['server', 'functions', 'outbox', 'store']);
});

test('a failure that is nothing is a failure', async () => {
  await expect(closeInTurn([() => Promise.reject(undefined as unknown as Error)])).rejects.toBeUndefined();
});
