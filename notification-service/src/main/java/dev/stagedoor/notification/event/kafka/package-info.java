/** Follows the catalogue. */
@NullMarked
package dev.stagedoor.notification.event.kafka;

import org.jspecify.annotations.NullMarked;
