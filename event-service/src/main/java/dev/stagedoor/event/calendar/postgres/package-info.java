/** Calendars in PostgreSQL. */
@NullMarked
package dev.stagedoor.event.calendar.postgres;

import org.jspecify.annotations.NullMarked;
