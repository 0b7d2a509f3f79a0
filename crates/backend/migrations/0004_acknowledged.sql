-- The checks of the preflight that the operator acknowledged by name, as a JSON list.
ALTER TABLE intents ADD COLUMN acknowledged TEXT NOT NULL DEFAULT '[]';
