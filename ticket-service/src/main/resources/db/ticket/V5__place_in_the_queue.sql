-- Where the request stands in the log, and how long it waited.
ALTER TABLE decisions
    -- null: never requested, or decided by the version before
    ADD COLUMN requested_at  timestamptz,
    -- -1: not known, for the same reasons
    ADD COLUMN log_partition integer NOT NULL DEFAULT -1,
    ADD COLUMN log_offset    bigint  NOT NULL DEFAULT -1;

-- The order in which decisions were made, whatever the clocks of the replicas say. The default is added apart, for a column
-- with one from the start would have all old rows written anew.
CREATE SEQUENCE decision_numbers;
ALTER TABLE decisions ADD COLUMN number bigint;
ALTER TABLE decisions ALTER COLUMN number SET DEFAULT nextval('decision_numbers');

-- The queue of an event; a new request goes to the end of its stretch.
CREATE INDEX decisions_queue ON decisions (event_id, log_partition, log_offset, booking_id, attempt);
