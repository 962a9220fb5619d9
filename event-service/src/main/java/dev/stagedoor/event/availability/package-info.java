/** The counts of each ticket type as ticket-service last told them: a copy to show and to check edits against, never what decides a sale. */
@NullMarked
package dev.stagedoor.event.availability;

import org.jspecify.annotations.NullMarked;
