-- Whose accounts were deleted: a token outlives its account by minutes, and must not make anything that nobody owns.
CREATE TABLE deleted_accounts (
    user_id uuid PRIMARY KEY,
    deleted_at timestamptz NOT NULL
);

CREATE INDEX deleted_accounts_by_time ON deleted_accounts (deleted_at);
