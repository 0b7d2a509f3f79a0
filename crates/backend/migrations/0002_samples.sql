-- What was read of a migration, and when. A cluster without a migration leaves a row only when its migration ends.
CREATE TABLE samples (
    profile       TEXT NOT NULL,
    region        TEXT NOT NULL,
    cluster       TEXT NOT NULL,
    at            TEXT NOT NULL,
    status        TEXT NOT NULL,
    direction     TEXT NOT NULL,
    rds_mode      TEXT NOT NULL,
    polardb_mode  TEXT NOT NULL,
    delay         INTEGER,
    source        TEXT NOT NULL,
    deadline      TEXT,
    noted_at      TEXT NOT NULL
) STRICT;

CREATE INDEX samples_of_cluster ON samples (cluster, at);
CREATE INDEX samples_by_age ON samples (noted_at);
