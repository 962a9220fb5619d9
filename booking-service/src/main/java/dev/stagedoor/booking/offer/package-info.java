/** What can be booked, by whom and under which terms: a local copy of the catalogue and its guest lists, and which pools are open. */
@NullMarked
package dev.stagedoor.booking.offer;

import org.jspecify.annotations.NullMarked;
