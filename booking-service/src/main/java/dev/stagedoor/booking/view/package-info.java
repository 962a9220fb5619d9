/** What people see of bookings: one, lists, the timeline, live changes, their tickets. */
@NullMarked
package dev.stagedoor.booking.view;

import org.jspecify.annotations.NullMarked;
