-- What the public list of events is found by: one narrow row for each published public event, kept by triggers in the
-- transaction that changes the event, its ticket types or its pools. Triggers, because the version before this one goes
-- on writing while replicas are replaced, and knows nothing of this table.
-- Both extensions are trusted: the owner of the database may create them.
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE TABLE listed_events (
    event_id    uuid PRIMARY KEY REFERENCES events ON DELETE CASCADE,
    name        text NOT NULL,
    -- Folded, see listing_fold.
    category    text,
    starts_at   timestamptz NOT NULL,
    ends_at     timestamptz NOT NULL,
    created_at  timestamptz NOT NULL,
    -- Whether seats are left of any ticket type, and the event was not called off. It turns seldom: a sale that leaves
    -- seats writes nothing here. Whether the event is over is asked of the clock.
    seats       boolean NOT NULL,
    -- The lowest price, and each price as a range of one amount: once the amount alone, once with its currency (see
    -- listing_price). Ranges, so that an index answers "is any price from here to there".
    min_price   bigint,
    prices      int8multirange NOT NULL,
    priced      int8multirange NOT NULL,
    -- Words of the name (A); of name, category, topics and location (A, B); of these and the description (A, B, D).
    name_words  tsvector NOT NULL,
    title_words tsvector NOT NULL,
    words       tsvector NOT NULL,
    place_words tsvector NOT NULL
);

-- The planner chooses between walking an order and reading matches by how frequent it thinks a word is.
ALTER TABLE listed_events ALTER COLUMN name_words SET STATISTICS 500;
ALTER TABLE listed_events ALTER COLUMN title_words SET STATISTICS 500;
ALTER TABLE listed_events ALTER COLUMN words SET STATISTICS 500;
ALTER TABLE listed_events ALTER COLUMN place_words SET STATISTICS 500;

-- Each order.
CREATE INDEX listed_by_start ON listed_events (starts_at, event_id);
CREATE INDEX listed_by_name ON listed_events (name, event_id);
CREATE INDEX listed_by_creation ON listed_events (created_at, event_id);
CREATE INDEX listed_by_price ON listed_events (min_price, event_id);
-- Filters.
CREATE INDEX listed_by_category ON listed_events (category, starts_at, event_id);
CREATE INDEX listed_by_seats ON listed_events (seats, starts_at, event_id);
CREATE INDEX listed_by_time ON listed_events USING gist (tstzrange(starts_at, ends_at));
CREATE INDEX listed_by_prices ON listed_events USING gist (prices);
CREATE INDEX listed_by_priced ON listed_events USING gist (priced);
CREATE INDEX listed_by_place ON listed_events USING gin (place_words);
CREATE INDEX listed_by_name_words ON listed_events USING gin (name_words);
CREATE INDEX listed_by_title_words ON listed_events USING gin (title_words);
CREATE INDEX listed_by_words ON listed_events USING gin (words);

-- Every word that stands in a listed name, category, topic or location, for searches with typing errors. Words are
-- never removed: one that finds nothing any more does no harm.
CREATE TABLE search_words (word text PRIMARY KEY);
CREATE INDEX search_words_alike ON search_words USING gin (word gin_trgm_ops);

-- Without case, accents and punctuation, words parted by one space. Scripts that are written without spaces, and
-- symbols, become one word for each character, so that a part of them is found as a phrase.
CREATE FUNCTION listing_fold(value text) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT trim(regexp_replace(regexp_replace(
        lower(unaccent(normalize(coalesce(value, ''), NFKC))),
        '([\u2300-\u2bff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\U00010000-\U0003ffff])', ' \1 ', 'g'),
        '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u2000-\u206f\u3000-\u303f\ufe00-\ufe0f]+', ' ', 'g'))
$$;

-- The words of a text, with their weight.
CREATE FUNCTION listing_words(value text, weight "char") RETURNS tsvector LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT setweight(to_tsvector('simple', listing_fold(value)), weight)
$$;

-- A price and its currency as one number: amounts stay below 2^31, and a currency is three letters.
CREATE FUNCTION listing_price(currency text, amount bigint) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT ((ascii(substr(currency, 1, 1)) * 128 + ascii(substr(currency, 2, 1))) * 128
        + ascii(substr(currency, 3, 1))) * 2147483648 + amount
$$;

-- The rows that these events should have.
CREATE FUNCTION listing_of(ids uuid[]) RETURNS SETOF listed_events LANGUAGE sql STABLE AS $$
    SELECT e.id, e.name, nullif(listing_fold(e.category), ''), e.starts_at, e.ends_at, e.created_at,
           coalesce(sale.seats, false) AND e.cancelled_at IS NULL, sale.min_price,
           coalesce(sale.prices, '{}'), coalesce(sale.priced, '{}'),
           word.name, word.name || word.tags || word.place,
           word.name || word.tags || word.place || listing_words(e.description, 'D'),
           word.place
    FROM events e
    CROSS JOIN LATERAL (
        SELECT listing_words(e.name, 'A') AS name, listing_words(e.location, 'B') AS place,
               listing_words(concat_ws(' ', e.category, array_to_string(e.topics, ' ')), 'B') AS tags
        OFFSET 0) word
    LEFT JOIN LATERAL (
        SELECT bool_or(coalesce(p.available, t.capacity) > 0) AS seats, min(t.price) AS min_price,
               range_agg(int8range(t.price, t.price, '[]')) AS prices,
               range_agg(int8range(listing_price(t.currency, t.price), listing_price(t.currency, t.price), '[]'))
                   AS priced
        FROM ticket_types t LEFT JOIN pools p ON p.ticket_type_id = t.id
        WHERE t.event_id = e.id) sale ON true
    WHERE e.id = ANY(ids) AND e.published_at IS NOT NULL AND e.visibility = 'public'
