import { setImmediate } from '../real-time.js';

/** Transactions that share their commit. */
export interface GroupCommit {
  readonly inTransaction: boolean;
  /**
   * Runs `work` at once and synchronously; all of it holds, or nothing. Resolves when it is on disk. Not to be nested.
   * Rejects with what `work` throws, which undoes that work alone, or with the failure of the commit.
   */
  transaction<T>(work: () => T): Promise<T>;
  /** Commits what is open now. */
  flush(): void;
}

/** Commits every group of this process that is open. */
const openGroups = new Set<() => void>();

/**
 * Waiting for the disk takes longer than all else that a write does. So what the requests of one turn of the event loop
 * write goes to disk together: each has a savepoint of its own, and all wait for the one commit. The first has none: to
 * undo it is to undo the transaction, for nobody else has written yet.
 */
export function groupCommit(execute: (sql: string) => void): GroupCommit {
  let group: PromiseWithResolvers<void> | undefined;
  let inTransaction = false;

  const flush = (): void => {
    const closing = group;
    if (closing === undefined) return;
    group = undefined;
    openGroups.delete(flush);
    try {
      execute('COMMIT');
      closing.resolve();
    } catch (error) {
      closing.reject(error);
      rollBack();
    }
  };

  const rollBack = (): void => {
    try {
      execute('ROLLBACK');
    } catch {
      // SQLite has done it by itself, as it does when the disk is full.
    }
  };

  const undoGroup = (reason: unknown): void => {
    const failing = group;
    group = undefined;
    openGroups.delete(flush);
    failing?.reject(reason);
    rollBack();
  };

  /** Where SQLite has rolled all back by itself, as it does when the disk is full, the whole group has failed. */
  const undoWork = (reason: unknown): void => {
    try {
      execute('ROLLBACK TO work');
      execute('RELEASE work');
    } catch {
      undoGroup(reason);
    }
  };

  const openGroup = (): PromiseWithResolvers<void> => {
    // Another service of this process may hold the lock of the same file; to wait for it here would be to wait for
    // ourselves.
    for (const flushOther of openGroups) flushOther();
    execute('BEGIN IMMEDIATE');
    openGroups.add(flush);
    setImmediate(flush);
    return withResolvers();
  };

  return {
    get inTransaction() {
      return inTransaction;
    },
    flush,
    async transaction(work) {
      const isFirst = group === undefined;
      group ??= openGroup();
      const { promise: committed } = group;
      if (!isFirst) execute('SAVEPOINT work');
      inTransaction = true;
      let result;
      try {
        result = work();
        if (!isFirst) execute('RELEASE work');
      } catch (error) {
        if (isFirst) undoGroup(error);
        else undoWork(error);
        throw error;
      } finally {
        inTransaction = false;
      }
      await committed;
      return result;
    },
  };
}

/** Promise.withResolvers, which Node 20 lacks. */
interface PromiseWithResolvers<T> {
  readonly promise: Promise<T>;
  resolve(value: T): void;
  reject(reason: unknown): void;
}

function withResolvers(): PromiseWithResolvers<void> {
  let settle: Pick<PromiseWithResolvers<void>, 'resolve' | 'reject'> | undefined;
  const promise = new Promise<void>((resolve, reject) => (settle = { resolve, reject }));
  // Work that fails does not wait for the commit, and must not make its failure an unhandled one.
  promise.catch(() => undefined);
  return { promise, ...settle! };
}
