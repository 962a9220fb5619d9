/** Calendars over HTTP. */
@NullMarked
package dev.stagedoor.event.calendar.http;

import org.jspecify.annotations.NullMarked;
