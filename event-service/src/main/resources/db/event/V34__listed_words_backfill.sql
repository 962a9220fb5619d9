-- The words of the events that were listed before. A thousand at a time, each in a transaction of its own. Does no harm
-- when it was cut short and runs again.
DO $$
DECLARE
    last uuid := '00000000-0000-0000-0000-000000000000';
    ids  uuid[];
BEGIN
    LOOP
        SELECT array_agg(event_id) INTO ids FROM (
            SELECT event_id FROM listed_events WHERE event_id > last ORDER BY event_id LIMIT 1000) next;
        EXIT WHEN ids IS NULL;
        PERFORM listing_learn(ids);
        last := ids[array_upper(ids, 1)];
        COMMIT;
    END LOOP;
END
$$;
