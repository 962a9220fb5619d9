-- Contacts tell whether their address is confirmed; those that the version before told say nothing of it, which reads as
-- no. So the confirmed ones are told anew, as they are. Nothing to tell on a new database, where the outbox may not be
-- there yet. An address that a replica of the version before confirms after this is not told: see docs/operations.md.
DO $$
BEGIN
    IF to_regclass('messaging.outbox') IS NULL THEN
        RETURN;
    END IF;
    -- Nobody changes a contact between what is read here and its place in the outbox.
    LOCK TABLE users IN SHARE MODE;
    INSERT INTO messaging.outbox (stripe, message_id, topic, key, type, data, created_at)
    -- The stripe as the outbox computes it of a key: the lowest three bits of the four words, one upon the other.
    SELECT (get_byte(b, 3) # get_byte(b, 7) # get_byte(b, 11) # get_byte(b, 15)) & 7,
           gen_random_uuid(), 'stagedoor.contacts.v1', key, 'stagedoor.contact.changed.v1', data::text, now()
    FROM (
        SELECT id AS key, uuid_send(id) AS b,
               json_build_object('userId', id, 'username', username, 'email', email, 'emailConfirmed', true) AS data
        FROM users WHERE email_confirmed_at IS NOT NULL) AS confirmed;
END
$$;
