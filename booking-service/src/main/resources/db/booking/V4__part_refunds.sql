-- Several refunds of one payment, and never more in all than was paid: the sum is kept beside the payment by the database
-- itself, so that it holds whoever writes, the version before included.
ALTER TABLE refunds
    DROP CONSTRAINT refunds_payment_id_key,
    -- ordered by the organizer while the booking stands; its reason is the organizer's own words
    ADD COLUMN part boolean NOT NULL DEFAULT false;

CREATE INDEX refunds_by_payment ON refunds (payment_id);

ALTER TABLE payments
    ADD COLUMN refunded_amount bigint NOT NULL DEFAULT 0,
    ADD CONSTRAINT never_more_back_in_all_than_paid CHECK (refunded_amount BETWEEN 0 AND amount);

UPDATE payments p SET refunded_amount = r.amount
FROM (SELECT payment_id, sum(amount) AS amount FROM refunds GROUP BY payment_id) AS r
WHERE r.payment_id = p.id;

CREATE FUNCTION add_refund_to_its_payment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- Waits for the row: of two refunds at once, the later counts the earlier.
    UPDATE payments SET refunded_amount = refunded_amount + NEW.amount WHERE id = NEW.payment_id;
    RETURN NULL;
END
$$;

CREATE TRIGGER refunds_add_up AFTER INSERT ON refunds
    FOR EACH ROW EXECUTE FUNCTION add_refund_to_its_payment();

-- A repeated request is known by its key for a day.
CREATE TABLE refund_keys (
    booking_id   uuid        NOT NULL REFERENCES bookings (id),
    request_key  text        NOT NULL,
    request_hash text        NOT NULL,
    refund_id    uuid        NOT NULL REFERENCES refunds (id),
    created_at   timestamptz NOT NULL,
    PRIMARY KEY (booking_id, request_key)
);

CREATE INDEX refund_keys_created_at ON refund_keys USING brin (created_at) WITH (autosummarize = on);

-- Keys of payments are forgotten after a day: only those that still have one are looked at.
CREATE INDEX payments_with_a_key ON payments (created_at) WHERE request_key IS NOT NULL;
