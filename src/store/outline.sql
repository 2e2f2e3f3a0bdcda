-- The second migration: the text of reports by heading, apart from judgements, so that lists do not
-- load it. Derived like those and written with them; made_by is changed so that every letter is
-- judged again, while lists keep what they have.
CREATE TABLE outline (
    digest BLOB NOT NULL REFERENCES judgement (digest) ON DELETE CASCADE,
    path TEXT NOT NULL,            -- where the file hangs in the letter
    content TEXT NOT NULL,         -- Vec<model::outline::Section> as JSON
    PRIMARY KEY (digest, path)
) STRICT, WITHOUT ROWID;
UPDATE judgement SET made_by = made_by || ' without outlines';
