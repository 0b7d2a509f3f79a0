-- One row for every migration that was seen to be open and is gone, if both sides accept writes since. It stands on the
-- pages until somebody acknowledges it, so it outlives the samples.
CREATE TABLE endings (
    profile          TEXT NOT NULL,
    region           TEXT NOT NULL,
    cluster          TEXT NOT NULL,
    gone             TEXT NOT NULL,
    source           TEXT NOT NULL,
    ending           TEXT NOT NULL,
    both_write       TEXT NOT NULL,
    in_use           TEXT,
    last_seen        TEXT NOT NULL,
    deadline         TEXT,
    acknowledged_by  TEXT,
    acknowledged_at  TEXT,
    PRIMARY KEY (cluster, gone)
) STRICT;

CREATE INDEX endings_to_acknowledge ON endings (cluster) WHERE acknowledged_at IS NULL;
