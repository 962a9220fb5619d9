-- Trusted like those of V10: the owner of the database may create it. For indexes that walk an order and look at ranges.
CREATE EXTENSION IF NOT EXISTS btree_gist;
