import type { PasswordVerifier } from '../crypto/srp.js';
import { bytesToInteger, integerToBytes } from '../crypto/integers.js';
import type { Database, Row, SqlValue } from './database.js';
import { keepPassword } from './past-passwords.js';

export type UserStatus = 'UNCONFIRMED' | 'CONFIRMED' | 'RESET_REQUIRED' | 'FORCE_CHANGE_PASSWORD';
export type MfaFactor = 'SOFTWARE_TOKEN_MFA' | 'SMS_MFA' | 'EMAIL_OTP';

export interface User {
  readonly poolId: string;
  readonly sub: string;
  /** As stored; a UUID, the `sub`, in pools whose users sign in with an email address or phone number. */
  readonly username: string;
  readonly status: UserStatus;
  readonly enabled: boolean;
  /** Without `sub`. Values are strings, booleans included. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly password?: PasswordVerifier;
  /** When a password was set that must be replaced at the first sign-in. */
  readonly temporaryPasswordAt?: number;
  readonly mfaEnabled: readonly MfaFactor[];
  readonly mfaPreferred?: MfaFactor;
  /** Whether a passkey of the user counts as MFA. */
  readonly passkeyMfa: boolean;
  readonly totp?: { readonly secret: Buffer; readonly deviceName?: string; readonly lastStep?: number };
  /** Associated but not verified yet. */
  readonly totpPending?: Buffer;
  readonly failures: number;
  readonly lastFailureAt: number;
  readonly lockedUntil: number;
  readonly createdAt: number;
  readonly modifiedAt: number;
}

/** Columns that change after a user was made, by the names of their properties. */
export interface UserChange {
  readonly status?: UserStatus;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly password?: PasswordVerifier;
  readonly temporaryPasswordAt?: number | null;
  readonly mfaEnabled?: readonly MfaFactor[];
  readonly mfaPreferred?: MfaFactor | null;
  readonly passkeyMfa?: boolean;
  readonly totpPending?: Buffer | null;
  readonly enabled?: boolean;
}

export interface UserStore {
  /** @returns false when the name is taken. */
  insert(user: NewUser): boolean;
  find(poolId: string, sub: string): User | undefined;
  findByUsername(poolId: string, usernameKey: string): User | undefined;
  findByAlias(poolId: string, attribute: string, value: string): User | undefined;
  addAlias(poolId: string, attribute: string, value: string, sub: string): void;
  deleteAlias(poolId: string, attribute: string, value: string): void;
  /** A password that another takes the place of is kept among those of the past. */
  change(user: User, change: UserChange, at: number): void;
  /**
   * Makes the pending authenticator the verified one, with the time step whose code proved it.
   * @returns false when another call was first.
   */
  setAuthenticator(user: User, secret: Buffer, deviceName: string | undefined, step: number, at: number): boolean;
  /** With it goes the second factor that it was. */
  deleteAuthenticator(user: User, at: number): void;
  /**
   * Steps that the present clock can't have reached were spent by one that was moved on and back: they block nothing.
   * @returns false when a code of this step or a later one was used before.
   */
  spendTotpStep(user: User, step: number): boolean;
  setFailures(user: User, failures: number, at: number, lockedUntil: number): void;
  delete(poolId: string, sub: string): void;
}

export interface NewUser {
  readonly poolId: string;
  readonly sub: string;
  readonly username: string;
  /** The form in which names are compared: lower case in pools that ignore case. */
  readonly usernameKey: string;
  readonly status: UserStatus;
  readonly attributes: Readonly<Record<string, string>>;
  /** Left out for a user who signs in by one-time passwords. */
  readonly password?: PasswordVerifier;
  /** The password must be replaced at the first sign-in. */
  readonly isTemporary?: boolean;
  readonly at: number;
}

