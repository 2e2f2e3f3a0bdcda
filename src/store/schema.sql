-- The first migration, never edited after a release: later changes are migrations of their own.
-- Times are UTC microseconds. Digests are 32 bytes. `judgement` alone is derived and can be dropped.

-- Where letters lie: one row per folder of a mailbox.
CREATE TABLE folder (
    id INTEGER PRIMARY KEY,
    mailbox TEXT NOT NULL,
    name TEXT NOT NULL,            -- as the server wrote it
    shown TEXT NOT NULL,           -- decoded, for people
    role TEXT NOT NULL CHECK (role IN ('mail', 'junk', 'trash', 'own')),
    uid_validity INTEGER,          -- NULL until first opened
    epoch INTEGER NOT NULL DEFAULT 0,
    scanned INTEGER NOT NULL DEFAULT 0,      -- every UID up to here has its row
    last_full_pass INTEGER,        -- start of the last pass that accounted for everything
    last_reconciled INTEGER,
    window INTEGER NOT NULL DEFAULT 500,     -- letters to list with one command; less after a failure
    UNIQUE (mailbox, name)
) STRICT;

-- Raw letters on disk: `raw/ab/abcd….eml`.
CREATE TABLE raw (
    digest BLOB PRIMARY KEY NOT NULL CHECK (length(digest) = 32),
    size_bytes INTEGER NOT NULL,
    stored_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- One row per place at which a letter was seen. A letter that was moved keeps its row.
CREATE TABLE sighting (
    id INTEGER PRIMARY KEY,
    folder_id INTEGER NOT NULL REFERENCES folder (id),
    epoch INTEGER NOT NULL,
    uid INTEGER NOT NULL,
    gmail_id INTEGER,              -- X-GM-MSGID
    received_at INTEGER NOT NULL,
    receipt_basis TEXT NOT NULL CHECK (receipt_basis IN ('internaldate', 'received', 'from_line', 'mtime', 'date')),
    size_bytes INTEGER,
    header_digest BLOB NOT NULL,   -- of the listed headers: finds a letter again after UIDVALIDITY changed
    sender TEXT NOT NULL,
    subject TEXT NOT NULL,
    own INTEGER NOT NULL DEFAULT 0,
    state TEXT NOT NULL CHECK (state IN ('pending', 'stored', 'too_large', 'before_start', 'failed', 'gone')),
    attempts INTEGER NOT NULL DEFAULT 0,
    absences INTEGER NOT NULL DEFAULT 0,     -- reconciliations in a row that did not list it
    vanished INTEGER NOT NULL DEFAULT 0,
    error TEXT NOT NULL DEFAULT '',
    digest BLOB REFERENCES raw (digest),
    first_seen INTEGER NOT NULL,
    UNIQUE (folder_id, epoch, uid),
    CHECK ((state = 'stored') = (digest IS NOT NULL))
) STRICT;
CREATE INDEX sighting_by_state ON sighting (state, folder_id) WHERE state = 'pending';
CREATE INDEX sighting_by_gmail_id ON sighting (gmail_id) WHERE gmail_id IS NOT NULL;
CREATE INDEX sighting_by_header ON sighting (header_digest);
CREATE INDEX sighting_left_out ON sighting (folder_id) WHERE state IN ('before_start', 'too_large');
CREATE INDEX sighting_absent ON sighting (folder_id) WHERE absences > 0;
CREATE INDEX sighting_vanished ON sighting (folder_id, epoch) WHERE vanished = 1;
CREATE INDEX sighting_by_digest ON sighting (digest) WHERE digest IS NOT NULL;

-- Further places of a letter that Gmail shows in several folders under one X-GM-MSGID.
CREATE TABLE alias (
    folder_id INTEGER NOT NULL REFERENCES folder (id),
    epoch INTEGER NOT NULL,
    uid INTEGER NOT NULL,
    sighting_id INTEGER NOT NULL REFERENCES sighting (id),
    PRIMARY KEY (folder_id, epoch, uid)
) STRICT, WITHOUT ROWID;
CREATE INDEX alias_by_sighting ON alias (sighting_id);

-- Numbers given to the files of folder sources, which have no UIDs of their own.
CREATE TABLE place (
    folder_id INTEGER NOT NULL REFERENCES folder (id),
    name TEXT NOT NULL,
    uid INTEGER NOT NULL,
    PRIMARY KEY (folder_id, name),
    UNIQUE (folder_id, uid)
) STRICT, WITHOUT ROWID;

-- Waiting times that must survive a restart, so that a crash loop never hammers a server.
CREATE TABLE backoff (
    mailbox TEXT PRIMARY KEY NOT NULL,
    failures INTEGER NOT NULL,
    not_before INTEGER NOT NULL,
    reason TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Bytes downloaded, by hour, for the daily budget.
CREATE TABLE traffic (
    mailbox TEXT NOT NULL,
    hour INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    PRIMARY KEY (mailbox, hour)
) STRICT, WITHOUT ROWID;

-- What the machine makes of each letter by itself. Derived: `reingest` rebuilds it.
CREATE TABLE judgement (
    digest BLOB PRIMARY KEY NOT NULL REFERENCES raw (digest),
    made_by TEXT NOT NULL,         -- version of the program and of the round data
    content TEXT NOT NULL          -- model::judgement::Judgement as JSON
) STRICT, WITHOUT ROWID;

-- What people decided. Append-only: the triggers below refuse anything else.
CREATE TABLE ruling (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    by TEXT NOT NULL,
    reason TEXT NOT NULL,
    decision TEXT NOT NULL         -- model::ruling::Decision as JSON
) STRICT;
CREATE TRIGGER ruling_is_never_changed BEFORE UPDATE ON ruling
BEGIN SELECT RAISE(ABORT, 'rulings are append-only'); END;
CREATE TRIGGER ruling_is_never_deleted BEFORE DELETE ON ruling
BEGIN SELECT RAISE(ABORT, 'rulings are append-only'); END;

-- Lists that were written to a file or downloaded, so that what was printed can be shown again.
CREATE TABLE kept_list (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    report TEXT NOT NULL,
    round TEXT NOT NULL,
    format TEXT NOT NULL,
    as_of INTEGER NOT NULL,
    content BLOB NOT NULL
) STRICT;
