-- The secret address under which calendar programs read a user's calendar: one per user.
CREATE TABLE calendar_feeds (
    user_id     uuid PRIMARY KEY,
    -- SHA-256 of the secret, which is random: it needs neither salt nor slowness.
    secret_hash text NOT NULL UNIQUE CHECK (char_length(secret_hash) = 64),
    created_at  timestamptz NOT NULL
);
