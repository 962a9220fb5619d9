-- The order of the lowest price together with all prices, for the dear ones in the order of their price. As V31.
DROP INDEX CONCURRENTLY IF EXISTS listed_by_price_and_prices;
CREATE INDEX CONCURRENTLY listed_by_price_and_prices ON listed_events USING gist (min_price, prices);
