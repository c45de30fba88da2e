-- Counts and orders of a large desk: nothing that a list shows may take a walk over a million claims.

-- Follows from the claims: how many there are of each sort, by everything that views are made of.
DROP TRIGGER tally_added;
DROP TRIGGER tally_removed;
DROP TRIGGER tally_changed;
DROP TABLE tally;
CREATE TABLE tally (
    status       TEXT NOT NULL,
    types        INTEGER NOT NULL,
    still_found  INTEGER NOT NULL,
    is_stale     INTEGER NOT NULL,
    lang         TEXT NOT NULL,
    rating       TEXT NOT NULL,
    has_evidence INTEGER NOT NULL,
    n_claims     INTEGER NOT NULL,
    PRIMARY KEY (status, types, still_found, is_stale, lang, rating, has_evidence)
) STRICT, WITHOUT ROWID;

INSERT INTO tally
SELECT status, types, still_found, stale IS NOT NULL, lang, coalesce(rating, ''), n_evidence > 0, count(*)
FROM claims GROUP BY 1, 2, 3, 4, 5, 6, 7;

CREATE TRIGGER tally_added AFTER INSERT ON claims
BEGIN
    INSERT INTO tally VALUES (NEW.status, NEW.types, NEW.still_found, NEW.stale IS NOT NULL, NEW.lang,
        coalesce(NEW.rating, ''), NEW.n_evidence > 0, 1)
    ON CONFLICT DO UPDATE SET n_claims = n_claims + 1;
END;

CREATE TRIGGER tally_removed AFTER DELETE ON claims
BEGIN
    UPDATE tally SET n_claims = n_claims - 1
    WHERE (status, types, still_found, is_stale, lang, rating, has_evidence) = (OLD.status, OLD.types,
        OLD.still_found, OLD.stale IS NOT NULL, OLD.lang, coalesce(OLD.rating, ''), OLD.n_evidence > 0);
END;

CREATE TRIGGER tally_changed AFTER UPDATE OF status, types, still_found, stale, lang, rating, n_evidence ON claims
WHEN (OLD.status, OLD.types, OLD.still_found, OLD.stale IS NOT NULL, OLD.lang, OLD.rating, OLD.n_evidence > 0)
    IS NOT (NEW.status, NEW.types, NEW.still_found, NEW.stale IS NOT NULL, NEW.lang, NEW.rating, NEW.n_evidence > 0)
BEGIN
    UPDATE tally SET n_claims = n_claims - 1
    WHERE (status, types, still_found, is_stale, lang, rating, has_evidence) = (OLD.status, OLD.types,
        OLD.still_found, OLD.stale IS NOT NULL, OLD.lang, coalesce(OLD.rating, ''), OLD.n_evidence > 0);
    INSERT INTO tally VALUES (NEW.status, NEW.types, NEW.still_found, NEW.stale IS NOT NULL, NEW.lang,
        coalesce(NEW.rating, ''), NEW.n_evidence > 0, 1)
    ON CONFLICT DO UPDATE SET n_claims = n_claims + 1;
END;

-- Follows from the claims: who speaks in them, so that a part of a name is looked for among names, not claims.
CREATE TABLE speakers (
    name     TEXT PRIMARY KEY,
    n_claims INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO speakers SELECT speaker, count(*) FROM claims WHERE speaker IS NOT NULL GROUP BY speaker;

CREATE TRIGGER speaker_added AFTER INSERT ON claims WHEN NEW.speaker IS NOT NULL
BEGIN
    INSERT INTO speakers VALUES (NEW.speaker, 1) ON CONFLICT DO UPDATE SET n_claims = n_claims + 1;
END;

CREATE TRIGGER speaker_removed AFTER DELETE ON claims WHEN OLD.speaker IS NOT NULL
BEGIN
    UPDATE speakers SET n_claims = n_claims - 1 WHERE name = OLD.speaker;
END;

CREATE TRIGGER speaker_changed AFTER UPDATE OF speaker ON claims WHEN OLD.speaker IS NOT NEW.speaker
BEGIN
    UPDATE speakers SET n_claims = n_claims - 1 WHERE name = OLD.speaker;
    INSERT INTO speakers SELECT NEW.speaker, 1 WHERE NEW.speaker IS NOT NULL
    ON CONFLICT DO UPDATE SET n_claims = n_claims + 1;
END;

-- A speaker's claims, a rating's and a reviewer's, in the queue's order.
DROP INDEX claims_of_speaker;
DROP INDEX claims_with_rating;
DROP INDEX claims_of_assignee;
CREATE INDEX claims_of_speaker ON claims (speaker, priority DESC, checkable DESC, n, status, types, still_found, lang)
    WHERE speaker IS NOT NULL;
CREATE INDEX claims_with_rating ON claims (rating, priority DESC, checkable DESC, n, status, types, still_found, lang)
    WHERE rating IS NOT NULL;
CREATE INDEX claims_of_assignee ON claims (assignee, priority DESC, checkable DESC, n, status, types, still_found, lang)
    WHERE assignee IS NOT NULL;

-- The queue's orders, with the language among what is decided without reading a row.
DROP INDEX claims_by_score;
DROP INDEX claims_by_status;
DROP INDEX claims_by_story;
DROP INDEX claims_by_due;
CREATE INDEX claims_by_score ON claims (priority DESC, checkable DESC, n, status, types, still_found, lang);
CREATE INDEX claims_by_status ON claims (status, priority DESC, checkable DESC, n, types, still_found, lang);
CREATE INDEX claims_by_story ON claims (story DESC, document, still_found DESC, ordinal, n, status, types, lang);
CREATE INDEX claims_by_due ON claims (due IS NULL, due, n, status, types, still_found, lang);
