-- Null: last told of by a version that did not keep it. Nobody but its organizer is told that there is such an event, until
-- its next change. An event that becomes private while a replica of the version before still runs counts as public as long.
ALTER TABLE events ADD COLUMN visibility text CHECK (visibility IN ('public', 'private'));
