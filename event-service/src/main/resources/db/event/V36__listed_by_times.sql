-- Which times lie in which part of the table. Events lie there about as they were made, the past ones first: bitmaps of
-- words are narrowed to the parts that hold what a range of times or "available" asks for. A few pages in all. As V31.
DROP INDEX CONCURRENTLY IF EXISTS listed_by_times;
CREATE INDEX CONCURRENTLY listed_by_times ON listed_events USING brin (starts_at, ends_at)
    WITH (pages_per_range = 32, autosummarize = on);
