import { describe, expect, test } from 'vitest';
import { groupCommit } from '../../../src/local-cognito/store/group-commit.js';

/** Stands in for SQLite: writes down what it is told, and fails where it should. */
function openLog(...failures: readonly string[]) {
  const log: string[] = [];
  const commits = groupCommit((sql) => {
    log.push(sql);
    if (failures.includes(sql)) throw new Error(`${sql} failed`);
  });
  return { log, commits };
}

test('what one turn writes is committed at once, and nobody is answered before', async () => {
  const { log, commits } = openLog();
  const works = ['a', 'b'].map((name) => commits.transaction(() => log.push(name)));
  void Promise.all(works).then(() => log.push('answered'));
  await Promise.all(works);
  await Promise.resolve();
  expect(log).toEqual(['BEGIN IMMEDIATE', 'a', 'SAVEPOINT work', 'b', 'RELEASE work', 'COMMIT', 'answered']);
});

const fail = (): never => {
  throw new Error('no');
};

test('work that throws is undone alone', async () => {
  const { log, commits } = openLog();
  const works = await Promise.allSettled([
    commits.transaction(() => log.push('before')),
    commits.transaction(fail),
    commits.transaction(() => log.push('after')),
  ]);
  expect(works.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(works[1]).toMatchObject({ reason: { message: 'no' } });
  const undone = ['SAVEPOINT work', 'ROLLBACK TO work', 'RELEASE work'];
  expect(log).toEqual(['BEGIN IMMEDIATE', 'before', ...undone, 'SAVEPOINT work', 'after', 'RELEASE work', 'COMMIT']);
});

test('when the first work throws, those after it begin anew', async () => {
  const { log, commits } = openLog();
  const [bad, good] = await Promise.allSettled([commits.transaction(fail), commits.transaction(() => 'yes')]);
  expect(bad).toMatchObject({ status: 'rejected', reason: { message: 'no' } });
  expect(good).toEqual({ status: 'fulfilled', value: 'yes' });
  expect(log).toEqual(['BEGIN IMMEDIATE', 'ROLLBACK', 'BEGIN IMMEDIATE', 'COMMIT']);
});

describe('a commit that fails', () => {
  test.each([
    ['and is rolled back', ['COMMIT']],
    ['after SQLite rolled back by itself', ['COMMIT', 'ROLLBACK']],
  ])('%s fails every work of its group, and the next group goes on', async (_, failures) => {
    const { commits, log } = openLog(...failures);
    const works = await Promise.allSettled([1, 2].map((value) => commits.transaction(() => value)));
    for (const work of works) expect(work).toMatchObject({ status: 'rejected', reason: { message: 'COMMIT failed' } });
    log.length = 0;
    await expect(commits.transaction(() => 3)).rejects.toThrow('COMMIT failed');
    expect(log[0]).toBe('BEGIN IMMEDIATE');
  });
});

test('where SQLite undid all by itself, the whole group fails for that reason, and the next one is a new one', async () => {
  const { log, commits } = openLog('ROLLBACK TO work', 'ROLLBACK');
  const works = await Promise.allSettled([
    commits.transaction(() => 1),
    commits.transaction(() => {
      throw new Error('disk full');
    }),
  ]);
  for (const work of works) expect(work).toMatchObject({ status: 'rejected', reason: { message: 'disk full' } });
  log.length = 0;
  expect(await commits.transaction(() => 3)).toBe(3);
  expect(log).toEqual(['BEGIN IMMEDIATE', 'COMMIT']);
});

test('a group that is open holds no other service of the process up', async () => {
  const [one, other] = [openLog(), openLog()];
  const first = one.commits.transaction(() => 1);
  const second = other.commits.transaction(() => 2);
  expect(one.log.at(-1)).toBe('COMMIT');
  expect(await Promise.all([first, second])).toEqual([1, 2]);
});
