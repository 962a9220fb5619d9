-- Events that were called off, who works at their doors, tickets issued besides the seats for sale.
-- A version that does not know these columns leaves them alone: each is null or has a default.
ALTER TABLE events
    -- Null: not called off.
    ADD COLUMN cancelled_at  timestamptz,
    -- The organizer's own words.
    ADD COLUMN cancel_reason text CHECK (char_length(cancel_reason) <= 1000),
    -- Null: whoever has a ticket's id may redeem it.
    ADD COLUMN door_staff    uuid[] CHECK (cardinality(door_staff) <= 200),
    ADD CHECK (cancelled_at IS NULL OR published_at IS NOT NULL);

-- The events of a user whose account was deleted.
CREATE INDEX events_by_door_staff ON events USING gin (door_staff) WHERE door_staff IS NOT NULL;

ALTER TABLE ticket_types
    ADD COLUMN initial_tickets integer NOT NULL DEFAULT 0 CHECK (initial_tickets BETWEEN 0 AND 1000000);

ALTER TABLE pools
    -- Of the sold ones: bearer tickets issued besides the seats for sale.
    ADD COLUMN issued integer NOT NULL DEFAULT 0,
    -- When ticket-service said so; null: before it was kept.
    ADD COLUMN as_of  timestamptz;
