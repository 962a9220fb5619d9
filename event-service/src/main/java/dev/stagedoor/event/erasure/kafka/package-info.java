/** Follows the accounts topic. */
@NullMarked
package dev.stagedoor.event.erasure.kafka;

import org.jspecify.annotations.NullMarked;
