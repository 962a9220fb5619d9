-- Every word of every listed event. An index finds the events of a whole word, or of several, many times faster than those
-- of whatever begins with it: so a search looks up here which words it means. Compared by bytes, whatever the database
-- sorts by. Words are never removed: one that finds nothing any more does no harm.
CREATE TABLE listed_words (word text COLLATE "C" PRIMARY KEY);

-- As in V10; new are the words.
CREATE OR REPLACE FUNCTION listing_refresh(ids uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM listed_events l USING events e
    WHERE l.event_id = ANY(ids) AND e.id = l.event_id
        AND (e.published_at IS NULL OR e.visibility <> 'public');
    INSERT INTO listed_events AS known SELECT * FROM listing_of(ids)
    ON CONFLICT (event_id) DO UPDATE
    SET name = excluded.name, category = excluded.category, starts_at = excluded.starts_at,
        ends_at = excluded.ends_at, created_at = excluded.created_at, seats = excluded.seats,
        min_price = excluded.min_price, prices = excluded.prices, priced = excluded.priced,
        name_words = excluded.name_words, title_words = excluded.title_words, words = excluded.words,
        place_words = excluded.place_words
    WHERE known IS DISTINCT FROM excluded;
    -- In one order everywhere, so that two who bring the same words cannot lock each other out.
    INSERT INTO search_words
    SELECT DISTINCT found.word
    FROM listed_events l CROSS JOIN LATERAL unnest(tsvector_to_array(l.title_words)) AS found (word)
    WHERE l.event_id = ANY(ids) AND char_length(found.word) BETWEEN 3 AND 40
        AND NOT EXISTS (SELECT 1 FROM search_words s WHERE s.word = found.word)
    ORDER BY found.word
    ON CONFLICT DO NOTHING;
    PERFORM listing_learn(ids);
END
$$;

CREATE FUNCTION listing_learn(ids uuid[]) RETURNS void LANGUAGE sql AS $$
    INSERT INTO listed_words
    SELECT DISTINCT found.word COLLATE "C"
    FROM listed_events l CROSS JOIN LATERAL unnest(tsvector_to_array(l.words)) AS found (word)
    WHERE l.event_id = ANY(ids) AND NOT EXISTS (SELECT 1 FROM listed_words w WHERE w.word = found.word)
    ORDER BY 1
    ON CONFLICT DO NOTHING
$$;
