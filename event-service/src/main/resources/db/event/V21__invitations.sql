-- Who is invited to which event. Both constraints: once per account, once per address.
CREATE TABLE invitations (
    id          uuid PRIMARY KEY,
    event_id    uuid NOT NULL REFERENCES events ON DELETE CASCADE,
    -- Null: nobody with an account yet.
    invitee_id  uuid,
    -- As its organizer wrote it. Null: invited by name.
    email       text CHECK (char_length(email) <= 254),
    email_key   text CHECK (char_length(email_key) = 64),
    state       text NOT NULL CHECK (state IN ('pending', 'accepted', 'declined')),
    created_at  timestamptz NOT NULL,
    answered_at timestamptz,
    CHECK (invitee_id IS NOT NULL OR email IS NOT NULL),
    CHECK ((email IS NULL) = (email_key IS NULL)),
    CHECK ((state = 'pending') = (answered_at IS NULL)),
    CONSTRAINT one_invitation_per_account UNIQUE (event_id, invitee_id),
    CONSTRAINT one_invitation_per_address UNIQUE (event_id, email_key)
);

-- A user's own list and calendar; what goes with a deleted account.
CREATE INDEX invitations_of_invitee ON invitations (invitee_id, id) WHERE invitee_id IS NOT NULL;
-- What waits for somebody to register.
CREATE INDEX invitations_unclaimed ON invitations (email_key) WHERE invitee_id IS NULL;
-- An organizer's list of one event.
CREATE INDEX invitations_of_event ON invitations (event_id, id);
