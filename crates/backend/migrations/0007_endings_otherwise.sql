-- What the ending is taken for if the intent of `sent` turns out not to have ended the migration: it may still be open when
-- the ending is noted, and the samples that tell are forgotten before it is settled. Rows from before this and from before
-- 0006 have none, and say what was known then; no release has written any.
ALTER TABLE endings ADD COLUMN otherwise TEXT;
