-- Messages that wait to be sent. A row lives from the commit of its state change until the broker has acknowledged it,
-- so the table is all but empty and its rows are never updated.
CREATE TABLE outbox (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    stripe      smallint    NOT NULL,
    message_id  uuid        NOT NULL,
    topic       text        NOT NULL,
    key         uuid        NOT NULL,
    type        text,
    -- text and not jsonb: what a subscriber reads is byte for byte what was appended
    data        text,
    traceparent text,
    created_at  timestamptz NOT NULL,
    CONSTRAINT erasure_has_neither_type_nor_data CHECK ((type IS NULL) = (data IS NULL))
);

-- Every row becomes a dead one within milliseconds: vacuum by a fixed number of them, not by a share of an empty table.
ALTER TABLE outbox SET (
    autovacuum_vacuum_scale_factor = 0,
    autovacuum_vacuum_threshold = 5000,
    autovacuum_vacuum_insert_scale_factor = 0,
    autovacuum_vacuum_insert_threshold = 50000,
    autovacuum_vacuum_cost_delay = 0
);

COMMENT ON TABLE outbox IS 'Messages committed with their state change and not yet acknowledged by the broker';

-- One mark for each message that took effect here.
CREATE TABLE inbox (
    message_id uuid PRIMARY KEY,
    handled_at timestamptz NOT NULL
);

-- Marks are written in the order of time, so a block range index finds the old ones at next to no cost for an insert.
CREATE INDEX inbox_handled_at ON inbox USING brin (handled_at) WITH (autosummarize = on);

COMMENT ON TABLE inbox IS 'Ids of the messages that took effect, kept for as long as a duplicate may come';
