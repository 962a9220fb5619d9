/** Follows the inventory topic. */
@NullMarked
package dev.stagedoor.event.availability.kafka;

import org.jspecify.annotations.NullMarked;
