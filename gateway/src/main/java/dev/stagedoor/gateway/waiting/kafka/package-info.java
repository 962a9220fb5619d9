/** The log of arrivals. */
@NullMarked
package dev.stagedoor.gateway.waiting.kafka;

import org.jspecify.annotations.NullMarked;
