-- The journal. Everything that was done is an event; intents and alarms are what the events come to, written in the
-- transactions of their events. Times are RFC 3339 in UTC, of one width for each column.

-- What happened, in order. Rows are only ever added. `hash` covers `what`, `seq` and the hash of the event before.
CREATE TABLE events (
    seq   INTEGER PRIMARY KEY NOT NULL,
    at    TEXT NOT NULL,
    what  TEXT NOT NULL,
    prev  TEXT NOT NULL,
    hash  TEXT NOT NULL
) STRICT;

-- The last event. Whoever adds one locks this row first, so the events are in the order of their commits.
CREATE TABLE chain_head (
    id    INTEGER PRIMARY KEY NOT NULL,
    seq   INTEGER NOT NULL,
    hash  TEXT NOT NULL
) STRICT;

INSERT INTO chain_head (id, seq, hash)
VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');

-- One row for every post of a form: what was meant, what was seen, what was sent, what became of it. `seq` is that of the
-- event that began it. `version` counts its changes; an update names the version that it changes. JSON columns carry a
-- version of their own.
CREATE TABLE intents (
    intent_id     TEXT PRIMARY KEY NOT NULL,
    seq           INTEGER NOT NULL,
    version       INTEGER NOT NULL,
    realm         TEXT NOT NULL,
    caller        TEXT NOT NULL,
    session       TEXT,
    address       TEXT,
    profile       TEXT NOT NULL,
    region        TEXT NOT NULL,
    subject       TEXT NOT NULL,
    intent        TEXT NOT NULL,
    parameters    TEXT NOT NULL,
    seen_before   TEXT NOT NULL,
    acknowledged  TEXT NOT NULL,
    read_before   TEXT,
    outcome       TEXT NOT NULL,
    reason        TEXT,
    request_id    TEXT,
    made          TEXT,
    read_after    TEXT,
    -- In milliseconds: how long the call was allowed to take.
    call_timeout  INTEGER,
    created_at    TEXT NOT NULL,
    sent_at       TEXT,
    -- When an answer of any kind came.
    answered_at   TEXT,
    -- When the call ended, with an answer or without one.
    ended_at      TEXT,
    -- Where the move that the call began came out.
    arrived       TEXT,
    settled_at    TEXT
) STRICT;

-- At most one open intent about each subject of a realm. IDs of clusters and of instances are unique in a realm.
CREATE UNIQUE INDEX one_open_intent ON intents (realm, subject)
    WHERE outcome IN ('checking', 'sent', 'accepted', 'unknown');

CREATE INDEX intents_of_subject ON intents (realm, subject, seq);
CREATE INDEX intents_that_made ON intents (realm, made) WHERE made IS NOT NULL;

-- What has to be acknowledged. An alarm outlives the samples that show it.
CREATE TABLE alarms (
    seq              INTEGER PRIMARY KEY NOT NULL,
    realm            TEXT NOT NULL,
    profile          TEXT NOT NULL,
    region           TEXT NOT NULL,
    cluster          TEXT NOT NULL,
    kind             TEXT NOT NULL,
    -- When what it tells of began, by the upstream's clock.
    at               TEXT NOT NULL,
    -- The intent that was sent from here and may have caused it.
    intent_id        TEXT,
    what             TEXT NOT NULL,
    acknowledged_by  TEXT,
    acknowledged_at  TEXT,
    UNIQUE (realm, cluster, kind, at)
) STRICT;

CREATE INDEX alarms_to_acknowledge ON alarms (realm, cluster) WHERE acknowledged_at IS NULL;

-- What was read of a migration, and when, in the order in which it was read: the upstream's time goes back when a lab is
-- restored. A cluster without a migration leaves a row only when its migration ends. `thinned` says how far apart the rows
-- around it are by now: 0 as they were read, 1 a minute, 2 ten minutes.
CREATE TABLE samples (
    seq           INTEGER PRIMARY KEY NOT NULL,
    realm         TEXT NOT NULL,
    profile       TEXT NOT NULL,
    region        TEXT NOT NULL,
    cluster       TEXT NOT NULL,
    at            TEXT NOT NULL,
    status        TEXT NOT NULL,
    direction     TEXT NOT NULL,
    rds_mode      TEXT NOT NULL,
    cluster_mode  TEXT NOT NULL,
    delay         INTEGER,
    source        TEXT NOT NULL,
    deadline      TEXT,
    noted_at      TEXT NOT NULL,
    thinned       INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX samples_of_cluster ON samples (realm, cluster, seq);
CREATE INDEX samples_by_age ON samples (thinned, noted_at);

-- The newest sample of each cluster. `gone` is when the migration was first seen to be gone, if it is.
CREATE TABLE newest_samples (
    realm         TEXT NOT NULL,
    profile       TEXT NOT NULL,
    region        TEXT NOT NULL,
    cluster       TEXT NOT NULL,
    at            TEXT NOT NULL,
    status        TEXT NOT NULL,
    direction     TEXT NOT NULL,
    rds_mode      TEXT NOT NULL,
    cluster_mode  TEXT NOT NULL,
    delay         INTEGER,
    source        TEXT NOT NULL,
    deadline      TEXT,
    noted_at      TEXT NOT NULL,
    gone          TEXT,
    -- 1 while the migration is read in the background.
    read_on       INTEGER NOT NULL,
    PRIMARY KEY (realm, profile, region, cluster)
) STRICT;

CREATE INDEX newest_samples_read_on ON newest_samples (realm) WHERE read_on = 1;
