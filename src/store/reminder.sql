-- For which units drafts, merge tables or lists to urge them were made, and when. Not what was sent:
-- the program sends nothing.
CREATE TABLE reminder (
    round TEXT NOT NULL,
    unit TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (round, unit, at)
) STRICT, WITHOUT ROWID;
