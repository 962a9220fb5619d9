-- Bookings of people without an account; their user id stands for nobody else.
ALTER TABLE bookings ADD COLUMN guest boolean NOT NULL DEFAULT false;

-- Accounts that were deleted. A row goes when no token of the account can be valid any more and no message of it on its way.
CREATE TABLE erasures (
    user_id      uuid PRIMARY KEY,
    requested_at timestamptz NOT NULL,
    -- when nothing here referred to the user any more; null: not yet
    erased_at    timestamptz
);

CREATE INDEX offers_by_organizer ON offers (organizer_id);
