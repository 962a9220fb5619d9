-- Events whose buyers are let in at a pace; the gateways read which they are.
CREATE TABLE waiting_rooms (
    event_id uuid PRIMARY KEY REFERENCES events (id) ON DELETE CASCADE,
    opens_at timestamptz NOT NULL,
    admissions_per_minute integer NOT NULL CHECK (admissions_per_minute BETWEEN 1 AND 60000)
);

CREATE INDEX waiting_rooms_by_opening ON waiting_rooms (opens_at);
