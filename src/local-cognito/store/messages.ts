import type { OutboxFilter, OutboxMessage } from '../local-cognito.js';
import type { Database, Row, SqlValue } from './database.js';
import { nowAndThen, ROWS_A_SWEEP } from './now-and-then.js';

export type NewMessage = Omit<OutboxMessage, 'id'>;

export interface MessageStore {
  insert(message: NewMessage): void;
  list(filter: OutboxFilter): readonly OutboxMessage[];
  /** The highest id; 0 when there is no message. */
  newest(): number;
  /** @returns how many there were. */
  delete(filter: OutboxFilter): number;
}

/** Milliseconds that a message is kept: far longer than any code in it is good for. */
const MESSAGE_LIFE = 30 * 24 * 60 * 60 * 1000;

export function createMessageStore(db: Database): MessageStore {
  const sweep = nowAndThen((before: number) =>
    db.run(
      `DELETE FROM messages WHERE id IN (SELECT id FROM messages ORDER BY id LIMIT ${ROWS_A_SWEEP}) AND sent_at < ?`,
      before - MESSAGE_LIFE,
    ),
  );
  return {
    insert(message) {
      sweep(message.sentAt.getTime());
      db.run(
        `INSERT INTO messages (pool_id, username, medium, destination, subject, text, code, sent_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
        message.userPoolId,
        message.username,
        message.medium,
        message.to,
        message.subject ?? null,
        message.text,
        message.code ?? null,
        message.sentAt.getTime(),
      );
    },
    list(filter) {
      const { conditions, values } = toSql(filter);
      return db.all(`SELECT * FROM messages WHERE ${conditions} ORDER BY id`, ...values).map(readMessage);
    },
    newest: () => Number(db.get('SELECT coalesce(max(id), 0) AS newest FROM messages')?.['newest']),
    delete(filter) {
      const { conditions, values } = toSql(filter);
      return db.run(`DELETE FROM messages WHERE ${conditions}`, ...values).changes;
    },
  };
}

function toSql({ userPoolId, to, since }: OutboxFilter): { conditions: string; values: readonly SqlValue[] } {
  const parts: [condition: string, value: SqlValue][] = [];
  if (userPoolId !== undefined) parts.push(['pool_id = ?', userPoolId]);
  if (to !== undefined) parts.push(['destination = ?', to]);
  if (since !== undefined) parts.push(['sent_at >= ?', since.getTime()]);
  return {
    conditions: ['1 = 1', ...parts.map(([condition]) => condition)].join(' AND '),
    values: parts.map(([, value]) => value),
  };
}

function readMessage(row: Row): OutboxMessage {
  const subject = row['subject'] as string | null;
  const code = row['code'] as string | null;
  return {
    id: String(row['id']),
    userPoolId: row['pool_id'] as string,
    username: row['username'] as string,
    sentAt: new Date(row['sent_at'] as number),
    medium: row['medium'] as 'EMAIL' | 'SMS',
    to: row['destination'] as string,
    ...(subject !== null && { subject }),
    text: row['text'] as string,
    ...(code !== null && { code }),
  };
}
