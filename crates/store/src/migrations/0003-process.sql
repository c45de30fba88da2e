-- How a newsroom decides: rounds of assessments, checklists, claims that were seen before.

-- How many verdicts a claim had when it was assessed; NULL stands for none. A new verdict begins a new round.
ALTER TABLE assessments ADD COLUMN round INTEGER;

-- The claim whose verdict was taken over, and which version of it.
ALTER TABLE verdicts ADD COLUMN answered_by TEXT REFERENCES claims (id);
ALTER TABLE verdicts ADD COLUMN answered_version INTEGER;
CREATE INDEX verdicts_answered ON verdicts (answered_by) WHERE answered_by IS NOT NULL;

-- Points of a checklist that somebody has answered.
CREATE TABLE checks (
    n        INTEGER PRIMARY KEY,
    id       TEXT NOT NULL UNIQUE,
    claim    TEXT NOT NULL REFERENCES claims (id),
    item     TEXT NOT NULL,
    state    TEXT NOT NULL,
    note     TEXT,
    reviewer TEXT NOT NULL,
    at_ms    INTEGER NOT NULL
) STRICT;
CREATE INDEX checks_of_claim ON checks (claim);

-- Fact-checks that others published, imported to be held against our claims.
CREATE TABLE reviews (
    n           INTEGER PRIMARY KEY,
    id          TEXT NOT NULL UNIQUE,
    text        TEXT NOT NULL,
    lang        TEXT NOT NULL,
    speaker     TEXT,
    said        TEXT,
    publisher   TEXT,
    url         TEXT,
    published   TEXT,
    rating      TEXT NOT NULL,
    sha256      TEXT NOT NULL,
    imported_ms INTEGER NOT NULL,
    mentions    TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX reviews_by_digest ON reviews (sha256);

-- What a reviewer said of a claim and one that looks like it: the same, or not.
CREATE TABLE matches (
    n            INTEGER PRIMARY KEY,
    id           TEXT NOT NULL UNIQUE,
    claim        TEXT NOT NULL REFERENCES claims (id),
    other_claim  TEXT REFERENCES claims (id),
    other_review TEXT REFERENCES reviews (id),
    is_same      INTEGER NOT NULL,
    reviewer     TEXT NOT NULL,
    at_ms        INTEGER NOT NULL
) STRICT;
CREATE INDEX matches_of_claim ON matches (claim);
CREATE INDEX matches_with_claim ON matches (other_claim) WHERE other_claim IS NOT NULL;
CREATE INDEX matches_with_review ON matches (other_review) WHERE other_review IS NOT NULL;

CREATE VIRTUAL TABLE search_reviews USING fts5 (
    words, stems, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0"
);

-- Claims by what was decided on them, newest decision first.
CREATE INDEX verdicts_by_time ON verdicts (at_ms);
