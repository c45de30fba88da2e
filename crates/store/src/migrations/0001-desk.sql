-- The first desk. Tables below the line are only ever changed by applying events of the ledger.

CREATE TABLE meta (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The ledger. `hash` is SHA-256 over the event as one line of JSON, which holds the hash of the event before;
-- docs/desk-format.md has the line's form. `changes` is JSON: text, or zstd where that is shorter.
CREATE TABLE events (
    seq      INTEGER PRIMARY KEY,
    id       TEXT NOT NULL UNIQUE,
    device   TEXT NOT NULL,
    at_ms    INTEGER NOT NULL,
    reviewer TEXT NOT NULL,
    kind     TEXT NOT NULL,
    subjects TEXT NOT NULL,
    args     TEXT NOT NULL,
    undoes   INTEGER REFERENCES events (seq),
    changes  ANY NOT NULL,
    hash     BLOB NOT NULL
) STRICT;

CREATE TRIGGER events_are_never_deleted BEFORE DELETE ON events
BEGIN SELECT RAISE(ABORT, 'nothing is ever deleted from the ledger'); END;

CREATE TRIGGER events_are_never_rewritten BEFORE UPDATE ON events
BEGIN SELECT RAISE(ABORT, 'nothing in the ledger is ever rewritten'); END;

-- Follows from the ledger: which events speak of what.
CREATE TABLE event_subjects (
    subject TEXT NOT NULL,
    seq     INTEGER NOT NULL REFERENCES events (seq),
    PRIMARY KEY (subject, seq)
) STRICT, WITHOUT ROWID;

-- Follows from the ledger: the steps a reviewer can undo and redo. `last` is the event that did the step last.
CREATE TABLE steps (
    seq      INTEGER PRIMARY KEY REFERENCES events (seq),
    reviewer TEXT NOT NULL,
    state    TEXT NOT NULL CHECK (state IN ('done', 'undone', 'dropped')),
    last     INTEGER NOT NULL REFERENCES events (seq)
) STRICT;
CREATE INDEX steps_of_reviewer ON steps (reviewer, state, seq);
CREATE UNIQUE INDEX steps_by_last ON steps (last);

-- Outside the ledger: what is not yet said.
CREATE TABLE drafts (
    reviewer TEXT NOT NULL,
    claim    TEXT NOT NULL,
    words    TEXT NOT NULL,
    at_ms    INTEGER NOT NULL,
    PRIMARY KEY (reviewer, claim)
) STRICT, WITHOUT ROWID;
CREATE INDEX drafts_of_claim ON drafts (claim);

CREATE TABLE visits (
    reviewer TEXT PRIMARY KEY,
    at_ms    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

------------------------------------------------------------------------------------------------------------------

CREATE TABLE reviewers (
    n    INTEGER PRIMARY KEY,
    id   TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL
) STRICT;

CREATE TABLE settings (
    n     INTEGER PRIMARY KEY,
    id    TEXT NOT NULL UNIQUE,
    value TEXT NOT NULL
) STRICT;

CREATE TABLE scales (
    n       INTEGER PRIMARY KEY,
    id      TEXT NOT NULL UNIQUE,
    label   TEXT NOT NULL,
    ordered INTEGER NOT NULL,
    ratings TEXT NOT NULL
) STRICT;

-- Large columns come last, so that a list reads only the first page of each row.
CREATE TABLE documents (
    n           INTEGER PRIMARY KEY,
    id          TEXT NOT NULL UNIQUE,
    title       TEXT NOT NULL,
    lang        TEXT NOT NULL,
    published   TEXT NOT NULL,
    origin      TEXT,
    sha256      TEXT NOT NULL,
    imported_ms INTEGER NOT NULL,
    n_sentences INTEGER NOT NULL,
    text        TEXT NOT NULL,
    annotation  TEXT NOT NULL
) STRICT;
CREATE INDEX documents_by_import ON documents (imported_ms DESC, id);
CREATE INDEX documents_by_digest ON documents (sha256);

-- Sentences that a reviewer looked at and put aside although they hold no claim.
CREATE TABLE asides (
    n          INTEGER PRIMARY KEY,
    id         TEXT NOT NULL UNIQUE,
    document   TEXT NOT NULL REFERENCES documents (id),
    span_start INTEGER NOT NULL,
    span_end   INTEGER NOT NULL,
    reason     TEXT NOT NULL
) STRICT;
CREATE INDEX asides_of_document ON asides (document);

CREATE TABLE claims (
    n           INTEGER PRIMARY KEY,
    id          TEXT NOT NULL UNIQUE,
    document    TEXT NOT NULL REFERENCES documents (id),
    ordinal     INTEGER NOT NULL,
    span_start  INTEGER NOT NULL,
    span_end    INTEGER NOT NULL,
    sentence    INTEGER NOT NULL,
    checkable   REAL NOT NULL,
    lang        TEXT NOT NULL,
    sha256      TEXT NOT NULL,
    status      TEXT NOT NULL,
    set_aside   TEXT,
    still_found INTEGER NOT NULL,
    assignee    TEXT,
    priority    INTEGER NOT NULL,
    -- Follow from the rest, for the queue's filters and order.
    types       INTEGER NOT NULL,
    due         TEXT,
    speaker     TEXT,
    story       INTEGER NOT NULL,
    rating      TEXT,
    stale       TEXT,
    n_evidence  INTEGER NOT NULL DEFAULT 0,
    text        TEXT NOT NULL,
    found       TEXT NOT NULL
) STRICT;
CREATE INDEX claims_of_document ON claims (document, ordinal);
-- The queue's orders. The columns after `n` let filters be decided without reading the row.
CREATE INDEX claims_by_score ON claims (priority DESC, checkable DESC, n, status, types, still_found);
CREATE INDEX claims_by_status ON claims (status, priority DESC, checkable DESC, n, types, still_found);
CREATE INDEX claims_by_story ON claims (story DESC, document, still_found DESC, ordinal, n, status, types);
CREATE INDEX claims_by_due ON claims (due IS NULL, due, n, status, types, still_found);
CREATE INDEX claims_stale ON claims (n) WHERE stale IS NOT NULL;
CREATE INDEX claims_of_assignee ON claims (assignee, status) WHERE assignee IS NOT NULL;
CREATE INDEX claims_of_speaker ON claims (speaker) WHERE speaker IS NOT NULL;
CREATE INDEX claims_with_rating ON claims (rating) WHERE rating IS NOT NULL;

-- Follows from the claims: how many there are of each sort, so that no list has to count a million rows.
CREATE TABLE tally (
    status      TEXT NOT NULL,
    types       INTEGER NOT NULL,
    still_found INTEGER NOT NULL,
    is_stale    INTEGER NOT NULL,
    n_claims    INTEGER NOT NULL,
    PRIMARY KEY (status, types, still_found, is_stale)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER tally_added AFTER INSERT ON claims
BEGIN
    INSERT INTO tally VALUES (NEW.status, NEW.types, NEW.still_found, NEW.stale IS NOT NULL, 1)
    ON CONFLICT DO UPDATE SET n_claims = n_claims + 1;
END;

CREATE TRIGGER tally_removed AFTER DELETE ON claims
BEGIN
    UPDATE tally SET n_claims = n_claims - 1
    WHERE (status, types, still_found, is_stale) = (OLD.status, OLD.types, OLD.still_found, OLD.stale IS NOT NULL);
END;

CREATE TRIGGER tally_changed AFTER UPDATE OF status, types, still_found, stale ON claims
WHEN (OLD.status, OLD.types, OLD.still_found, OLD.stale IS NOT NULL)
    IS NOT (NEW.status, NEW.types, NEW.still_found, NEW.stale IS NOT NULL)
BEGIN
    UPDATE tally SET n_claims = n_claims - 1
    WHERE (status, types, still_found, is_stale) = (OLD.status, OLD.types, OLD.still_found, OLD.stale IS NOT NULL);
    INSERT INTO tally VALUES (NEW.status, NEW.types, NEW.still_found, NEW.stale IS NOT NULL, 1)
    ON CONFLICT DO UPDATE SET n_claims = n_claims + 1;
END;

CREATE TABLE sources (
    n         INTEGER PRIMARY KEY,
    id        TEXT NOT NULL UNIQUE,
    address   TEXT NOT NULL,
    is_remote INTEGER NOT NULL,
    title     TEXT,
    added_ms  INTEGER NOT NULL
) STRICT;
CREATE INDEX sources_by_address ON sources (address);

-- The text is a blob of its own, found by `text_sha256`.
CREATE TABLE snapshots (
    n           INTEGER PRIMARY KEY,
    id          TEXT NOT NULL UNIQUE,
    source      TEXT NOT NULL REFERENCES sources (id),
    fetched_ms  INTEGER NOT NULL,
    final_url   TEXT,
    redirects   TEXT NOT NULL,
    http_status INTEGER,
    headers     TEXT NOT NULL,
    sha256      TEXT NOT NULL,
    n_bytes     INTEGER NOT NULL,
    media_type  TEXT NOT NULL,
    state       TEXT NOT NULL,
    why         TEXT,
    title       TEXT,
    byline      TEXT,
    publisher   TEXT,
    published   TEXT,
    lang        TEXT,
    text_sha256 TEXT NOT NULL,
    extractor   TEXT NOT NULL
) STRICT;
CREATE INDEX snapshots_of_source ON snapshots (source, fetched_ms);

-- A source that somebody tied to a claim, with or without a passage yet.
CREATE TABLE attachments (
    n        INTEGER PRIMARY KEY,
    id       TEXT NOT NULL UNIQUE,
    claim    TEXT NOT NULL REFERENCES claims (id),
    source   TEXT NOT NULL REFERENCES sources (id),
    added_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX attachments_of_claim ON attachments (claim);
CREATE INDEX attachments_of_source ON attachments (source);

CREATE TABLE evidence (
    n        INTEGER PRIMARY KEY,
    id       TEXT NOT NULL UNIQUE,
    claim    TEXT NOT NULL REFERENCES claims (id),
    source   TEXT NOT NULL REFERENCES sources (id),
    snapshot TEXT NOT NULL REFERENCES snapshots (id),
    selector TEXT NOT NULL,
    stance   TEXT NOT NULL,
    note     TEXT,
    state    TEXT NOT NULL,
    added_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX evidence_of_claim ON evidence (claim);
CREATE INDEX evidence_of_source ON evidence (source);
CREATE INDEX evidence_of_snapshot ON evidence (snapshot);

CREATE TABLE verdicts (
    n            INTEGER PRIMARY KEY,
    id           TEXT NOT NULL UNIQUE,
    claim        TEXT NOT NULL REFERENCES claims (id),
    version      INTEGER NOT NULL,
    scale        TEXT NOT NULL,
    rating       TEXT NOT NULL,
    reasoning    TEXT NOT NULL,
    reviewer     TEXT NOT NULL,
    at_ms        INTEGER NOT NULL,
    state        TEXT NOT NULL,
    note         TEXT,
    claim_sha256 TEXT NOT NULL,
    evidence     TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX verdicts_of_claim ON verdicts (claim, version);
CREATE INDEX verdicts_with_rating ON verdicts (scale, rating);

-- Each reviewer's own judgement; the verdict is the desk's.
CREATE TABLE assessments (
    n            INTEGER PRIMARY KEY,
    id           TEXT NOT NULL UNIQUE,
    claim        TEXT NOT NULL REFERENCES claims (id),
    reviewer     TEXT NOT NULL,
    scale        TEXT NOT NULL,
    rating       TEXT NOT NULL,
    reasoning    TEXT NOT NULL,
    at_ms        INTEGER NOT NULL,
    claim_sha256 TEXT NOT NULL,
    evidence     TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX assessments_of_claim ON assessments (claim, reviewer);

CREATE TABLE tags (
    n     INTEGER PRIMARY KEY,
    id    TEXT NOT NULL UNIQUE,
    claim TEXT NOT NULL REFERENCES claims (id),
    tag   TEXT NOT NULL
) STRICT;
CREATE INDEX tags_of_claim ON tags (claim, tag);
CREATE INDEX claims_of_tag ON tags (tag, claim);

CREATE TABLE comments (
    n        INTEGER PRIMARY KEY,
    id       TEXT NOT NULL UNIQUE,
    claim    TEXT NOT NULL REFERENCES claims (id),
    reviewer TEXT NOT NULL,
    at_ms    INTEGER NOT NULL,
    words    TEXT NOT NULL
) STRICT;
CREATE INDEX comments_of_claim ON comments (claim, at_ms);

CREATE TABLE views (
    n        INTEGER PRIMARY KEY,
    id       TEXT NOT NULL UNIQUE,
    reviewer TEXT,
    name     TEXT NOT NULL,
    query    TEXT NOT NULL,
    sort     TEXT NOT NULL
) STRICT;

------------------------------------------------------------------------------------------------------------------
-- Full-text search follows from the tables. The default tokenizer folds å to a, which is wrong for Danish, so
-- diacritics are kept; `stems` holds the words' stems, so that inflected forms meet.

CREATE VIRTUAL TABLE search_claims USING fts5 (
    words, stems, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0"
);
CREATE VIRTUAL TABLE search_documents USING fts5 (
    words, stems, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0"
);
CREATE VIRTUAL TABLE search_sources USING fts5 (
    words, stems, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0"
);
CREATE VIRTUAL TABLE search_verdicts USING fts5 (
    words, stems, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0"
);

-- Room for a large import, so that the index is not written in many small pieces that have to be merged again.
INSERT INTO search_claims (search_claims, rank) VALUES ('hashsize', 16777216);
