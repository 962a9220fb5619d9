/** Lists of events: the public one, and an organizer's own. */
@NullMarked
package dev.stagedoor.event.listing;

import org.jspecify.annotations.NullMarked;
