-- Whether ticket-service has stopped the sale of a ticket type. The version before this leaves the column as it is: what it stores
-- meanwhile is right again with the next change of the pool.
ALTER TABLE pools ADD COLUMN suspended boolean NOT NULL DEFAULT false;
