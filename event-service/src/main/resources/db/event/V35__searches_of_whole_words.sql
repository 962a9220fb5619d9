-- A word of a search as the words that begin with it, where they are few. Else, as it was, as a beginning: of so many
-- words each is rare. What begins none finds nothing either way.
CREATE FUNCTION listing_word(term text) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT CASE
        WHEN term ~ '^[\u0001-\u024f]{1,2}$' THEN quote_literal(term)
        WHEN count(*) BETWEEN 1 AND 30 THEN '(' || string_agg(quote_literal(word), ' | ') || ')'
        ELSE quote_literal(term) || ':*' END
    FROM (SELECT word FROM listed_words WHERE word >= term AND word < term || U&'\+10ffff' LIMIT 31) beginning
$$;

CREATE OR REPLACE FUNCTION listing_query(search text) RETURNS tsquery LANGUAGE sql STABLE AS $$
    SELECT to_tsquery('simple', string_agg(listing_word(term), ' & ')) FROM listing_terms(search) AS terms (term)
$$;
