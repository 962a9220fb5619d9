-- A ticket type whose counters are not what its reservations and tickets add up to sells nothing until an operator has looked.
-- Null: on sale. A version before this one does not know of it and goes on selling.
ALTER TABLE pools
    ADD COLUMN suspended_at  timestamptz,
    -- what differed when it was found, for the operator
    ADD COLUMN suspended_for text,
    ADD CONSTRAINT pools_suspended_for_a_reason CHECK ((suspended_at IS NULL) = (suspended_for IS NULL));

-- What is counted again for one pool. The states are not in it, so that a reservation that is sold or released stays where it is.
CREATE INDEX reservations_type ON reservations (ticket_type_id);
