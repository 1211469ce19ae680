import type { Database } from './database.js';
import { nowAndThen, ROWS_A_SWEEP } from './now-and-then.js';

/** A challenge that was put, and whether it was met. */
export interface ChallengeResult {
  readonly challengeName: string;
  readonly challengeResult: boolean;
  /** Of custom challenges alone: what CreateAuthChallenge called them. */
  readonly challengeMetadata?: string | null;
}

/** A CUSTOM_AUTH sign-in that waits for an answer: more than fits into a session. */
export interface CustomAuth {
  /** As it was typed. */
  readonly username: string;
  /** What the triggers know of it, in order. */
  readonly history: readonly ChallengeResult[];
  /** The client's public SRP value in hexadecimal, until the password is proven. */
  readonly srpA?: string;
  /** A remembered device stood in for the second factor, and has yet to prove itself. */
  readonly owesDevice?: true;
  /** The custom challenge that is open. */
  readonly open?: {
    readonly privateParameters: Readonly<Record<string, string>>;
    readonly metadata: string | null;
  };
}

export interface CustomAuthStore {
  put(id: string, customAuth: CustomAuth, expiresAt: number, now: number): void;
  find(id: string): CustomAuth | undefined;
  /**
   * Keeps other answers away while one is judged, in whatever process, until then at most: the process may die.
   * @returns false when it is gone, or another answer is being judged.
   */
  claim(id: string, until: number, now: number): boolean;
  /**
   * Keeps how far the sign-in has come while a claim lasts until then.
   * @returns false when it is gone, or another answer is being judged.
   */
  keep(id: string, until: number, customAuth: CustomAuth): boolean;
  /** Gives up a claim that lasts until then. */
  release(id: string, until: number): void;
  /** @returns false when it is gone: each is good for one answer. */
  take(id: string): boolean;
}

export function createCustomAuthStore(db: Database): CustomAuthStore {
  const sweep = nowAndThen((before: number) =>
    db.run(
      `DELETE FROM custom_auths
       WHERE id IN (SELECT id FROM custom_auths WHERE expires_at < ? ORDER BY expires_at LIMIT ${ROWS_A_SWEEP})`,
      before,
    ),
  );
  return {
    put(id, customAuth, expiresAt, now) {
      sweep(now);
      db.run(
        'INSERT INTO custom_auths (id, state, expires_at) VALUES (?, ?, ?)',
        id,
        JSON.stringify(customAuth),
        expiresAt,
      );
    },
    find(id) {
      const row = db.get('SELECT state FROM custom_auths WHERE id = ?', id);
      return row && (JSON.parse(row['state'] as string) as CustomAuth);
    },
    claim(id, until, now) {
      return (
        db.run(
          'UPDATE custom_auths SET judged_until = ? WHERE id = ? AND (judged_until IS NULL OR judged_until <= ?)',
          until,
          id,
          now,
        ).changes > 0
      );
    },
    keep(id, until, customAuth) {
      return (
        db.run(
          'UPDATE custom_auths SET state = ? WHERE id = ? AND judged_until = ?',
          JSON.stringify(customAuth),
          id,
          until,
        ).changes > 0
      );
    },
    release(id, until) {
      db.run('UPDATE custom_auths SET judged_until = NULL WHERE id = ? AND judged_until = ?', id, until);
    },
    take: (id) => db.run('DELETE FROM custom_auths WHERE id = ?', id).changes > 0,
  };
}
