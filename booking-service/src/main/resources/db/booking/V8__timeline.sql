-- What happened to the tickets of a booking, and which message said so; null: it has not, or the version before heard of it.
-- Columns and not rows of booking_steps: the issue of tickets is on the hot path, and a row more is dearer.
ALTER TABLE booking_tickets
    ADD COLUMN issued_at   timestamptz,
    ADD COLUMN issued_by   uuid,
    ADD COLUMN redeemed_at timestamptz,
    ADD COLUMN redeemed_by uuid,
    ADD COLUMN voided_at   timestamptz,
    ADD COLUMN voided_by   uuid;

-- The messages that ended bookings by the many.
ALTER TABLE event_cancellations ADD COLUMN message_id uuid;
ALTER TABLE erasures ADD COLUMN message_id uuid;
