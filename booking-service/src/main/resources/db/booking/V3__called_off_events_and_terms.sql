-- Every new column is nullable or has a default: the version before writes none of them.

-- Events that their organizers called off, and how far their bookings have been ended.
CREATE TABLE event_cancellations (
    event_id     uuid PRIMARY KEY REFERENCES offers (event_id),
    requested_at timestamptz NOT NULL,
    -- the organizer's own words
    reason       text,
    -- null: bookings or refunds are still to be ended
    completed_at timestamptz
);

CREATE INDEX event_cancellations_open ON event_cancellations (requested_at) WHERE completed_at IS NULL;

-- The terms that a booking was made under; null: made by the version before, the event's terms of today count.
ALTER TABLE bookings
    ADD COLUMN terms_starts_at            timestamptz,
    ADD COLUMN terms_cancel_until_seconds bigint,
    ADD COLUMN terms_fee_percent          int CHECK (terms_fee_percent BETWEEN 0 AND 100),
    -- what the organizer paid back while the booking stood
    ADD COLUMN refunded_amount            bigint NOT NULL DEFAULT 0,
    -- what the organizer kept of a cancelled booking; null: not cancelled, or cancelled by the version before
    ADD COLUMN fee_kept                   bigint CHECK (fee_kept >= 0),
    ADD CONSTRAINT terms_are_whole CHECK ((terms_starts_at IS NULL) = (terms_fee_percent IS NULL)),
    ADD CONSTRAINT no_more_back_than_the_price CHECK (refunded_amount BETWEEN 0 AND total_amount),
    ADD CONSTRAINT only_a_cancelled_booking_has_a_fee CHECK (fee_kept IS NULL OR status = 'cancelled'),
    ADD CONSTRAINT no_more_kept_than_the_price CHECK (fee_kept + refunded_amount <= total_amount);

-- What those who were cancelled before this version were charged.
UPDATE bookings b SET fee_kept = taken.amount
FROM (SELECT p.booking_id, sum(p.amount) - coalesce(sum(r.amount), 0) AS amount
      FROM payments p LEFT JOIN refunds r ON r.payment_id = p.id
      WHERE p.state = 'captured' GROUP BY p.booking_id) AS taken
WHERE b.status = 'cancelled' AND b.id = taken.booking_id AND taken.amount BETWEEN 0 AND b.total_amount;

-- Spots: events with a name that guests reserve under, and ticket types that admit for a slot only.
ALTER TABLE offers
    ADD COLUMN spot     text,
    -- the name in the form that names are compared in; not unique here: a name may pass on before this copy knows
    ADD COLUMN spot_key text,
    ADD CONSTRAINT a_spot_has_its_key CHECK ((spot IS NULL) = (spot_key IS NULL));

CREATE INDEX offers_by_spot ON offers (spot_key) WHERE spot_key IS NOT NULL;

ALTER TABLE offer_ticket_types
    ADD COLUMN slot_start timestamptz,
    ADD COLUMN slot_end   timestamptz,
    ADD CONSTRAINT slots_are_whole CHECK ((slot_start IS NULL) = (slot_end IS NULL));
