-- Lists the events that were there before. A thousand at a time, each in a transaction of its own, under the locks that
-- an edit takes: nobody waits longer than for one of them. Does no harm when it was cut short and runs again.
CREATE PROCEDURE listing_backfill() LANGUAGE plpgsql AS $$
DECLARE
    last uuid := '00000000-0000-0000-0000-000000000000';
    ids  uuid[];
BEGIN
    LOOP
        SELECT array_agg(id) INTO ids FROM (
            SELECT id FROM events WHERE id > last ORDER BY id LIMIT 1000 FOR NO KEY UPDATE) locked;
        EXIT WHEN ids IS NULL;
        PERFORM listing_refresh(ids);
        last := ids[array_upper(ids, 1)];
        COMMIT;
    END LOOP;
END
$$;
CALL listing_backfill();
