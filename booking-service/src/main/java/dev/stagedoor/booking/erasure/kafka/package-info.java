/** Deleted accounts come in here. */
@NullMarked
package dev.stagedoor.booking.erasure.kafka;

import org.jspecify.annotations.NullMarked;
