/**
 * The tables, one statement a migration: a store of version n runs those after the n-th. Never change one that has
 * been released; add another. Times are milliseconds since the epoch.
 */
export const migrations: readonly string[] = [
  `
  CREATE TABLE user_pools (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    settings TEXT NOT NULL,
    secret BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    modified_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE signing_keys (
    pool_id TEXT NOT NULL REFERENCES user_pools (id) ON DELETE CASCADE,
    token_use TEXT NOT NULL,
    kid TEXT NOT NULL,
    private_key TEXT NOT NULL,
    PRIMARY KEY (pool_id, token_use)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE app_clients (
    id TEXT PRIMARY KEY,
    pool_id TEXT NOT NULL REFERENCES user_pools (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    secret TEXT,
    settings TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    modified_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX app_clients_of_pool ON app_clients (pool_id, id);

  CREATE TABLE users (
    pool_id TEXT NOT NULL REFERENCES user_pools (id) ON DELETE CASCADE,
    sub TEXT NOT NULL,
    username TEXT NOT NULL,
    username_key TEXT NOT NULL,
    status TEXT NOT NULL,
    enabled INTEGER NOT NULL,
    attributes TEXT NOT NULL,
    salt BLOB,
    verifier BLOB,
    mfa_enabled TEXT NOT NULL DEFAULT '[]',
    mfa_preferred TEXT,
    totp_secret BLOB,
    totp_pending BLOB,
    totp_device_name TEXT,
    totp_last_step INTEGER,
    failures INTEGER NOT NULL DEFAULT 0,
    last_failure_at INTEGER NOT NULL DEFAULT 0,
    locked_until INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL,
    modified_at INTEGER NOT NULL,
    PRIMARY KEY (pool_id, sub)
  ) STRICT, WITHOUT ROWID;
  CREATE UNIQUE INDEX users_by_username ON users (pool_id, username_key);
  CREATE INDEX users_by_username_as_typed ON users (pool_id, username);
  CREATE INDEX users_by_email ON users (pool_id, json_extract(attributes, '$.email'))
    WHERE json_extract(attributes, '$.email') IS NOT NULL;
  CREATE INDEX users_by_phone_number ON users (pool_id, json_extract(attributes, '$.phone_number'))
    WHERE json_extract(attributes, '$.phone_number') IS NOT NULL;
  CREATE INDEX users_by_name ON users (pool_id, json_extract(attributes, '$.name'))
    WHERE json_extract(attributes, '$.name') IS NOT NULL;
  CREATE INDEX users_by_given_name ON users (pool_id, json_extract(attributes, '$.given_name'))
    WHERE json_extract(attributes, '$.given_name') IS NOT NULL;
  CREATE INDEX users_by_family_name ON users (pool_id, json_extract(attributes, '$.family_name'))
    WHERE json_extract(attributes, '$.family_name') IS NOT NULL;
  CREATE INDEX users_by_preferred_username ON users (pool_id, json_extract(attributes, '$.preferred_username'))
    WHERE json_extract(attributes, '$.preferred_username') IS NOT NULL;

  CREATE TABLE aliases (
    pool_id TEXT NOT NULL,
    attribute TEXT NOT NULL,
    value TEXT NOT NULL,
    sub TEXT NOT NULL,
    PRIMARY KEY (pool_id, attribute, value),
    FOREIGN KEY (pool_id, sub) REFERENCES users (pool_id, sub) ON DELETE CASCADE
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX aliases_of_user ON aliases (pool_id, sub);

  CREATE TABLE codes (
    pool_id TEXT NOT NULL,
    sub TEXT NOT NULL,
    purpose TEXT NOT NULL,
    code TEXT NOT NULL,
    attribute TEXT NOT NULL,
    expires_at INTEGER NOT NULL,
    PRIMARY KEY (pool_id, sub, purpose),
    FOREIGN KEY (pool_id, sub) REFERENCES users (pool_id, sub) ON DELETE CASCADE
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE attempts (
    pool_id TEXT NOT NULL,
    sub TEXT NOT NULL,
    operation TEXT NOT NULL,
    at INTEGER NOT NULL,
    FOREIGN KEY (pool_id, sub) REFERENCES users (pool_id, sub) ON DELETE CASCADE
  ) STRICT;
  CREATE INDEX attempts_of_user ON attempts (pool_id, sub, operation, at);

  CREATE TABLE devices (
    pool_id TEXT NOT NULL,
    sub TEXT NOT NULL,
    device_key TEXT NOT NULL,
    group_key TEXT NOT NULL,
    name TEXT NOT NULL,
    salt BLOB NOT NULL,
    verifier BLOB NOT NULL,
    remembered INTEGER NOT NULL,
    last_ip TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    modified_at INTEGER NOT NULL,
    authenticated_at INTEGER NOT NULL,
    PRIMARY KEY (pool_id, sub, device_key),
    FOREIGN KEY (pool_id, sub) REFERENCES users (pool_id, sub) ON DELETE CASCADE
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE sign_ins (
    origin_jti TEXT PRIMARY KEY,
    pool_id TEXT NOT NULL,
    sub TEXT NOT NULL,
    client_id TEXT NOT NULL REFERENCES app_clients (id) ON DELETE CASCADE,
    refresh_hash BLOB NOT NULL UNIQUE,
    device_key TEXT,
    group_key TEXT,
    auth_time INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    revoked_at INTEGER,
    FOREIGN KEY (pool_id, sub) REFERENCES users (pool_id, sub) ON DELETE CASCADE
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX sign_ins_of_user ON sign_ins (pool_id, sub);
  CREATE INDEX sign_ins_of_client ON sign_ins (client_id);

  CREATE TABLE spent_sessions (
    id TEXT PRIMARY KEY,
    expires_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX spent_sessions_by_expiry ON spent_sessions (expires_at);

  CREATE TABLE messages (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    pool_id TEXT NOT NULL REFERENCES user_pools (id) ON DELETE CASCADE,
    username TEXT NOT NULL,
    medium TEXT NOT NULL,
    destination TEXT NOT NULL,
    subject TEXT,
    text TEXT NOT NULL,
    code TEXT,
    sent_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX messages_of_pool ON messages (pool_id, id);
  CREATE INDEX messages_to ON messages (destination, id);
  `,
  `
  CREATE TABLE user_groups (
    pool_id TEXT NOT NULL REFERENCES user_pools (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    description TEXT,
    role_arn TEXT,
    precedence INTEGER,
    created_at INTEGER NOT NULL,
    modified_at INTEGER NOT NULL,
    PRIMARY KEY (pool_id, name)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE group_members (
    pool_id TEXT NOT NULL,
    group_name TEXT NOT NULL,
    sub TEXT NOT NULL,
    PRIMARY KEY (pool_id, group_name, sub),
    FOREIGN KEY (pool_id, group_name) REFERENCES user_groups (pool_id, name) ON DELETE CASCADE,
    FOREIGN KEY (pool_id, sub) REFERENCES users (pool_id, sub) ON DELETE CASCADE
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX group_members_of_user ON group_members (pool_id, sub);

  CREATE TABLE refresh_tokens (
    refresh_hash BLOB PRIMARY KEY,
    origin_jti TEXT NOT NULL REFERENCES sign_ins (origin_jti) ON DELETE CASCADE,
    usable_until INTEGER
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX refresh_tokens_of_sign_in ON refresh_tokens (origin_jti);

  ALTER TABLE users ADD COLUMN temporary_password_at INTEGER;
  `,
  `
  CREATE TABLE custom_auths (
    id TEXT PRIMARY KEY,
    state TEXT NOT NULL,
    expires_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX custom_auths_by_expiry ON custom_auths (expires_at);
  `,
  `
  ALTER TABLE codes ADD COLUMN address TEXT NOT NULL DEFAULT '';
  UPDATE codes SET address = coalesce(
    (SELECT json_extract(users.attributes, '$.' || codes.attribute) FROM users
     WHERE users.pool_id = codes.pool_id AND users.sub = codes.sub),
    ''
  );
  `,
  `
  -- The first files of version 1 lack it.
  CREATE INDEX IF NOT EXISTS users_by_username_as_typed ON users (pool_id, username);
  CREATE INDEX users_by_status ON users (pool_id, status);
  CREATE INDEX users_disabled ON users (pool_id) WHERE enabled = 0;
  ALTER TABLE custom_auths ADD COLUMN judged_until INTEGER;

  CREATE TABLE unknown_users (
    pool_id TEXT NOT NULL REFERENCES user_pools (id) ON DELETE CASCADE,
    identity TEXT NOT NULL,
    failures INTEGER NOT NULL,
    last_failure_at INTEGER NOT NULL,
    locked_until INTEGER NOT NULL,
    PRIMARY KEY (pool_id, identity)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX unknown_users_by_failure ON unknown_users (last_failure_at);

  -- Names that nobody has make attempts, too, so this table may not insist on a user.
  CREATE TABLE attempts_of_anybody (
    pool_id TEXT NOT NULL REFERENCES user_pools (id) ON DELETE CASCADE,
    sub TEXT NOT NULL,
    operation TEXT NOT NULL,
    at INTEGER NOT NULL
  ) STRICT;
  INSERT INTO attempts_of_anybody SELECT pool_id, sub, operation, at FROM attempts;
  DROP TABLE attempts;
  ALTER TABLE attempts_of_anybody RENAME TO attempts;
  CREATE INDEX attempts_of_user ON attempts (pool_id, sub, operation, at);
  CREATE INDEX attempts_by_time ON attempts (at);

  CREATE TABLE passkeys (
    pool_id TEXT NOT NULL,
    credential_id TEXT NOT NULL,
    sub TEXT NOT NULL,
    relying_party_id TEXT NOT NULL,
    public_key BLOB NOT NULL,
    counter INTEGER NOT NULL,
    transports TEXT NOT NULL,
    attachment TEXT,
    aaguid TEXT NOT NULL,
    is_synced INTEGER NOT NULL,
    is_backed_up INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    used_at INTEGER,
    PRIMARY KEY (pool_id, credential_id),
    FOREIGN KEY (pool_id, sub) REFERENCES users (pool_id, sub) ON DELETE CASCADE
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX passkeys_of_user ON passkeys (pool_id, sub, credential_id);

  ALTER TABLE users ADD COLUMN passkey_mfa INTEGER NOT NULL DEFAULT 0;

  CREATE TABLE past_passwords (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    pool_id TEXT NOT NULL,
    sub TEXT NOT NULL,
    salt BLOB NOT NULL,
    verifier BLOB NOT NULL,
    FOREIGN KEY (pool_id, sub) REFERENCES users (pool_id, sub) ON DELETE CASCADE
  ) STRICT;
  CREATE INDEX past_passwords_of_user ON past_passwords (pool_id, sub, id);

  ALTER TABLE app_clients ADD COLUMN secrets TEXT NOT NULL DEFAULT '[]';
  UPDATE app_clients SET secrets = json_array(json_object('value', secret, 'createdAt', created_at))
    WHERE secret IS NOT NULL;
  ALTER TABLE app_clients DROP COLUMN secret;
  `,
  `
  -- Nobody wrote down which had met one. They go on as before, when every remembered device stood in for MFA.
  ALTER TABLE sign_ins ADD COLUMN met_second_factor INTEGER NOT NULL DEFAULT 1;
  ALTER TABLE devices ADD COLUMN met_second_factor INTEGER NOT NULL DEFAULT 1;
  `,
];
