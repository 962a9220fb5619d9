-- What this service remembers of the catalogue: enough to say whose event it is and what it is called.
CREATE TABLE events (
    id           uuid   PRIMARY KEY,
    organizer_id uuid   NOT NULL,
    name         text   NOT NULL,
    revision     bigint NOT NULL
);

-- The seats of one ticket type. Counters, so that nothing on the sale path counts rows.
CREATE TABLE pools (
    -- the id of the ticket type
    id       uuid    PRIMARY KEY,
    event_id uuid    NOT NULL REFERENCES events,
    -- what the organizer asked for; capacity is above it only while more seats than that are held or sold
    wanted   integer NOT NULL,
    capacity integer NOT NULL,
    held     integer NOT NULL,
    sold     integer NOT NULL,
    -- the fence: every writer names the version it has read
    version  bigint  NOT NULL,
    CONSTRAINT pools_never_oversold CHECK (0 <= held AND 0 <= sold AND held + sold <= capacity),
    CONSTRAINT pools_capacity_as_wanted CHECK (0 <= wanted AND wanted <= capacity)
    -- A hot pool is updated with every batch: free space in its page keeps the new row version there (HOT).
) WITH (fillfactor = 50);

CREATE INDEX pools_event ON pools (event_id);

-- What a request was answered, once for each attempt of a booking.
CREATE TABLE decisions (
    booking_id uuid        NOT NULL,
    attempt    integer     NOT NULL,
    event_id   uuid        NOT NULL,
    -- withdrawn: released before it was ever requested; a request that comes later holds nothing
    outcome    text        NOT NULL CHECK (outcome IN ('held', 'refused', 'withdrawn')),
    reason     text,
    decided_at timestamptz NOT NULL,
    PRIMARY KEY (booking_id, attempt),
    CONSTRAINT decisions_refused_for_a_reason CHECK ((outcome = 'refused') = (reason IS NOT NULL))
);

-- The seats of a request that was granted.
CREATE TABLE reservations (
    booking_id     uuid    NOT NULL,
    attempt        integer NOT NULL,
    ticket_type_id uuid    NOT NULL REFERENCES pools,
    quantity       integer NOT NULL CHECK (quantity > 0),
    -- released: given back before it was sold; returned: given back after
    state          text    NOT NULL CHECK (state IN ('held', 'sold', 'released', 'returned')),
    PRIMARY KEY (booking_id, attempt, ticket_type_id),
    FOREIGN KEY (booking_id, attempt) REFERENCES decisions
) WITH (fillfactor = 80);

CREATE TABLE tickets (
    id                uuid        PRIMARY KEY,
    event_id          uuid        NOT NULL REFERENCES events,
    ticket_type_id    uuid        NOT NULL REFERENCES pools,
    -- both null for a ticket that the organizer issued without a booking
    booking_id        uuid,
    attempt           integer,
    state             text        NOT NULL CHECK (state IN ('ok', 'redeemed', 'void')),
    created_at        timestamptz NOT NULL,
    redeemed_at       timestamptz,
    times_presented   integer     NOT NULL DEFAULT 0 CHECK (times_presented >= 0),
    last_presented_at timestamptz,
    CONSTRAINT tickets_booking_with_attempt CHECK ((booking_id IS NULL) = (attempt IS NULL)),
    CONSTRAINT tickets_redeemed_at_some_time CHECK (state <> 'redeemed' OR redeemed_at IS NOT NULL),
    CONSTRAINT tickets_never_redeemed_while_ok CHECK (state <> 'ok' OR redeemed_at IS NULL),
    CONSTRAINT tickets_presented_at_some_time CHECK ((times_presented = 0) = (last_presented_at IS NULL))
);

-- Voids the tickets of a booking.
CREATE INDEX tickets_booking ON tickets (booking_id, attempt) WHERE booking_id IS NOT NULL;
-- An organizer's list, with or without a state; new tickets of an event go to the end of its stretch.
CREATE INDEX tickets_event ON tickets (event_id, state, created_at, id);

-- Tickets of an event by state, kept with each change: an event may have a million.
CREATE TABLE ticket_counts (
    event_id uuid   PRIMARY KEY REFERENCES events,
    ok       bigint NOT NULL DEFAULT 0 CHECK (ok >= 0),
    redeemed bigint NOT NULL DEFAULT 0 CHECK (redeemed >= 0),
    void     bigint NOT NULL DEFAULT 0 CHECK (void >= 0)
) WITH (fillfactor = 50);

COMMENT ON TABLE events IS 'Read model of the catalogue';
COMMENT ON TABLE pools IS 'Seats of a ticket type: capacity, held, sold';
COMMENT ON TABLE decisions IS 'The answer to each attempt of a booking';
COMMENT ON TABLE reservations IS 'Seats held, sold or given back';
COMMENT ON TABLE tickets IS 'A row is a right to enter; its id is known to the bearer alone';
COMMENT ON TABLE ticket_counts IS 'Tickets of an event by state';
