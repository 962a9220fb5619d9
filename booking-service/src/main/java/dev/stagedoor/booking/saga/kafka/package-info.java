/** Decisions about seats come in here. */
@NullMarked
package dev.stagedoor.booking.saga.kafka;

import org.jspecify.annotations.NullMarked;
