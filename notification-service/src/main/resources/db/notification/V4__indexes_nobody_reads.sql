-- They served the version before V3, which looked for mails by their state. Since then mails_open and mails_of_user find what
-- waits, and each mail wrote to these two with every step it took.
DROP INDEX mails_due;
DROP INDEX mails_queued_for_user;
