/** Events from files of an organizer: JSON, CSV, iCalendar. The same file twice makes every event once. */
@NullMarked
package dev.stagedoor.event.importing;

import org.jspecify.annotations.NullMarked;
