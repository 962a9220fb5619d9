-- The queue in the order of the ids, which is that of its growth: a claim moves next_attempt_at, and as no index has it any more
-- the row's new version stays in its page, for which there is room.
CREATE INDEX mails_unsettled ON mails (id) WHERE settled_at IS NULL;
DROP INDEX mails_open;
ALTER TABLE mails SET (fillfactor = 75);
