/** What is on for a user: the events they organize and those they accepted, as a month, as an iCalendar file and as a feed that calendars subscribe to. */
@NullMarked
package dev.stagedoor.event.calendar;

import org.jspecify.annotations.NullMarked;
