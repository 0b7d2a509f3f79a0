-- Texts are compared byte by byte ("C"), so that the order of IDs and times is the same as in SQLite.
-- The journal. Everything that was done is an event; intents and alarms are what the events come to, written in the
-- transactions of their events. Times are RFC 3339 in UTC, of one width for each column.

-- What happened, in order. Rows are only ever added. `hash` covers `what`, `seq` and the hash of the event before.
CREATE TABLE events (
    seq   BIGINT PRIMARY KEY NOT NULL,
    at    TEXT COLLATE "C" NOT NULL,
    what  TEXT COLLATE "C" NOT NULL,
    prev  TEXT COLLATE "C" NOT NULL,
    hash  TEXT COLLATE "C" NOT NULL
);

-- The last event. Whoever adds one locks this row first, so the events are in the order of their commits.
CREATE TABLE chain_head (
    id    BIGINT PRIMARY KEY NOT NULL,
    seq   BIGINT NOT NULL,
    hash  TEXT COLLATE "C" NOT NULL
);

INSERT INTO chain_head (id, seq, hash)
VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');

-- One row for every post of a form: what was meant, what was seen, what was sent, what became of it. `seq` is that of the
-- event that began it. `version` counts its changes; an update names the version that it changes. JSON columns carry a
-- version of their own.
CREATE TABLE intents (
    intent_id     TEXT COLLATE "C" PRIMARY KEY NOT NULL,
    seq           BIGINT NOT NULL,
    version       BIGINT NOT NULL,
    realm         TEXT COLLATE "C" NOT NULL,
    caller        TEXT COLLATE "C" NOT NULL,
    session       TEXT COLLATE "C",
    address       TEXT COLLATE "C",
    profile       TEXT COLLATE "C" NOT NULL,
    region        TEXT COLLATE "C" NOT NULL,
    subject       TEXT COLLATE "C" NOT NULL,
    intent        TEXT COLLATE "C" NOT NULL,
    parameters    TEXT COLLATE "C" NOT NULL,
    seen_before   TEXT COLLATE "C" NOT NULL,
    acknowledged  TEXT COLLATE "C" NOT NULL,
    read_before   TEXT COLLATE "C",
    outcome       TEXT COLLATE "C" NOT NULL,
    reason        TEXT COLLATE "C",
    request_id    TEXT COLLATE "C",
    made          TEXT COLLATE "C",
    read_after    TEXT COLLATE "C",
    -- In milliseconds: how long the call was allowed to take.
    call_timeout  BIGINT,
    created_at    TEXT COLLATE "C" NOT NULL,
    sent_at       TEXT COLLATE "C",
    -- When an answer of any kind came.
    answered_at   TEXT COLLATE "C",
    -- When the call ended, with an answer or without one.
    ended_at      TEXT COLLATE "C",
    -- Where the move that the call began came out.
    arrived       TEXT COLLATE "C",
    settled_at    TEXT COLLATE "C"
);

-- At most one open intent about each subject of a realm. IDs of clusters and of instances are unique in a realm.
CREATE UNIQUE INDEX one_open_intent ON intents (realm, subject)
    WHERE outcome IN ('checking', 'sent', 'accepted', 'unknown');

CREATE INDEX intents_of_subject ON intents (realm, subject, seq);
CREATE INDEX intents_that_made ON intents (realm, made) WHERE made IS NOT NULL;

-- What has to be acknowledged. An alarm outlives the samples that show it.
CREATE TABLE alarms (
    seq              BIGINT PRIMARY KEY NOT NULL,
    realm            TEXT COLLATE "C" NOT NULL,
    profile          TEXT COLLATE "C" NOT NULL,
    region           TEXT COLLATE "C" NOT NULL,
    cluster          TEXT COLLATE "C" NOT NULL,
    kind             TEXT COLLATE "C" NOT NULL,
    -- When what it tells of began, by the upstream's clock.
    at               TEXT COLLATE "C" NOT NULL,
    -- The intent that was sent from here and may have caused it.
    intent_id        TEXT COLLATE "C",
    what             TEXT COLLATE "C" NOT NULL,
    acknowledged_by  TEXT COLLATE "C",
    acknowledged_at  TEXT COLLATE "C",
    UNIQUE (realm, cluster, kind, at)
);

CREATE INDEX alarms_to_acknowledge ON alarms (realm, cluster) WHERE acknowledged_at IS NULL;

-- What was read of a migration, and when, in the order in which it was read: the upstream's time goes back when a lab is
-- restored. A cluster without a migration leaves a row only when its migration ends. `thinned` says how far apart the rows
-- around it are by now: 0 as they were read, 1 a minute, 2 ten minutes.
CREATE TABLE samples (
    seq           BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    realm         TEXT COLLATE "C" NOT NULL,
    profile       TEXT COLLATE "C" NOT NULL,
    region        TEXT COLLATE "C" NOT NULL,
    cluster       TEXT COLLATE "C" NOT NULL,
    at            TEXT COLLATE "C" NOT NULL,
    status        TEXT COLLATE "C" NOT NULL,
    direction     TEXT COLLATE "C" NOT NULL,
    rds_mode      TEXT COLLATE "C" NOT NULL,
    cluster_mode  TEXT COLLATE "C" NOT NULL,
    delay         BIGINT,
    source        TEXT COLLATE "C" NOT NULL,
    deadline      TEXT COLLATE "C",
    noted_at      TEXT COLLATE "C" NOT NULL,
    thinned       BIGINT NOT NULL DEFAULT 0
);

CREATE INDEX samples_of_cluster ON samples (realm, cluster, seq);
CREATE INDEX samples_by_age ON samples (thinned, noted_at);

-- The newest sample of each cluster. `gone` is when the migration was first seen to be gone, if it is.
CREATE TABLE newest_samples (
    realm         TEXT COLLATE "C" NOT NULL,
    profile       TEXT COLLATE "C" NOT NULL,
    region        TEXT COLLATE "C" NOT NULL,
    cluster       TEXT COLLATE "C" NOT NULL,
    at            TEXT COLLATE "C" NOT NULL,
    status        TEXT COLLATE "C" NOT NULL,
    direction     TEXT COLLATE "C" NOT NULL,
    rds_mode      TEXT COLLATE "C" NOT NULL,
    cluster_mode  TEXT COLLATE "C" NOT NULL,
    delay         BIGINT,
    source        TEXT COLLATE "C" NOT NULL,
    deadline      TEXT COLLATE "C",
    noted_at      TEXT COLLATE "C" NOT NULL,
    gone          TEXT COLLATE "C",
    -- 1 while the migration is read in the background.
    read_on       BIGINT NOT NULL,
    PRIMARY KEY (realm, profile, region, cluster)
);

CREATE INDEX newest_samples_read_on ON newest_samples (realm) WHERE read_on = 1;
