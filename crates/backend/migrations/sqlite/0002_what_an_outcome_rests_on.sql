-- What the outcome of an intent rests on: an answer, a reading, or a person. Empty while it is open, if nothing was sent,
-- and in rows from before.
ALTER TABLE intents ADD COLUMN proof TEXT;

-- When the move came out where the column `arrived` says, by the upstream's clock.
ALTER TABLE intents ADD COLUMN arrived_at TEXT;

CREATE INDEX intents_under_way ON intents (realm, subject) WHERE arrived = 'under-way';
