-- The order of creation together with the times of the event. They go along with each other: whoever wants the events of
-- next year in the order of their creation would else walk over all that are past. Made while others write; what an
-- attempt that was cut short has left is useless and goes first.
DROP INDEX CONCURRENTLY IF EXISTS listed_by_creation_and_times;
CREATE INDEX CONCURRENTLY listed_by_creation_and_times ON listed_events USING gist (created_at, starts_at, ends_at);
