import { closedError } from '../closed.js';
import type { Outbox, OutboxFilter, OutboxMessage } from '../local-cognito.js';
import { checkOutboxFilter, checkPatience } from '../options.js';
import type { Store } from '../store/store.js';

/** Milliseconds; what sends a message mostly has done so before anybody asks for it. */
const PATIENCE = 5000;

export interface OpenOutbox extends Outbox {
  /** Says that a message has come. */
  tell(): void;
  /** Ends all waiting. */
  close(): void;
}

/** The messages that were sent, and those to come. */
export function openOutbox(store: Pick<Store, 'messages' | 'transaction'>): OpenOutbox {
  /** What lay there before this service was opened is nobody's next message. */
  const before = store.messages.newest();
  const taken = new Set<string>();
  const waiting = new Set<(closed?: Error) => void>();
  let isClosed = false;

  /** @throws {TypeError} when the filter is none. */
  const requireOpen = (method: keyof Outbox, filter: OutboxFilter): void => {
    checkOutboxFilter(method, filter);
    if (isClosed) throw closedError();
  };

  const take = (filter: OutboxFilter): OutboxMessage | undefined => {
    const next = store.messages.list(filter).find(({ id }) => Number(id) > before && !taken.has(id));
    if (next) taken.add(next.id);
    return next;
  };

  /** Resolves when something has come, or it is time to give up. */
  const arrival = (patience: number): Promise<void> =>
    new Promise((resolve, reject) => {
      const end = (failure?: Error): void => {
        clearTimeout(timer);
        waiting.delete(end);
        if (failure) reject(failure);
        else resolve();
      };
      const timer = setTimeout(end, patience);
      waiting.add(end);
    });

  return {
    async list(filter = {}) {
      requireOpen('list', filter);
      return store.messages.list(filter);
    },
    async next(filter = {}, options = {}) {
      checkPatience(options);
      const { timeout = PATIENCE } = options;
      const until = performance.now() + timeout;
      for (;;) {
        requireOpen('next', filter);
        const message = take(filter);
        if (message) return message;
        const patience = until - performance.now();
        if (patience <= 0) throw nothingCame(filter, timeout, store.messages.list({}));
        await arrival(patience);
      }
    },
    async clear(filter = {}) {
      requireOpen('clear', filter);
      return store.transaction(() => store.messages.delete(filter));
    },
    tell() {
      for (const end of waiting) end();
    },
    close() {
      isClosed = true;
      for (const end of waiting) end(new Error('This local Cognito was closed while a message was waited for.'));
    },
  };
}

function nothingCame({ to, userPoolId }: OutboxFilter, timeout: number, others: readonly OutboxMessage[]): Error {
  const wanted = [to !== undefined && ` to ${to}`, userPoolId !== undefined && ` of user pool ${userPoolId}`];
  const addresses = [...new Set(others.map((message) => message.to))];
  const there = addresses.length === 0 ? 'is empty' : `has messages to ${addresses.slice(-10).join(', ')}`;
  return new Error(
    `No new message${wanted.filter(Boolean).join('')} came within ${timeout / 1000} seconds. The outbox ${there}.`,
  );
}
