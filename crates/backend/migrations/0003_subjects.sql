-- An intent may be about a source RDS instance or an account as well, and may make a cluster.
ALTER TABLE intents RENAME COLUMN cluster TO subject;
ALTER TABLE intents ADD COLUMN made TEXT;

CREATE INDEX intents_that_made ON intents (made) WHERE made IS NOT NULL;
