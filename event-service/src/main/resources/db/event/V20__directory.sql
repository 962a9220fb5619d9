-- Whom organizers may name, as the contacts topic tells. Gone when the account is erased.
CREATE TABLE people (
    user_id      uuid PRIMARY KEY,
    -- As it is shown.
    username     text NOT NULL,
    -- What names and addresses are compared by: see PersonKey. Not unique: a name that changes hands may come here
    -- before its last owner has left.
    username_key text NOT NULL,
    -- SHA-256: addresses are compared here, never read.
    email_key    text NOT NULL CHECK (char_length(email_key) = 64)
);

CREATE INDEX people_by_username ON people (username_key);
CREATE INDEX people_by_email ON people (email_key);
