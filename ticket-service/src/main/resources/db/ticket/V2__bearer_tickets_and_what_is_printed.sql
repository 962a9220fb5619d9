-- Everything that is added has a default or may be null, for the version before this one goes on writing.

-- Null for an event that was last published by a version that did not tell.
ALTER TABLE events
    ADD COLUMN starts_at    timestamptz,
    ADD COLUMN ends_at      timestamptz,
    ADD COLUMN timezone     text,
    ADD COLUMN location     text,
    -- who may redeem besides the organizer; null: whoever has the ticket's id
    ADD COLUMN door_staff   uuid[],
    -- the name under which guests reserve; null: it is no spot
    ADD COLUMN spot         text,
    -- called off for good
    ADD COLUMN cancelled_at timestamptz;

-- What a deleted account organizes, and where it is at the door.
CREATE INDEX events_organizer ON events (organizer_id);
CREATE INDEX events_door_staff ON events USING gin (door_staff) WHERE door_staff IS NOT NULL;

-- The ticket types that an event has now: the pools of those that are gone remain.
CREATE TABLE ticket_types (
    id          uuid PRIMARY KEY,
    event_id    uuid NOT NULL REFERENCES events,
    name        text NOT NULL,
    -- when the tickets admit; null: for the whole event
    slot_starts timestamptz,
    slot_ends   timestamptz
);

CREATE INDEX ticket_types_event ON ticket_types (event_id);

ALTER TABLE pools
    -- bearer tickets that the organizer issued; they are among the sold and not among the wanted
    ADD COLUMN issued  integer NOT NULL DEFAULT 0,
    -- bearer tickets that are still to be issued
    ADD COLUMN issuing integer NOT NULL DEFAULT 0,
    -- the bearer tickets are still to be made void, for the event is cancelled
    ADD COLUMN voiding boolean NOT NULL DEFAULT false,
    -- Not "wanted + issued <= capacity": the version before this one does not know of the issued when seats come back, and
    -- leaves a capacity that is too small. It is corrected with the next seats that come back, or the next edit.
    ADD CONSTRAINT pools_issued_are_sold CHECK (0 <= issued AND issued <= sold),
    ADD CONSTRAINT pools_issuing CHECK (0 <= issuing AND NOT (voiding AND issuing > 0));

-- What is still to be done. No statement on the sale path writes these columns, so its updates stay in their pages.
CREATE INDEX pools_unfinished ON pools (id) WHERE issuing > 0 OR voiding;

-- The bearer tickets of a pool that are to be made void.
CREATE INDEX tickets_issued ON tickets (ticket_type_id) WHERE booking_id IS NULL AND state <> 'void';

-- Requests that changed something, so that a repetition gets the same answer.
CREATE TABLE idempotency_keys (
    user_id        uuid        NOT NULL,
    request_key    text        NOT NULL,
    request_hash   text        NOT NULL,
    -- the answer, written by the transaction that takes the key
    event_id       uuid,
    ticket_type_id uuid,
    quantity       integer,
    tickets_total  bigint,
    created_at     timestamptz NOT NULL,
    PRIMARY KEY (user_id, request_key)
);

CREATE INDEX idempotency_keys_created_at ON idempotency_keys USING brin (created_at) WITH (autosummarize = on);

-- Accounts that are deleted while an event still names them; forgotten with the receipt.
CREATE TABLE erasures (
    user_id    uuid        PRIMARY KEY,
    deleted_at timestamptz NOT NULL
);

COMMENT ON TABLE ticket_types IS 'Read model of the catalogue: what is printed on a ticket';
COMMENT ON TABLE idempotency_keys IS 'Answers to requests that may come again';
COMMENT ON TABLE erasures IS 'Deleted accounts that an event still names';
