/** Event facts in PostgreSQL. */
@NullMarked
package dev.stagedoor.notification.event.postgres;

import org.jspecify.annotations.NullMarked;
