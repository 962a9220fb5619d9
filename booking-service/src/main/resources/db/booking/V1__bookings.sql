-- Copy of the catalogue, as far as booking goes.
CREATE TABLE offers (
    event_id             uuid PRIMARY KEY,
    organizer_id         uuid        NOT NULL,
    revision             bigint      NOT NULL,
    starts_at            timestamptz NOT NULL,
    cancel_until_seconds bigint,
    cancel_fee_percent   int         NOT NULL CHECK (cancel_fee_percent BETWEEN 0 AND 100)
);

CREATE TABLE offer_ticket_types (
    id              uuid PRIMARY KEY,
    event_id        uuid    NOT NULL REFERENCES offers (event_id),
    price_amount    bigint  NOT NULL CHECK (price_amount >= 0),
    currency        char(3) NOT NULL,
    sales_start     timestamptz,
    sales_end       timestamptz,
    max_per_booking int     NOT NULL
);

CREATE INDEX offer_ticket_types_by_event ON offer_ticket_types (event_id);

-- Apart from the ticket types, because the two topics come in any order.
CREATE TABLE open_pools (
    ticket_type_id uuid PRIMARY KEY,
    event_id       uuid NOT NULL
);

CREATE TABLE bookings (
    id              uuid PRIMARY KEY,
    user_id         uuid        NOT NULL,
    event_id        uuid        NOT NULL,
    status          text        NOT NULL
        CHECK (status IN ('pending', 'held', 'confirmed', 'rejected', 'expired', 'cancelled')),
    reason          text,
    booking_date    timestamptz NOT NULL,
    hold_expires_at timestamptz,
    total_amount    bigint      NOT NULL CHECK (total_amount >= 0),
    currency        char(3)     NOT NULL,
    attempt         int         NOT NULL CHECK (attempt >= 1),
    -- the captured payment that counts for this booking
    paid_by         uuid,
    version         bigint      NOT NULL,
    updated_at      timestamptz NOT NULL,
    CONSTRAINT only_a_hold_expires CHECK ((status = 'held') = (hold_expires_at IS NOT NULL)),
    CONSTRAINT an_end_has_a_reason CHECK (status IN ('pending', 'held', 'confirmed') OR reason IS NOT NULL),
    CONSTRAINT no_ticket_without_money CHECK (status <> 'confirmed' OR total_amount = 0 OR paid_by IS NOT NULL)
);

CREATE INDEX bookings_by_user ON bookings (user_id, booking_date DESC, id DESC);
CREATE INDEX bookings_by_event ON bookings (event_id, booking_date DESC, id DESC);
-- The hold clock reads only what is due, the watch over stuck requests only what is pending.
CREATE INDEX bookings_held ON bookings (hold_expires_at) WHERE status = 'held';
CREATE INDEX bookings_pending ON bookings (updated_at) WHERE status = 'pending';

CREATE TABLE booking_items (
    booking_id     uuid   NOT NULL REFERENCES bookings (id),
    ticket_type_id uuid   NOT NULL,
    quantity       int    NOT NULL CHECK (quantity >= 1),
    -- for one seat, in the currency of the booking
    price_amount   bigint NOT NULL CHECK (price_amount >= 0),
    PRIMARY KEY (booking_id, ticket_type_id)
);

CREATE TABLE booking_tickets (
    id             uuid PRIMARY KEY,
    booking_id     uuid NOT NULL REFERENCES bookings (id),
    ticket_type_id uuid NOT NULL,
    state          text NOT NULL CHECK (state IN ('ok', 'redeemed', 'void'))
);

CREATE INDEX booking_tickets_by_booking ON booking_tickets (booking_id);

CREATE TABLE booking_steps (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    booking_id uuid        NOT NULL REFERENCES bookings (id),
    at         timestamptz NOT NULL,
    state      text        NOT NULL,
    reason     text,
    -- the message that led to the step; null: a request or a clock
    message_id uuid
);

CREATE INDEX booking_steps_by_booking ON booking_steps (booking_id, id);

CREATE TABLE idempotency_keys (
    user_id      uuid        NOT NULL,
    request_key  text        NOT NULL,
    request_hash text        NOT NULL,
    booking_id   uuid        NOT NULL REFERENCES bookings (id),
    created_at   timestamptz NOT NULL,
    PRIMARY KEY (user_id, request_key)
);

-- Written in the order of time: a block range index finds the old ones at next to no cost for an insert.
CREATE INDEX idempotency_keys_created_at ON idempotency_keys USING brin (created_at) WITH (autosummarize = on);

CREATE TABLE payments (
    id            uuid PRIMARY KEY,
    booking_id    uuid        NOT NULL REFERENCES bookings (id),
    amount        bigint      NOT NULL CHECK (amount > 0),
    currency      char(3)     NOT NULL,
    -- started: the provider is being asked; unknown: it did not answer in time; the others are final
    state         text        NOT NULL CHECK (state IN ('started', 'unknown', 'captured', 'declined', 'abandoned')),
    request_key   text,
    request_hash  text        NOT NULL,
    created_at    timestamptz NOT NULL,
    settled_at    timestamptz,
    next_check_at timestamptz NOT NULL,
    checks        int         NOT NULL DEFAULT 0,
    CONSTRAINT final_states_have_a_time CHECK ((state IN ('started', 'unknown')) = (settled_at IS NULL)),
    UNIQUE (booking_id, request_key),
    UNIQUE (id, booking_id),
    UNIQUE (id, amount)
);

CREATE UNIQUE INDEX one_open_payment_per_booking ON payments (booking_id) WHERE state IN ('started', 'unknown');
CREATE INDEX payments_to_check ON payments (next_check_at) WHERE state IN ('started', 'unknown');

ALTER TABLE bookings
    ADD CONSTRAINT paid_by_a_payment_of_its_own FOREIGN KEY (paid_by, id) REFERENCES payments (id, booking_id);

CREATE TABLE refunds (
    id             uuid PRIMARY KEY,
    payment_id     uuid        NOT NULL UNIQUE,
    booking_id     uuid        NOT NULL,
    amount         bigint      NOT NULL CHECK (amount > 0),
    payment_amount bigint      NOT NULL,
    currency       char(3)     NOT NULL,
    reason         text        NOT NULL,
    state          text        NOT NULL CHECK (state IN ('requested', 'done')),
    tries          int         NOT NULL DEFAULT 0,
    next_try_at    timestamptz NOT NULL,
    created_at     timestamptz NOT NULL,
    done_at        timestamptz,
    FOREIGN KEY (payment_id, booking_id) REFERENCES payments (id, booking_id),
    FOREIGN KEY (payment_id, payment_amount) REFERENCES payments (id, amount),
    CONSTRAINT never_more_back_than_paid CHECK (amount <= payment_amount),
    CONSTRAINT done_has_a_time CHECK ((state = 'done') = (done_at IS NOT NULL))
);

CREATE INDEX refunds_to_do ON refunds (next_try_at) WHERE state = 'requested';
CREATE INDEX refunds_by_booking ON refunds (booking_id);
