-- Who organizes it. Null: known from before this column; the next change of the event says it. The version before this
-- leaves the column as it is.
ALTER TABLE events ADD COLUMN organizer_id uuid;
CREATE INDEX events_of_organizer ON events (organizer_id);

-- What happened, as it was told: one row for each thing however often it is told. Ids, counts and money only. No foreign
-- key to events: topics are not ordered against each other, and a fact waits for its event.
CREATE TABLE facts (
    kind          text        NOT NULL CHECK (kind IN ('confirmed', 'sold', 'cancelled', 'refunded', 'checked_in')),
    -- what it happened to: a booking, a refund or a ticket
    source_id     uuid        NOT NULL,
    event_id      uuid        NOT NULL,
    occurred_at   timestamptz NOT NULL,
    recorded_at   timestamptz NOT NULL,
    quantity      integer     NOT NULL CHECK (quantity >= 0),
    amount        bigint CHECK (amount >= 0),
    currency      char(3),
    -- the report that told it; null: none yet
    daily_report  uuid,
    weekly_report uuid,
    PRIMARY KEY (kind, source_id),
    CONSTRAINT money_is_whole CHECK ((amount IS NULL) = (currency IS NULL))
);

-- What is still to be told. Facts leave these within a day and a week, so they stay small however many there are.
CREATE INDEX facts_untold_daily ON facts (occurred_at) WHERE daily_report IS NULL;
CREATE INDEX facts_untold_weekly ON facts (occurred_at) WHERE weekly_report IS NULL;
CREATE INDEX facts_of_event ON facts (event_id);

CREATE TABLE reports (
    id           uuid PRIMARY KEY,
    organizer_id uuid        NOT NULL,
    kind         text        NOT NULL CHECK (kind IN ('daily', 'weekly')),
    period_start date        NOT NULL,
    zone         text        NOT NULL,
    starts_at    timestamptz NOT NULL,
    ends_at      timestamptz NOT NULL,
    made_at      timestamptz NOT NULL,
    -- a document, kept as it was mailed
    lines        text        NOT NULL,
    -- what lets any number of replicas run the clock
    CONSTRAINT one_report_per_organizer_kind_and_period UNIQUE (organizer_id, kind, period_start),
    CONSTRAINT period_has_a_length CHECK (starts_at < ends_at)
);
