/** Follows the contacts topic. */
@NullMarked
package dev.stagedoor.event.directory.kafka;

import org.jspecify.annotations.NullMarked;
