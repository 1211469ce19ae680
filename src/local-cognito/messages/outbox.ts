import { closedError } from '../closed.js';
import type { Outbox, OutboxFilter, OutboxMessage, OutboxWait } from '../local-cognito.js';
import { checkOutboxFilter, checkOutboxWait } from '../options.js';
import { clearTimeout, elapsed, setTimeout } from '../real-time.js';
import type { Store } from '../store/store.js';

/**
 * Milliseconds. What sends a message mostly has done so before anybody asks for it, and tests of Vitest and Jest end
 * after 5,000.
 */
const PATIENCE = 4000;
/** How many messages an error tells of. */
const MOST_TOLD = 10;

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

  const requireOpen = (): void => {
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
      checkOutboxFilter('list', filter);
      requireOpen();
      return store.messages.list(filter);
    },
    async next(options = {}) {
      checkOutboxWait(options);
      const { timeout = PATIENCE, ...filter } = options;
      const until = elapsed() + timeout;
      for (;;) {
        requireOpen();
        const message = take(filter);
        if (message) return message;
        const patience = until - elapsed();
        if (patience <= 0) throw nothingCame({ ...filter, timeout }, store.messages.list({}), taken);
        await arrival(patience);
      }
    },
    async clear(filter = {}) {
      checkOutboxFilter('clear', filter);
      requireOpen();
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

/** Without texts and subjects: they hold codes. */
function nothingCame(
  { to, userPoolId, since, timeout }: OutboxWait,
  there: readonly OutboxMessage[],
  taken: ReadonlySet<string>,
): Error {
  const wanted = [
    'No new message',
    ...(to === undefined ? [] : [`to ${to}`]),
    ...(userPoolId === undefined ? [] : [`of user pool ${userPoolId}`]),
    ...(since === undefined ? [] : [`sent since ${since.toISOString()}`]),
    `came within ${timeout} milliseconds.`,
  ].join(' ');
  if (there.length === 0) return new Error(`${wanted} The outbox is empty.`);
  const told = there.slice(-MOST_TOLD).map(({ id, medium, to: address, username, userPoolId: pool, sentAt }) => {
    const given = taken.has(id) ? ', given by an earlier call' : '';
    return `  ${medium} to ${address}, for ${username} of ${pool}, at ${sentAt.toISOString()}${given}`;
  });
  const which = there.length > MOST_TOLD ? `the newest of its ${there.length} messages are` : 'it has';
  return new Error([`${wanted} The outbox is not empty; ${which}:`, ...told].join('\n'));
}
