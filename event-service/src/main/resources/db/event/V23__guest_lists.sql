-- booking-service follows the guest lists from here on; the version before told nobody. What it left is told now: who is
-- invited, and which events are private, as their snapshots were told to a follower that did not keep that. Neither does
-- harm when it is told again. Nothing to tell on a new database, where the outbox may not be there yet.
-- An invitation that a replica of the version before makes, or withdraws, after this is not told: see docs/operations.md.
DO $$
BEGIN
    IF to_regclass('messaging.outbox') IS NULL THEN
        RETURN;
    END IF;
    INSERT INTO messaging.outbox (stripe, message_id, topic, key, type, data, created_at)
    -- The stripe as the outbox computes it of a key: the lowest three bits of the four words, one upon the other.
    SELECT (get_byte(b, 3) # get_byte(b, 7) # get_byte(b, 11) # get_byte(b, 15)) & 7,
           gen_random_uuid(), 'stagedoor.guest-lists.v1', key, type, data::text, now()
    FROM (
        SELECT id AS key, uuid_send(id) AS b, 'stagedoor.guest-list.opened.v1' AS type,
               json_build_object('eventId', id) AS data
        FROM events WHERE published_at IS NOT NULL AND visibility = 'private'
        UNION ALL
        SELECT id, uuid_send(id), 'stagedoor.person.invited.v1',
               json_build_object('invitationId', id, 'eventId', event_id, 'userId', invitee_id)
        FROM invitations WHERE invitee_id IS NOT NULL) AS left_untold;
END
$$;
