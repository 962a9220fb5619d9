-- Events and their ticket types. The status of an event is derived, never stored.
CREATE TABLE events (
    id                   uuid PRIMARY KEY,
    organizer_id         uuid NOT NULL,
    -- Grows by one with each change; followers of the catalogue topic keep the highest.
    revision             bigint NOT NULL CHECK (revision >= 1),
    name                 text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 200),
    description          text CHECK (char_length(description) <= 10000),
    category             text CHECK (char_length(category) <= 100),
    location             text CHECK (char_length(location) <= 300),
    online               boolean NOT NULL,
    url                  text CHECK (char_length(url) <= 2000),
    topics               text[] NOT NULL,
    timezone             text NOT NULL,
    starts_at            timestamptz NOT NULL,
    ends_at              timestamptz NOT NULL,
    visibility           text NOT NULL CHECK (visibility IN ('public', 'private')),
    -- Null: bookings of this event cannot be cancelled by their attendees.
    cancel_until_seconds bigint CHECK (cancel_until_seconds >= 0),
    cancel_fee_percent   integer NOT NULL CHECK (cancel_fee_percent BETWEEN 0 AND 100),
    created_at           timestamptz NOT NULL,
    -- Null: a draft.
    published_at         timestamptz,
    CHECK (ends_at >= starts_at)
);

-- The public list in each of its orders.
CREATE INDEX events_listed_by_start ON events (starts_at, id) WHERE published_at IS NOT NULL AND visibility = 'public';
CREATE INDEX events_listed_by_name ON events (name, id) WHERE published_at IS NOT NULL AND visibility = 'public';
CREATE INDEX events_listed_by_creation ON events (created_at, id) WHERE published_at IS NOT NULL AND visibility = 'public';
CREATE INDEX events_listed_by_category ON events (lower(category)) WHERE published_at IS NOT NULL AND visibility = 'public';
-- An organizer's own list.
CREATE INDEX events_of_organizer ON events (organizer_id, starts_at, id);

CREATE TABLE ticket_types (
    id              uuid PRIMARY KEY,
    event_id        uuid NOT NULL REFERENCES events ON DELETE CASCADE,
    position        integer NOT NULL,
    name            text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 200),
    price           bigint NOT NULL CHECK (price BETWEEN 0 AND 1000000000),
    currency        char(3) NOT NULL,
    capacity        integer NOT NULL CHECK (capacity BETWEEN 0 AND 1000000),
    sales_start     timestamptz,
    sales_end       timestamptz,
    max_per_booking integer NOT NULL CHECK (max_per_booking BETWEEN 1 AND 100),
    CHECK (sales_end > sales_start),
    -- Checked at commit, so that one statement may swap two names. Also finds the types of an event.
    UNIQUE (event_id, name) DEFERRABLE INITIALLY DEFERRED
);

-- What ticket-service last said of each pool. No reference to ticket_types: that topic and this database do not move
-- in step, and a count that comes early must not be lost.
CREATE TABLE pools (
    ticket_type_id uuid PRIMARY KEY,
    event_id       uuid NOT NULL,
    capacity       integer NOT NULL,
    held           integer NOT NULL,
    sold           integer NOT NULL,
    available      integer NOT NULL,
    version        bigint NOT NULL
);

CREATE INDEX pools_of_event ON pools (event_id);

-- Which event each imported row became.
CREATE TABLE imported_events (
    organizer_id uuid NOT NULL,
    -- What makes two rows the same event: see ImportKey.
    import_key   text NOT NULL,
    event_id     uuid NOT NULL UNIQUE REFERENCES events ON DELETE CASCADE,
    -- SHA-256 of the row's content: an equal row changes nothing.
    digest       text NOT NULL,
    PRIMARY KEY (organizer_id, import_key)
);
