-- Who is invited, as event-service tells. No reference to offers: the two topics come in any order.
CREATE TABLE invitations (
    id       uuid PRIMARY KEY,
    event_id uuid NOT NULL,
    user_id  uuid NOT NULL
);

CREATE INDEX invitations_by_event ON invitations (event_id, user_id);
-- What goes with a deleted account.
CREATE INDEX invitations_by_user ON invitations (user_id);

-- Null: kept by the version before, which did not ask. Such an event can be booked by all, as it could until now, until
-- event-service tells that it is private: once with its own update, and with each change. Of an event that becomes private
-- while a replica of the version before still runs, the next change tells.
ALTER TABLE offers ADD COLUMN visibility text CHECK (visibility IN ('public', 'private'));