$$;

-- Makes the rows of these events what they should be. Whoever calls it holds the locks of the events.
CREATE FUNCTION listing_refresh(ids uuid[]) RETURNS void LANGUAGE plpgsql AS $$
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
END
$$;

-- The same for what follows from ticket types and pools alone.
CREATE FUNCTION listing_refresh_sale(ids uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    -- Two who change pools of one event must see each other's change, and so must one who makes it public.
    PERFORM 1 FROM events WHERE id = ANY(ids) ORDER BY id FOR NO KEY UPDATE;
    UPDATE listed_events l
    SET seats = coalesce(sale.seats, false) AND e.cancelled_at IS NULL, min_price = sale.min_price,
        prices = coalesce(sale.prices, '{}'), priced = coalesce(sale.priced, '{}')
    FROM events e
    LEFT JOIN LATERAL (
        SELECT bool_or(coalesce(p.available, t.capacity) > 0) AS seats, min(t.price) AS min_price,
               range_agg(int8range(t.price, t.price, '[]')) AS prices,
               range_agg(int8range(listing_price(t.currency, t.price), listing_price(t.currency, t.price), '[]'))
                   AS priced
        FROM ticket_types t LEFT JOIN pools p ON p.ticket_type_id = t.id
        WHERE t.event_id = e.id) sale ON true
    WHERE l.event_id = ANY(ids) AND e.id = l.event_id
        AND (l.seats, l.min_price, l.priced) IS DISTINCT FROM
            (coalesce(sale.seats, false) AND e.cancelled_at IS NULL, sale.min_price, coalesce(sale.priced, '{}'));
END
$$;

CREATE FUNCTION listing_events_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM listing_refresh(array_agg(id)) FROM changed HAVING count(*) > 0;
    RETURN NULL;
END
$$;

CREATE FUNCTION listing_types_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM listing_refresh_sale(array_agg(DISTINCT event_id)) FROM changed HAVING count(*) > 0;
    RETURN NULL;
END
$$;

-- Only when the last seat of a pool goes or comes back: a hot sale does not touch the list.
CREATE FUNCTION listing_pools_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM listing_refresh_sale(array_agg(DISTINCT changed.event_id))
    FROM changed JOIN before USING (ticket_type_id)
    WHERE (changed.available > 0) <> (before.available > 0)
    HAVING count(*) > 0;
    RETURN NULL;
END
$$;

CREATE TRIGGER listing_events_inserted AFTER INSERT ON events
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION listing_events_changed();
CREATE TRIGGER listing_events_updated AFTER UPDATE ON events
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION listing_events_changed();
CREATE TRIGGER listing_types_inserted AFTER INSERT ON ticket_types
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION listing_types_changed();
CREATE TRIGGER listing_types_updated AFTER UPDATE ON ticket_types
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION listing_types_changed();
CREATE TRIGGER listing_types_deleted AFTER DELETE ON ticket_types
    REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION listing_types_changed();
CREATE TRIGGER listing_pools_inserted AFTER INSERT ON pools
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION listing_types_changed();
CREATE TRIGGER listing_pools_updated AFTER UPDATE ON pools
    REFERENCING OLD TABLE AS before NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION listing_pools_changed();

-- What a search means: every word, or one that begins with it; words of one or two letters whole. Null: no words.
-- A search has at most 200 characters; its first ten words are enough to tell events apart.
CREATE FUNCTION listing_terms(search text) RETURNS SETOF text LANGUAGE sql STABLE AS $$
    SELECT term FROM (
        SELECT DISTINCT ON (term) term, place
        FROM unnest(string_to_array(left(listing_fold(search), 400), ' ')) WITH ORDINALITY AS parts (term, place)
        WHERE term <> '' ORDER BY term, place) terms
    ORDER BY place LIMIT 10
$$;

CREATE FUNCTION listing_query(search text) RETURNS tsquery LANGUAGE sql STABLE AS $$
    SELECT to_tsquery('simple', string_agg(
        quote_literal(term) || CASE WHEN term ~ '^[\u0001-\u024f]{1,2}$' THEN '' ELSE ':*' END, ' & '))
    FROM listing_terms(search) AS terms (term)
$$;

-- The same with each word that stands nowhere replaced by those most like it.
CREATE FUNCTION listing_query_alike(search text) RETURNS tsquery LANGUAGE sql STABLE AS $$
    SELECT to_tsquery('simple', string_agg(coalesce(
        (SELECT '(' || quote_literal(term) || ':* | ' || string_agg(quote_literal(alike.word), ' | ') || ')'
         FROM (SELECT word, similarity(word, term) AS likeness, max(similarity(word, term)) OVER () AS best
               FROM search_words
               WHERE word % term AND NOT EXISTS (
                   SELECT 1 FROM search_words s WHERE s.word >= term AND s.word < term || U&'\+10ffff')
               ORDER BY likeness DESC, word LIMIT 5) alike
         WHERE likeness >= 0.4 AND likeness >= best * 0.9),
        quote_literal(term) || ':*'), ' & '))
    FROM listing_terms(search) AS terms (term)
$$;
