/** Follows the tickets. */
@NullMarked
package dev.stagedoor.booking.view.kafka;

import org.jspecify.annotations.NullMarked;