export function createUserStore(db: Database): UserStore {
  return {
    insert(user) {
      return (
        db.run(
          `INSERT INTO users (pool_id, sub, username, username_key, status, enabled, attributes, salt, verifier, temporary_password_at, created_at, modified_at)
           VALUES (?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
          user.poolId,
          user.sub,
          user.username,
          user.usernameKey,
          user.status,
          JSON.stringify(user.attributes),
          user.password ? integerToBytes(user.password.salt) : null,
          user.password ? integerToBytes(user.password.verifier) : null,
          user.isTemporary ? user.at : null,
          user.at,
          user.at,
        ).changes > 0
      );
    },
    find: (poolId, sub) => readUser(db.get('SELECT * FROM users WHERE pool_id = ? AND sub = ?', poolId, sub)),
    findByUsername: (poolId, key) =>
      readUser(db.get('SELECT * FROM users WHERE pool_id = ? AND username_key = ?', poolId, key)),
    findByAlias: (poolId, attribute, value) =>
      readUser(
        db.get(
          `SELECT users.* FROM aliases JOIN users USING (pool_id, sub)
           WHERE aliases.pool_id = ? AND attribute = ? AND value = ?`,
          poolId,
          attribute,
          value,
        ),
      ),
    addAlias(poolId, attribute, value, sub) {
      db.run('INSERT INTO aliases (pool_id, attribute, value, sub) VALUES (?, ?, ?, ?)', poolId, attribute, value, sub);
    },
    deleteAlias(poolId, attribute, value) {
      db.run('DELETE FROM aliases WHERE pool_id = ? AND attribute = ? AND value = ?', poolId, attribute, value);
    },
    change(user, change, at) {
      const columns: [string, SqlValue][] = [];
      if (change.status !== undefined) columns.push(['status', change.status]);
      if (change.attributes !== undefined) columns.push(['attributes', JSON.stringify(change.attributes)]);
      if (change.password !== undefined) {
        keepPassword(db, user.poolId, user.sub);
        columns.push(['salt', integerToBytes(change.password.salt)]);
        columns.push(['verifier', integerToBytes(change.password.verifier)]);
      }
      if (change.temporaryPasswordAt !== undefined) columns.push(['temporary_password_at', change.temporaryPasswordAt]);
      if (change.mfaEnabled !== undefined) columns.push(['mfa_enabled', JSON.stringify(change.mfaEnabled)]);
      if (change.mfaPreferred !== undefined) columns.push(['mfa_preferred', change.mfaPreferred]);
      if (change.passkeyMfa !== undefined) columns.push(['passkey_mfa', Number(change.passkeyMfa)]);
      if (change.totpPending !== undefined) columns.push(['totp_pending', change.totpPending]);
      if (change.enabled !== undefined) columns.push(['enabled', Number(change.enabled)]);
      const assignments = columns.map(([name]) => `${name} = ?, `).join('');
      db.run(
        `UPDATE users SET ${assignments}modified_at = ? WHERE pool_id = ? AND sub = ?`,
        ...columns.map(([, value]) => value),
        at,
        user.poolId,
        user.sub,
      );
    },
    setAuthenticator(user, secret, deviceName, step, at) {
      return (
        db.run(
          `UPDATE users SET totp_secret = ?, totp_pending = NULL, totp_device_name = ?, totp_last_step = ?, modified_at = ?
           WHERE pool_id = ? AND sub = ? AND totp_pending = ?`,
          secret,
          deviceName ?? null,
          step,
          at,
          user.poolId,
          user.sub,
          secret,
        ).changes > 0
      );
    },
    deleteAuthenticator(user, at) {
      db.run(
        `UPDATE users SET totp_secret = NULL, totp_pending = NULL, totp_device_name = NULL, totp_last_step = NULL,
           mfa_enabled = (SELECT json_group_array(value) FROM json_each(mfa_enabled) WHERE value <> 'SOFTWARE_TOKEN_MFA'),
           mfa_preferred = nullif(mfa_preferred, 'SOFTWARE_TOKEN_MFA'), modified_at = ?
         WHERE pool_id = ? AND sub = ?`,
        at,
        user.poolId,
        user.sub,
      );
    },
    spendTotpStep(user, step) {
      return (
        db.run(
          `UPDATE users SET totp_last_step = ?
           WHERE pool_id = ? AND sub = ?
             AND (totp_last_step IS NULL OR totp_last_step < ? OR totp_last_step > ?)`,
          step,
          user.poolId,
          user.sub,
          step,
          // A step matches from one before the present to one after it.
          step + 2,
        ).changes > 0
      );
    },
    setFailures(user, failures, at, lockedUntil) {
      db.run(
        'UPDATE users SET failures = ?, last_failure_at = ?, locked_until = ? WHERE pool_id = ? AND sub = ?',
        failures,
        at,
        lockedUntil,
        user.poolId,
        user.sub,
      );
    },
    delete(poolId, sub) {
      db.run('DELETE FROM attempts WHERE pool_id = ? AND sub = ?', poolId, sub);
      db.run('DELETE FROM users WHERE pool_id = ? AND sub = ?', poolId, sub);
    },
  };
}

export function readUser(row: Row): User;
export function readUser(row: Row | undefined): User | undefined;
export function readUser(row: Row | undefined): User | undefined {
  if (row === undefined) return undefined;
  const salt = row['salt'] as Buffer | null;
  const verifier = row['verifier'] as Buffer | null;
  const mfaPreferred = row['mfa_preferred'] as MfaFactor | null;
  const totpPending = row['totp_pending'] as Buffer | null;
  const temporaryPasswordAt = row['temporary_password_at'] as number | null;
  const totp = readAuthenticator(row);
  return {
    poolId: row['pool_id'] as string,
    sub: row['sub'] as string,
    username: row['username'] as string,
    status: row['status'] as UserStatus,
    enabled: row['enabled'] === 1,
    attributes: JSON.parse(row['attributes'] as string) as Record<string, string>,
    ...(salt && verifier && { password: readPassword(salt, verifier) }),
    ...(temporaryPasswordAt !== null && { temporaryPasswordAt }),
    mfaEnabled: JSON.parse(row['mfa_enabled'] as string) as MfaFactor[],
    ...(mfaPreferred && { mfaPreferred }),
    passkeyMfa: row['passkey_mfa'] === 1,
    ...(totp && { totp }),
    ...(totpPending && { totpPending }),
    failures: row['failures'] as number,
    lastFailureAt: row['last_failure_at'] as number,
    lockedUntil: row['locked_until'] as number,
    createdAt: row['created_at'] as number,
    modifiedAt: row['modified_at'] as number,
  };
}

/** Read when asked for: most calls never do, and an integer of 3072 bits takes as long as the rest of a user. */
function readPassword(salt: Buffer, verifier: Buffer): PasswordVerifier {
  return {
    get salt() {
      return bytesToInteger(salt);
    },
    get verifier() {
      return bytesToInteger(verifier);
    },
  };
}

function readAuthenticator(row: Row): User['totp'] {
  const secret = row['totp_secret'] as Buffer | null;
  const deviceName = row['totp_device_name'] as string | null;
  const lastStep = row['totp_last_step'] as number | null;
  if (secret === null) return undefined;
  return { secret, ...(deviceName !== null && { deviceName }), ...(lastStep !== null && { lastStep }) };
}
