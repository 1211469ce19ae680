import type { OutboxMessage } from '../local-cognito.js';
import type { Database, Row } from './database.js';
import { nowAndThen, ROWS_A_SWEEP } from './now-and-then.js';

export type NewMessage = Omit<OutboxMessage, 'id'>;

export interface MessageStore {
  insert(message: NewMessage): void;
  list(filter: { readonly userPoolId?: string; readonly to?: string }): readonly OutboxMessage[];
}

/** Milliseconds that a message is kept: far longer than any code in it is good for. */
const MESSAGE_LIFE = 30 * 24 * 60 * 60 * 1000;

export function createMessageStore(db: Database): MessageStore {
  const sweep = nowAndThen((now: number) =>
    db.run(
      `DELETE FROM messages WHERE id IN (SELECT id FROM messages ORDER BY id LIMIT ${ROWS_A_SWEEP}) AND sent_at < ?`,
      now - MESSAGE_LIFE,
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
    list({ userPoolId, to }) {
      const conditions = ['1 = 1'];
      const values: string[] = [];
      if (userPoolId !== undefined) {
        conditions.push('pool_id = ?');
        values.push(userPoolId);
      }
      if (to !== undefined) {
        conditions.push('destination = ?');
        values.push(to);
      }
      return db.all(`SELECT * FROM messages WHERE ${conditions.join(' AND ')} ORDER BY id`, ...values).map(readMessage);
    },
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
