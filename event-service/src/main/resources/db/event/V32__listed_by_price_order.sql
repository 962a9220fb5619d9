-- The order of the lowest price, alone and together with all prices: for the dear ones in the order of their price. As V31.
DROP INDEX CONCURRENTLY IF EXISTS listed_by_price_order;
CREATE INDEX CONCURRENTLY listed_by_price_order ON listed_events (listing_price_order(min_price, event_id), event_id);
DROP INDEX CONCURRENTLY IF EXISTS listed_by_price_and_prices;
CREATE INDEX CONCURRENTLY listed_by_price_and_prices ON listed_events
    USING gist (listing_price_order(min_price, event_id), prices);
