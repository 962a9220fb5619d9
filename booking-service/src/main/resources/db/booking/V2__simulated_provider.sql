-- The books of the simulated payment provider. No table of the service refers to them, nor they to it: a real provider's
-- books are elsewhere.
CREATE SCHEMA simulated_provider;

CREATE TABLE simulated_provider.charges (
    payment_id uuid PRIMARY KEY,
    amount     bigint,
    currency   char(3),
    state      text NOT NULL CHECK (state IN ('captured', 'declined', 'processing', 'withdrawn')),
    -- when a processing charge becomes a captured one
    capture_at timestamptz,
    CHECK ((state = 'processing') = (capture_at IS NOT NULL)),
    -- a charge withdrawn before it was heard of has no amount
    CHECK (state = 'withdrawn' OR (amount > 0 AND currency IS NOT NULL))
);

CREATE TABLE simulated_provider.refunds (
    refund_id  uuid PRIMARY KEY,
    payment_id uuid   NOT NULL REFERENCES simulated_provider.charges (payment_id),
    amount     bigint NOT NULL CHECK (amount > 0)
);
