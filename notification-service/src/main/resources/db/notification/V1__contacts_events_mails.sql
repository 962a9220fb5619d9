-- The only personal data of this service: the newest contact of each user, gone when the account is erased.
CREATE TABLE contacts (
    user_id  uuid PRIMARY KEY,
    username text NOT NULL,
    email    text NOT NULL
);

CREATE TABLE events (
    id        uuid PRIMARY KEY,
    revision  bigint      NOT NULL,
    name      text        NOT NULL,
    location  text,
    online    boolean     NOT NULL,
    timezone  text        NOT NULL,
    starts_at timestamptz NOT NULL,
    ends_at   timestamptz NOT NULL
);

-- One row per booking and kind for ever: it is also the mark that the mail was asked for. Ids only, no addresses. No
-- foreign keys to contacts and events: topics are not ordered against each other, and a mail waits for both.
CREATE TABLE mails (
    id              uuid PRIMARY KEY,
    booking_id      uuid        NOT NULL,
    kind            text        NOT NULL CHECK (kind IN ('confirmation', 'cancellation')),
    event_id        uuid        NOT NULL,
    user_id         uuid        NOT NULL,
    ticket_ids      uuid[],
    reason          text,
    refund_amount   bigint CHECK (refund_amount >= 0),
    refund_currency char(3),
    -- sent: the server took it. failed: the server will never take it. dropped: nobody needs it any more.
    state           text        NOT NULL CHECK (state IN ('queued', 'sent', 'failed', 'dropped')),
    -- why it failed or was dropped; never the server's own words, as they repeat the address
    outcome         text,
    attempts        integer     NOT NULL DEFAULT 0 CHECK (attempts >= 0),
    -- of a queued mail: not before this time. A sender that claims it sets it to the end of its lease.
    next_attempt_at timestamptz NOT NULL,
    created_at      timestamptz NOT NULL,
    settled_at      timestamptz,
    CONSTRAINT one_mail_per_booking_and_kind UNIQUE (booking_id, kind),
    CONSTRAINT confirmation_has_tickets CHECK ((kind = 'confirmation') = (ticket_ids IS NOT NULL)),
    CONSTRAINT cancellation_has_reason CHECK ((kind = 'cancellation') = (reason IS NOT NULL)),
    CONSTRAINT refund_is_whole CHECK ((refund_amount IS NULL) = (refund_currency IS NULL)),
    CONSTRAINT settled_at_an_instant CHECK ((state = 'queued') = (settled_at IS NULL))
);

-- The queue, in the order of sending. Settled mails leave it, so it stays small however many were ever sent.
CREATE INDEX mails_due ON mails (next_attempt_at, id) WHERE state = 'queued';
-- An erased account takes its queued mails along.
CREATE INDEX mails_queued_for_user ON mails (user_id) WHERE state = 'queued';
