-- An address stands for its user only once they have confirmed it. The version before kept addresses without asking;
-- account-service tells of the confirmed ones anew with its own update, and what waits for them is theirs then. An
-- invitation that somebody has got already stays theirs.
ALTER TABLE people ALTER COLUMN email_key DROP NOT NULL;
UPDATE people SET email_key = NULL;
COMMENT ON COLUMN people.email_key IS 'Null: no address that is confirmed';
