-- People who may see the pages. Tokens of links and sessions are kept as SHA-256 only, so that a copy of
-- the database opens no door.

CREATE TABLE account (
    name TEXT PRIMARY KEY NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('reader', 'clerk', 'administrator')),
    password TEXT                  -- Argon2id in PHC format; NULL until the first link was used
) STRICT, WITHOUT ROWID;

-- One-time links to set a password.
CREATE TABLE link (
    token BLOB PRIMARY KEY NOT NULL CHECK (length(token) = 32),
    account TEXT NOT NULL REFERENCES account (name) ON DELETE CASCADE,
    expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE session (
    token BLOB PRIMARY KEY NOT NULL CHECK (length(token) = 32),
    account TEXT NOT NULL REFERENCES account (name) ON DELETE CASCADE,
    last_seen INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
