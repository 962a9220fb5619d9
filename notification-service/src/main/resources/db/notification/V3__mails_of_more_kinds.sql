-- Mails of more kinds stand in the same queue. What makes them different from a booking's mail is in the payload.
--
-- The version before this one must not touch them, as it knows only two kinds: it looks for state 'queued', so they wait
-- as 'waiting'. Whatever is not settled is in the queue.
ALTER TABLE mails DROP CONSTRAINT mails_kind_check;
ALTER TABLE mails ADD CONSTRAINT mails_kind_check CHECK (kind IN
    ('confirmation', 'cancellation', 'refund', 'report', 'address_confirmation', 'password_reset', 'invitation'));
ALTER TABLE mails DROP CONSTRAINT mails_state_check;
ALTER TABLE mails ADD CONSTRAINT mails_state_check CHECK (state IN ('queued', 'waiting', 'sent', 'failed', 'dropped'));
ALTER TABLE mails DROP CONSTRAINT settled_at_an_instant;
ALTER TABLE mails ADD CONSTRAINT settled_at_an_instant
    CHECK ((state IN ('queued', 'waiting')) = (settled_at IS NULL));

COMMENT ON COLUMN mails.booking_id IS 'What the mail is about: a booking, a refund, a report, a request or an invitation';
-- A report and a request have no event; somebody without an account has no user.
ALTER TABLE mails ALTER COLUMN event_id DROP NOT NULL;
ALTER TABLE mails ALTER COLUMN user_id DROP NOT NULL;

-- An address of the mail's own, instead of the user's contact; what it says; until when that is of use. Addresses, tokens
-- and reports leave this table with the mail.
ALTER TABLE mails ADD COLUMN email text;
ALTER TABLE mails ADD COLUMN username text;
ALTER TABLE mails ADD COLUMN payload text;
ALTER TABLE mails ADD COLUMN expires_at timestamptz;
ALTER TABLE mails ADD CONSTRAINT secrets_leave_with_the_mail
    CHECK (settled_at IS NULL OR (email IS NULL AND username IS NULL AND payload IS NULL));

CREATE INDEX mails_open ON mails (next_attempt_at, id) WHERE settled_at IS NULL;
CREATE INDEX mails_of_user ON mails (user_id);

-- Guests who gave an address for mail about their booking. Gone some time after the event.
CREATE TABLE guests (
    user_id    uuid PRIMARY KEY,
    booking_id uuid        NOT NULL,
    email      text        NOT NULL,
    given_at   timestamptz NOT NULL
);
