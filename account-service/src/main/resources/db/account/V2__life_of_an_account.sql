-- The revision is what If-Match is compared with; it grows with every change of the row.
ALTER TABLE users
    ADD COLUMN revision           bigint NOT NULL DEFAULT 1,
    ADD COLUMN email_confirmed_at timestamptz;

-- Tokens that are mailed and work once. One per user and purpose: a newer one makes the older void. A used one is a
-- missing row.
CREATE TABLE one_time_tokens (
    user_id    uuid        NOT NULL REFERENCES users ON DELETE CASCADE,
    purpose    text        NOT NULL CHECK (purpose IN ('confirm_address', 'reset_password')),
    token_hash bytea       NOT NULL UNIQUE CHECK (octet_length(token_hash) = 32),
    issued_at  timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    PRIMARY KEY (user_id, purpose)
);
CREATE INDEX one_time_tokens_by_expiry ON one_time_tokens (expires_at);

-- How often something was asked for in the window under way. Keyed by a hash, as login_failures is.
CREATE TABLE allowances (
    subject bytea       PRIMARY KEY CHECK (octet_length(subject) = 32),
    taken   integer     NOT NULL CHECK (taken > 0),
    ends_at timestamptz NOT NULL
);
CREATE INDEX allowances_by_end ON allowances (ends_at);

-- Deleted accounts, for ever: the proof that nothing is left. The id is random: who knows it may read the row.
CREATE TABLE erasures (
    id           uuid        PRIMARY KEY,
    user_id      uuid        NOT NULL UNIQUE,
    requested_at timestamptz NOT NULL
);

-- The services that were expected to erase when the account was deleted, and when each said that it has.
CREATE TABLE erasure_services (
    erasure_id uuid        NOT NULL REFERENCES erasures,
    place      integer     NOT NULL,
    service    text        NOT NULL,
    erased_at  timestamptz,
    PRIMARY KEY (erasure_id, service)
);
CREATE INDEX erasure_services_open ON erasure_services (erasure_id) WHERE erased_at IS NULL;
