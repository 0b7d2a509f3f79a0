-- One row for every post of a dialog: what was meant, what was seen, what was sent, what became of it.
CREATE TABLE intents (
    intent_id     TEXT PRIMARY KEY NOT NULL,
    actor         TEXT NOT NULL,
    profile       TEXT NOT NULL,
    region        TEXT NOT NULL,
    cluster       TEXT NOT NULL,
    intent        TEXT NOT NULL,
    parameters    TEXT NOT NULL,
    seen_before   TEXT NOT NULL,
    read_before   TEXT,
    outcome       TEXT NOT NULL,
    reason        TEXT,
    request_id    TEXT,
    read_after    TEXT,
    created_at    TEXT NOT NULL,
    sent_at       TEXT,
    answered_at   TEXT,
    settled_at    TEXT
) STRICT;

-- At most one open intent per cluster. A cluster ID is unique in the cloud, so neither region nor profile is part of it.
CREATE UNIQUE INDEX one_open_intent_per_cluster ON intents (cluster)
    WHERE outcome IN ('checking', 'sent', 'accepted', 'unknown');

CREATE INDEX intents_of_cluster ON intents (cluster, created_at);
