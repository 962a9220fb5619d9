/** The queue of mails in PostgreSQL. */
@NullMarked
package dev.stagedoor.notification.mail.postgres;

import org.jspecify.annotations.NullMarked;
