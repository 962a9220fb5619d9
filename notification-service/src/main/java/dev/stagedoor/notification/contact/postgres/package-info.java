/** Contacts in PostgreSQL. */
@NullMarked
package dev.stagedoor.notification.contact.postgres;

import org.jspecify.annotations.NullMarked;
