-- A ticket type whose bookings have other tickets than they should sells nothing until an operator has looked. Null: on sale.
-- The version before does not know of it and goes on selling.
ALTER TABLE open_pools
    ADD COLUMN suspended_at  timestamptz,
    ADD COLUMN suspended_for text,
    ADD CONSTRAINT suspended_for_a_reason CHECK ((suspended_at IS NULL) = (suspended_for IS NULL));
