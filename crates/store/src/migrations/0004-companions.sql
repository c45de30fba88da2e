-- What is kept beside a snapshot: the page as it was seen, a timestamp of an authority, where an archive had it from.
CREATE TABLE companions (
    n        INTEGER PRIMARY KEY,
    id       TEXT NOT NULL UNIQUE,
    snapshot TEXT NOT NULL REFERENCES snapshots (id),
    kind     TEXT NOT NULL,
    sha256   TEXT NOT NULL,
    n_bytes  INTEGER NOT NULL,
    at_ms    INTEGER NOT NULL,
    about    TEXT NOT NULL
) STRICT;
CREATE INDEX companions_of_snapshot ON companions (snapshot, kind);
