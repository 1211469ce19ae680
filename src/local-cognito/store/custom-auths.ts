import type { Database } from './database.js';

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
  /** @returns false when it is gone: each is good for one answer. */
  take(id: string): boolean;
}

export function createCustomAuthStore(db: Database): CustomAuthStore {
  return {
    put(id, customAuth, expiresAt, now) {
      db.run('DELETE FROM custom_auths WHERE expires_at < ?', now);
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
    take: (id) => db.run('DELETE FROM custom_auths WHERE id = ?', id).changes > 0,
  };
}
