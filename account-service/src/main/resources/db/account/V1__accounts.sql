CREATE TABLE users (
    id            uuid        PRIMARY KEY,
    username      text        NOT NULL CHECK (char_length(username) BETWEEN 1 AND 32),
    -- What uniqueness is judged by: compatibility-normalised, lower case.
    username_key  text        NOT NULL CONSTRAINT users_username_taken UNIQUE,
    email         text        NOT NULL CHECK (char_length(email) BETWEEN 3 AND 254),
    email_key     text        NOT NULL CONSTRAINT users_email_taken UNIQUE,
    password_hash text        NOT NULL CHECK (password_hash LIKE '$argon2id$%'),
    role          text        NOT NULL CHECK (role IN ('attendee', 'organizer')),
    created_at    timestamptz NOT NULL
);

-- One row per sign-in: the family of refresh tokens that descend from it. Only the newest token's hash is kept; any
-- other token of the family is a used one. A revoked family is a missing row.
CREATE TABLE sessions (
    id         uuid        PRIMARY KEY,
    user_id    uuid        NOT NULL REFERENCES users ON DELETE CASCADE,
    token_hash bytea       NOT NULL CHECK (octet_length(token_hash) = 32),
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL
);
CREATE INDEX sessions_of_user ON sessions (user_id, created_at DESC, id);
CREATE INDEX sessions_by_expiry ON sessions (expires_at);

-- Keyed by a hash: people type passwords into the name field.
CREATE TABLE login_failures (
    subject       bytea       PRIMARY KEY CHECK (octet_length(subject) = 32),
    failures      integer     NOT NULL CHECK (failures > 0),
    first_at      timestamptz NOT NULL,
    last_at       timestamptz NOT NULL
);
CREATE INDEX login_failures_by_age ON login_failures (last_at);

-- The generation is the primary key so that of two replicas that start together one makes the key and both use it.
CREATE TABLE signing_keys (
    generation integer     PRIMARY KEY CHECK (generation > 0),
    jwk        text        NOT NULL,
    created_at timestamptz NOT NULL
);
