-- Trusted like those of V10: the owner of the database may create it. For indexes that walk an order and look at ranges.
CREATE EXTENSION IF NOT EXISTS btree_gist;

-- Prices in an order that hardly has equals, for so many events cost the same that sorting these by their id would take
-- longer than finding them. Below 2^51, so that also their distance as a double is exact.
CREATE FUNCTION listing_price_order(price bigint, id uuid) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT (price << 20) + ('x' || right(id::text, 5))::bit(20)::int
$$;
