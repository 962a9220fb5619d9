/** Seats of an event as they change: {@link dev.stagedoor.event.live.WatchAvailability}. Everybody in this process who watches the same event shares one reader of the database. */
@NullMarked
package dev.stagedoor.event.live;

import org.jspecify.annotations.NullMarked;
