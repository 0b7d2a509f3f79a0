-- The upstream's time goes back when a lab is restored: rows are in the order in which they came, which rowid is. An
-- index of the cluster alone has its rows in that order.
DROP INDEX samples_of_cluster;
CREATE INDEX samples_of_cluster ON samples (cluster);

-- When both sides were said to write: a reading later than the first without the migration, if that one said otherwise.
ALTER TABLE endings ADD COLUMN both_write_at TEXT;
-- The intent that was sent from here to end this migration.
ALTER TABLE endings ADD COLUMN sent TEXT;
