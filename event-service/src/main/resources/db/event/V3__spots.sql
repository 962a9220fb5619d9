-- A spot is an event whose ticket types are slots and that guests find by its name.
ALTER TABLE events
    -- Null: no spot.
    ADD COLUMN spot     text CHECK (char_length(spot) BETWEEN 1 AND 80),
    -- The name however it is spelt: see SpotName. Two of many who want a name at once meet here.
    ADD COLUMN spot_key text CONSTRAINT events_spot_key UNIQUE,
    ADD CHECK ((spot IS NULL) = (spot_key IS NULL));

ALTER TABLE ticket_types
    -- Null: the tickets admit for the whole event.
    ADD COLUMN slot_start timestamptz,
    ADD COLUMN slot_end   timestamptz,
    ADD CHECK ((slot_start IS NULL) = (slot_end IS NULL)),
    ADD CHECK (slot_end > slot_start);
