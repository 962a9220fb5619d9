/** What can be booked and under which terms: a local copy of the catalogue, and which pools are open. */
@NullMarked
package dev.stagedoor.booking.offer;

import org.jspecify.annotations.NullMarked;
