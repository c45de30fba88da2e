-- What reviewers changed of a claim: its words, and the values read in it. What the engine says stands beside.
ALTER TABLE claims ADD COLUMN own TEXT;
